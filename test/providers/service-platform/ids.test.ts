import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Citizen, PersonKey } from '../../../src/domain/citizen.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { createPersonTokens } from '../../../src/providers/person-token.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import type { Told } from '../../../src/providers/told.ts';
import { ID_KEY } from '../contract/contract.ts';
import { oldNumbers } from '../fake/random-numbers.ts';
import { fakeServicePeople, type ServicePeople } from '../../simulators/service-platform/service-people.ts';
import type { ServicePerson } from '../../simulators/service-platform/service-person.ts';
import {
  connectTo,
  find,
  numberOf,
  startSimulatedServicePlatform,
  type SimulatedServicePlatform,
} from './simulated-service-platform.ts';

const [CPR] = oldNumbers(1) as [CprNumber];
/** A published test person with a former number. */
const PRESENT = '0904414174';
const FORMER = '0904915174';

let upstream: SimulatedServicePlatform;
let before = 0;
beforeAll(async () => {
  upstream = await startSimulatedServicePlatform();
});
beforeEach(() => {
  before = upstream.simulator.lookups.length;
});
afterAll(() => upstream.stop());

const asked = (): string[] => upstream.simulator.lookups.slice(before).map(({ number }) => number);

async function citizen(key: PersonKey, provider = upstream.provider): Promise<Told<Citizen> | null> {
  const answer = await find(provider, key);
  if (answer instanceof Error) throw answer;
  return answer;
}

/** Uses one more adapter, with keys of its own. */
async function withKeys<T>(
  keys: { readonly idKey: string; readonly previousIdKeys?: readonly string[] },
  use: (provider: Provider) => Promise<T>,
): Promise<T> {
  const provider = connectTo(upstream.simulator, keys);
  try {
    return await use(provider);
  } finally {
    await provider.close();
  }
}

const idUnder = (idKey: string): Promise<string> =>
  withKeys({ idKey }, async (provider) => (await citizen({ cpr: CPR }, provider))!.id);

test('an id finds the person again', async () => {
  const { id } = (await citizen({ cpr: CPR }))!;
  const again = await citizen({ id });
  expect(numberOf(again)).toBe(CPR.reveal());
  expect(again?.id).toBe(id);
});

test('a person has one id, by whichever of their numbers they are found', async () => {
  const byFormer = await citizen({ cpr: CprNumber.of(FORMER) });
  expect(numberOf(byFormer)).toBe(PRESENT);
  expect(byFormer?.id).toBe((await citizen({ cpr: CprNumber.of(PRESENT) }))?.id);
});

test('somebody who is asked for by a former number is told as they are now, not as the closed record of that number', async () => {
  const now = fakeServicePeople().byNumber(PRESENT)!;
  const closed: ServicePerson = {
    ...now,
    persondata: { ...now.persondata!, personnummer: FORMER, status: { status: 60 }, stilling: 'Tidligere' },
  };
  const people: ServicePeople = { byNumber: (digits) => (digits === FORMER ? closed : now) };
  const moved = await startSimulatedServicePlatform({ people });
  const byFormer = (await citizen({ cpr: CprNumber.of(FORMER) }, moved.provider))!;
  const byPresent = (await citizen({ cpr: CprNumber.of(PRESENT) }, moved.provider))!;
  const asked = moved.simulator.lookups.map(({ number }) => number);
  await moved.stop();
  expect(byFormer).toEqual(byPresent);
  expect(byFormer.occupation).not.toBe('Tidligere');
  expect(asked).toEqual([FORMER, PRESENT, PRESENT]);
});

test('an answer to a former number that tells nothing but the present one leads to the person', async () => {
  const now = fakeServicePeople().byNumber(PRESENT)!;
  const pointing: ServicePerson = { persondata: { gaeldendePersonnummer: PRESENT, antalBoernUnder18: 0 } };
  const people: ServicePeople = { byNumber: (digits) => (digits === FORMER ? pointing : now) };
  const moved = await startSimulatedServicePlatform({ people });
  const byFormer = await citizen({ cpr: CprNumber.of(FORMER) }, moved.provider);
  const byPresent = await citizen({ cpr: CprNumber.of(PRESENT) }, moved.provider);
  await moved.stop();
  expect(numberOf(byFormer)).toBe(PRESENT);
  expect(byFormer).toEqual(byPresent);
});

test('a former number that is answered with the present record alone leads to the person', async () => {
  const now = fakeServicePeople().byNumber(PRESENT)!;
  const moved = await startSimulatedServicePlatform({ people: { byNumber: () => now } });
  const byFormer = await citizen({ cpr: CprNumber.of(FORMER) }, moved.provider);
  const asked = moved.simulator.lookups.map(({ number }) => number);
  await moved.stop();
  expect(now.persondata).toMatchObject({ personnummer: PRESENT, gaeldendePersonnummer: PRESENT });
  expect(numberOf(byFormer)).toBe(PRESENT);
  expect(asked).toEqual([FORMER, PRESENT]);
});

