import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Citizen, Relative } from '../../../src/domain/citizen.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { PUBLIC_FIELDS } from '../../../src/providers/datafordeler/public-selection.ts';
import { createOwnPeople } from './own-people.ts';
import { startSimulatedDatafordeler, type SimulatedDatafordeler } from './simulated-datafordeler.ts';

const own = createOwnPeople();
const period = { from: '2001-02-03', fromUncertain: true, to: '2004-05-06', toUncertain: false };
const since = { from: '2010-11-12', fromUncertain: false, to: null, toUncertain: null };
const byNumber = (role: Relative['role'], digits: string): Relative => ({
  role,
  validity: since,
  key: { cpr: CprNumber.of(digits) },
  person: null,
});
const unnumbered: Relative = {
  role: 'FATHER_OR_CO_MOTHER',
  validity: since,
  key: null,
  person: { name: 'Emma Madsen', birthDate: '1950-01-02', birthDateUncertain: true },
};

/** Somebody with something in every field. */
const RICH: Citizen = {
  ...own.citizen('0707614293'),
  status: 'EMIGRATED',
  statusSince: '2020-01-02',
  statusSinceUncertain: true,
  birthplace: { authorityCode: '0851', authorityName: 'Aalborg', supplementaryText: 'Hasseris' },
  nameHistory: [{ ...own.citizen('0901414068').nameHistory![0]!, validity: period }],
  occupation: 'Gartner',
  civilStatus: 'MARRIED',
  civilStatusSince: '2010-11-12',
  civilStatusSinceUncertain: false,
  civilStatusHistory: [{ civilStatus: 'DIVORCED', validity: period }],
  spouse: byNumber('SPOUSE', '0701650018'),
  parents: [byNumber('MOTHER', '0701650018'), unnumbered],
  children: [byNumber('CHILD', '0101851001')],
  custodyHolders: [byNumber('OTHER_CUSTODY_HOLDER', '0701650018')],
  custodyOver: [byNumber('CHILD', '0101851001')],
  guardianship: {
    kind: 'PARTIAL',
    guardianName: 'Emma Madsen',
    guardianAddressLines: ['Søgade 1', '9000 Aalborg'],
    validity: since,
  },
  citizenships: [
    { countryName: 'Danmark', countryCode: 'DNK', current: true, validity: since },
    { countryName: 'Sverige', countryCode: 'SWE', current: false, validity: period },
  ],
  addressHistory: [{ ...own.citizen('0707614293').address!, current: false, validity: period }],
  contactAddress: { lines: ['Boks 7'], validity: { ...since, fromUncertain: null } },
  migration: {
    departureCountryCode: 'SWE',
    departureCountryName: 'Sverige',
    entryCountryCode: null,
    entryCountryName: null,
    foreignAddressLines: ['Storgatan 1', 'Malmö'],
    validity: since,
  },
  migrationHistory: [
    {
      departureCountryCode: 'NOR',
      departureCountryName: 'Norge',
      entryCountryCode: 'NOR',
      entryCountryName: 'Norge',
      foreignAddressLines: [],
      validity: period,
    },
  ],
  disappearances: [period],
  churchMembership: 'PENDING',
  churchMembershipSince: '1999-01-01',
  separations: [period, since],
  sharedResidences: [since],
  municipalMatters: [{ kind: 'FOSTER_CHILD', code: '7', remark: 'Se sag', validity: since }],
  notes: [{ number: 2, text: 'Et notat', validity: { ...period, fromUncertain: null, toUncertain: null } }],
  votingRegistrations: [{ kind: 'DANE_ABROAD', since: '2015-06-07' }],
  movingOrder: { remark: 'Flyt', since: '2016-07-08' },
};

let upstream: SimulatedDatafordeler;
beforeAll(async () => {
  own.addCitizen(RICH);
  upstream = await startSimulatedDatafordeler('public', own.people);
});
afterAll(() => upstream.stop());

/** What the adapter answers when these fields are wanted, and what it asked the service for. */
async function ask(...wanted: (keyof Citizen)[]): Promise<{ answer: unknown; asked: readonly string[] }> {
  const question = { fields: new Set(wanted), signal: new AbortController().signal };
  const [answer] = await upstream.provider.citizens([{ cpr: RICH.cpr }], question);
  return { answer, asked: upstream.simulator.queries.at(-1)?.fields ?? [] };
}

const fieldsOf = (asked: readonly string[]): string[] =>
  [...new Set(asked.map((path) => path.split('.')[0] ?? ''))].sort();

const ALWAYS = ['beskyttelser', 'id', 'koen', 'personnumre', 'status'];

test('every field comes with every question or has a selection of its own', async () => {
  const { answer } = await ask();
  const filled = Object.entries(answer as Citizen).filter(([, value]) => value !== null);
  const comesAlways = filled.map(([field]) => field);
  expect([...comesAlways, ...Object.keys(PUBLIC_FIELDS)].sort()).toEqual(Object.keys(RICH).sort());
});

test.each(Object.keys(PUBLIC_FIELDS) as (keyof Citizen)[])(
  '%s, asked for alone, comes back',
  async (field) => {
    const { answer } = await ask(field);
    expect(answer).toMatchObject({ [field]: RICH[field] });
  },
);

test('all of them at once come back', async () => {
  const { answer } = await ask(...(Object.keys(PUBLIC_FIELDS) as (keyof Citizen)[]));
  expect(answer).toEqual(RICH);
});

describe('nothing is asked for that nobody wants', () => {
  test('a name alone: no family, no address', async () => {
    const { asked } = await ask('name');
    expect(fieldsOf(asked)).toEqual([...ALWAYS, 'navne'].sort());
  });

  test('nothing beyond who it is: numbers and protections only', async () => {
    const { asked } = await ask('id', 'protection');
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
