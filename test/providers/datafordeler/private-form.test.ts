import { afterEach, describe, expect, test } from '@jest/globals';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import type { PrivateCitizen } from '../../../src/domain/private-citizen.ts';
import { PRIVATE_CITIZEN_FIELDS_NEVER_TOLD } from '../../../src/providers/datafordeler/mapping/never-told.ts';
import { personTokensOf, PRIVATE_CITIZEN } from '../../../src/providers/person-token.ts';
import type { ProviderError } from '../../../src/providers/provider-error.ts';
import type { Told } from '../../../src/providers/told.ts';
import type { PrivateForm } from '../../simulators/datafordeler/private-form.ts';
import { ID_KEY } from '../contract/contract.ts';
import { startSimulatedDatafordeler, type SimulatedDatafordeler } from './simulated-datafordeler.ts';

/** The contract of the private service is not public: these are the forms that it may have. */
const FORMS: [string, Partial<PrivateForm>][] = [
  ['a list of all numbers', { numbers: 'all' }],
  ['a list of the present number', { numbers: 'present' }],
  ['the number asked with', { numbers: 'asked' }],
  ['a filter right in the input', { input: 'flat' }],
  ['one number at a time', { input: 'one' }],
  ['people without a status', { personStatus: 'untold' }],
  ['rows without a status and an end', { rowStatus: 'untold' }],
  ['single rows instead of lists', { rows: 'single' }],
  ['the last address of the dead as a present one', { lastAddress: 'aktuel' }],
  [
    'all of it otherwise',
    { numbers: 'asked', input: 'one', personStatus: 'untold', rowStatus: 'untold', rows: 'single' },
  ],
];
/** Which of them are asked for by whoever has not fetched the schema. */
const FIT_UNSEEN = [
  'a list of all numbers',
  'a list of the present number',
  'single rows instead of lists',
  'the last address of the dead as a present one',
];

const LARS = '0707614293';
const PROTECTED = '0105700660';
const DEAD = '0607620059';
const NOBODY = '0101585000';
const PRESENT = '0904414174';
const FORMER = '0904915174';

const started: SimulatedDatafordeler[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((each) => each.stop()));
});

async function start(privateForm: Partial<PrivateForm>, withSchema: boolean): Promise<SimulatedDatafordeler> {
  const upstream = await startSimulatedDatafordeler('private', undefined, { privateForm, withSchema });
  started.push(upstream);
  return upstream;
}

type Answer = Told<PrivateCitizen> | ProviderError | null;

function ask({ provider }: SimulatedDatafordeler, ...numbers: string[]): Promise<readonly Answer[]> {
  const fields = new Set(['name', 'address', 'contactAddress', 'disappearance', 'occupation'] as const);
  const inquiries = numbers.map((number) => ({ key: { cpr: CprNumber.of(number) }, fields }));
  return provider.privateCitizens(inquiries, { signal: new AbortController().signal });
}

describe('with the schema that was fetched, people are told in whatever form the service has them', () => {
  test.each(FORMS)('%s', async (_name, form) => {
    const upstream = await start(form, true);
    const [lars, hidden, dead, nobody] = await ask(upstream, LARS, PROTECTED, DEAD, NOBODY);
    expect(lars).toMatchObject({
      name: { surname: 'Henriksen' },
      address: { streetName: expect.any(String) },
      status: form.personStatus === 'untold' ? 'UNKNOWN' : 'RESIDENT_IN_DENMARK',
      protection: { nameAndAddress: 'NOT_PROTECTED' },
    });
    expect(hidden).toMatchObject({ name: null, address: null, contactAddress: null });
    expect(hidden).toMatchObject({
      protection: { nameAndAddress: expect.stringMatching(/^(PROTECTED|UNKNOWN)$/) },
    });
    // Without a status nobody is known to be dead, whose last address is told.
    const last = form.personStatus === 'untold' && form.rowStatus !== 'untold' ? null : expect.any(Object);
    expect(dead).toMatchObject({ name: { surname: expect.any(String) }, address: last });
    expect(nobody).toBeNull();

    // A former number leads to the person, and no number is told but the one that was asked with.
    const [former, ...others] = await ask(upstream, FORMER, LARS, NOBODY);
    expect(former).toMatchObject({ name: { surname: expect.any(String) } });
    expect(others).toMatchObject([{ name: { surname: 'Henriksen' } }, null]);
    const told = former as Told<PrivateCitizen>;
    expect(personTokensOf({ idKey: ID_KEY }, PRIVATE_CITIZEN).unwrap(told.id)).toBe(FORMER);
    expect(JSON.stringify(told)).not.toContain(PRESENT);
  });
});

describe('without it', () => {
  test.each(FORMS)('%s', async (name, form) => {
    const upstream = await start(form, false);
    const [lars, nobody] = await ask(upstream, LARS, NOBODY);
    if (FIT_UNSEEN.includes(name)) {
      expect([lars, nobody]).toMatchObject([{ name: { surname: 'Henriksen' } }, null]);
      return;
    }
    // The first refusal tells the operator what to do.
    for (const answer of [lars, nobody]) {
      expect(answer).toMatchObject({
        code: 'UPSTREAM_BAD_REQUEST',
        advice: expect.stringMatching(/"npx cpr-subgraph schema fetch".*DATAFORDELER_SCHEMA_FILE/),
      });
    }
  });
});

test('where the service takes one number at a time, each is a call, and so it is told', async () => {
  const upstream = await start({ input: 'one' }, true);
  await ask(upstream, LARS, DEAD);
  expect(upstream.simulator.queries.map(({ keys }) => keys)).toEqual([1, 1]);
  expect(upstream.provider.capabilities.keysPerCall).toBe(1);
});

test('where the service has no status, that is not offered', async () => {
  const upstream = await start({ personStatus: 'untold' }, true);
  expect(upstream.provider.capabilities.privateCitizenFieldsNotOffered).toEqual([
    ...PRIVATE_CITIZEN_FIELDS_NEVER_TOLD,
    'status',
  ]);
});

test('people whose present number alone is told are told apart: the former number of one is asked for by itself', async () => {
  const upstream = await start({ numbers: 'present' }, true);
  const [former, present, nobody] = await ask(upstream, FORMER, PRESENT, NOBODY);
  expect(former).toMatchObject({ name: { surname: expect.any(String) } });
  expect((former as Told<PrivateCitizen>).name).toEqual((present as Told<PrivateCitizen>).name);
  expect(nobody).toBeNull();
});