test('an answer with another number that is not told as valid now is about somebody else', async () => {
  const now = fakeServicePeople().byNumber(PRESENT)!;
  const persondata = { ...now.persondata!, gaeldendePersonnummer: undefined };
  const mistaken = await startSimulatedServicePlatform({
    people: { byNumber: () => ({ ...now, persondata }) },
  });
  const answer = await find(mistaken.provider, { cpr: oldNumbers(2)[1]! });
  const lookups = mistaken.simulator.lookups.length;
  await mistaken.stop();
  expect(answer).toMatchObject({
    code: 'UPSTREAM_INVALID_RESPONSE',
    message: "Service Platform's answer is about somebody else.",
  });
  expect(lookups).toBe(1);
});

test('a present number that nobody has, or that points on, is no answer', async () => {
  const now = fakeServicePeople().byNumber(PRESENT)!;
  const pointing: ServicePerson = {
    ...now,
    persondata: { ...now.persondata!, gaeldendePersonnummer: CPR.reveal() },
  };
  for (const people of [
    { byNumber: (digits: string) => (digits === PRESENT ? pointing : null) },
    {
      byNumber: (digits: string) =>
        digits === PRESENT
          ? pointing
          : {
              ...now,
              persondata: { ...now.persondata!, personnummer: digits, gaeldendePersonnummer: FORMER },
            },
    },
  ]) {
    const upstream = await startSimulatedServicePlatform({ people });
    const answer = await find(upstream.provider, { cpr: CprNumber.of(PRESENT) });
    await upstream.stop();
    expect(answer).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
  }
});

test('a replica with the same key gives the same id, one with another key another', async () => {
  const { id } = (await citizen({ cpr: CPR }))!;
  expect(await idUnder(ID_KEY)).toBe(id);
  expect(await idUnder('d1'.repeat(32))).not.toBe(id);
});

test('ids of earlier keys are understood, and answered with the id of the present one', async () => {
  const [first, second, third] = ['d1', 'd2', 'd3'].map((byte) => byte.repeat(32)) as [
    string,
    string,
    string,
  ];
  const old = [await idUnder(first), await idUnder(second)];
  const present = await idUnder(third);

  await withKeys({ idKey: third, previousIdKeys: [second, first] }, async (provider) => {
    for (const id of [...old, present]) {
      const found = await citizen({ id }, provider);
      expect(numberOf(found)).toBe(CPR.reveal());
      expect(found?.id).toBe(present);
    }
  });
  await withKeys({ idKey: third, previousIdKeys: [second] }, async (provider) => {
    expect(await citizen({ id: old[0]! }, provider)).toBeNull();
  });
});

test('an id that was never given out is nobody, and the platform is not asked', async () => {
  const tokens = (key: string, purpose: string) => createPersonTokens(Buffer.from(key, 'hex'), purpose);
  const id = tokens(ID_KEY, 'citizen').wrap(CPR.reveal());
  const foreign = [
    tokens('d1'.repeat(32), 'citizen').wrap(CPR.reveal()),
    tokens(ID_KEY, 'private-citizen').wrap(CPR.reveal()),
    `${id}=`,
    ` ${id}`,
    id.slice(0, -1),
    (id.startsWith('A') ? 'B' : 'A') + id.slice(1),
    CPR.reveal(),
    '',
    'fa4e2c17-e2e8-76b1-8d2c-e0a0a4901451',
  ];
  for (const each of foreign) expect(await citizen({ id: each })).toBeNull();
  expect(asked()).toEqual([]);
  expect(numberOf(await citizen({ id }))).toBe(CPR.reveal());
});

test('no id shows the number in it, in any spelling', async () => {
  for (const cpr of oldNumbers(50)) {
    const digits = cpr.reveal();
    const { id } = (await citizen({ cpr }))!;
    const bytes = Buffer.from(id, 'base64url');
    const seen = [
      id,
      bytes.toString('latin1'),
      bytes.toString('hex'),
      Buffer.from(id).toString('hex'),
    ].join();
    const spellings = [
      digits,
      [...digits].reverse().join(''),
      Buffer.from(digits).toString('hex'),
      Buffer.from(digits).toString('base64url'),
      Number(digits).toString(16),
      digits.slice(0, 6),
    ];
    for (const spelling of spellings) expect(seen).not.toContain(spelling);
  }
});
