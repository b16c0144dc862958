import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Citizen } from '../../../../src/domain/citizen.ts';
import { NEVER_TOLD } from '../../../../src/providers/datafordeler/mapping/never-told.ts';
import { valueOf, type Told } from '../../../../src/providers/told.ts';
import { createOwnPeople } from '../own-people.ts';
import { RICH } from '../rich-person.ts';
import { startSimulatedDatafordeler, type SimulatedDatafordeler } from '../simulated-datafordeler.ts';

const own = createOwnPeople();
let upstream: SimulatedDatafordeler;
beforeAll(async () => {
  own.addCitizen(RICH);
  upstream = await startSimulatedDatafordeler('public', own.people);
});
afterAll(() => upstream.stop());

/** What the adapter answers when these fields are wanted, and what it asked the service for. */
async function ask(...wanted: (keyof Citizen)[]): Promise<{ answer: unknown; asked: readonly string[] }> {
  const inquiry = { key: { id: RICH.id }, fields: new Set(wanted) };
  const { signal } = new AbortController();
  const [answer] = await upstream.provider.citizens([inquiry], { signal });
  return { answer, asked: upstream.simulator.queries.at(-1)?.fields ?? [] };
}

const fieldsOf = (asked: readonly string[]): string[] =>
  [...new Set(asked.map((path) => path.split('.')[0] ?? ''))].sort();

const ALWAYS = ['beskyttelser', 'id', 'koen', 'personnumre', 'status'];

const FIELDS = Object.keys(RICH) as (keyof Citizen)[];
const isNeverTold = (field: string): boolean => NEVER_TOLD.some((never) => never === field);
const TOLD = FIELDS.filter((field) => !isNeverTold(field));

test.each(TOLD)('%s, asked for alone, comes back', async (field) => {
  const { answer } = await ask(field);
  expect(answer).toMatchObject({ [field]: RICH[field] });
  expect(RICH[field]).not.toBeNull();
});

test('all of them at once come back; of what the service has no place for there is nothing', async () => {
  const { answer } = await ask(...FIELDS);
  expect(answer).toStrictEqual(Object.fromEntries(TOLD.map((field) => [field, RICH[field]])));
});

test('of what nobody asked for there is nothing, and to read it is an error: it is not "none"', async () => {
  const { answer } = await ask('name');
  const { name, address } = answer as Told<Citizen>;
  expect(valueOf(name)).toEqual(RICH.name);
  expect(answer).not.toHaveProperty('address');
  expect(() => valueOf(address)).toThrow('was not asked for');
});

describe('nothing is asked for that nobody wants', () => {
  test('a name alone: no family, no address', async () => {
    const { asked } = await ask('name');
    expect(fieldsOf(asked)).toEqual([...ALWAYS, 'navne'].sort());
  });

  test('nothing beyond who it is: numbers and protections only', async () => {
    const { asked } = await ask('id', 'protection', 'protectionPeriods');
    expect(fieldsOf(asked)).toEqual(ALWAYS);
  });

  test.each([
    ['address', 'adresseoplysninger'],
    ['contactAddress', 'kontaktadresse'],
    ['parents', 'foraeldreoplysninger'],
    ['children', 'boern'],
    ['spouse', 'civilstande'],
    ['churchMembership', 'folkekirke'],
    ['notes', 'notater'],
    ['movingOrder', 'flyttepaabud'],
    ['eventCodes', 'cprHaendelseskoder'],
  ] as const)('%s: %s only', async (field, theirs) => {
    const { asked } = await ask(field);
    expect(fieldsOf(asked)).toEqual([...ALWAYS, theirs].sort());
  });

  test('of a relative no name and no address: whoever wants to know more walks on to them', async () => {
    const { asked } = await ask('spouse');
    const ofSpouse = asked.filter((path) => path.startsWith('civilstande.aegtefaelle.'));
    expect(ofSpouse.map((path) => path.replace('civilstande.aegtefaelle.', '')).sort()).toEqual([
      'beskyttelser.beskyttelsestype',
      'beskyttelser.status',
      'beskyttelser.virkningfra',
      'beskyttelser.virkningtil',
      'personid',
      'personnummer',
    ]);
  });

  test('two fields that come from one list: the list once', async () => {
    await ask('name', 'nameHistory');
    expect(upstream.simulator.queries.at(-1)?.document.match(/navne \{/g)).toHaveLength(1);
  });
});

test('protections are always asked for, of the person and of every relative: without them the service refuses the question', async () => {
  const { asked } = await ask('spouse', 'parents', 'children', 'custodyHolders', 'custodyOver');
  const places = asked.filter((path) => path.endsWith('beskyttelser.beskyttelsestype'));
  expect(places.sort()).toEqual([
    'beskyttelser.beskyttelsestype',
    'boern.barn.beskyttelser.beskyttelsestype',
    'civilstande.aegtefaelle.beskyttelser.beskyttelsestype',
    'foraeldremyndighedOver.barn.beskyttelser.beskyttelsestype',
    'foraeldremyndighedsoplysninger.foraeldremyndig.beskyttelser.beskyttelsestype',
    'foraeldreoplysninger.foraelder.beskyttelser.beskyttelsestype',
  ]);
});
