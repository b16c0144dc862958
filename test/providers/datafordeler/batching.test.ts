import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from '../../http/test-server.ts';
import { oldNumbers } from '../fake/random-numbers.ts';
import { createOwnPeople, NO_DAYS } from './own-people.ts';
import { startSimulatedDatafordeler, type SimulatedDatafordeler } from './simulated-datafordeler.ts';

const THOUSAND = oldNumbers(1_000).map((cpr) => cpr.reveal());
const FATHER = '0707650079';
const MOTHER = '0701650018';

const own = createOwnPeople();
let upstream: SimulatedDatafordeler;
let server: TestServer;
let before = 0;
beforeAll(async () => {
  upstream = await startSimulatedDatafordeler('public', own.people);
  server = await startTestServer({ MAX_COST: '1000000000' }, () => upstream.provider);
});
beforeEach(() => {
  before = upstream.simulator.queries.length;
});
afterAll(async () => {
  await server.stop();
  await upstream.stop();
});

/** How many keys each call to the service asked with, the largest first: those made at the same time arrive in any order. */
const calls = (): number[] =>
  upstream.simulator.queries
    .slice(before)
    .map(({ keys }) => keys)
    .sort(largestFirst);

const largestFirst = (one: number, other: number): number => other - one;

/** How many keys each call has where nobody asks more often than need be. */
const inCallsOfHundred = (keys: number): number[] =>
  keys > 100 ? [100, ...inCallsOfHundred(keys - 100)] : [keys];

test('a thousand different people are ten calls of a hundred', async () => {
  const { body } = await server.query('query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { id } }', {
    cprs: THOUSAND,
  });
  expect(body.errors).toBeUndefined();
  expect(new Set(body.data.citizens.map(({ id }: { id: string }) => id)).size).toBeGreaterThan(990);
  expect(calls()).toEqual(inCallsOfHundred(1_000));
});

test('a thousand relatives, reached through a list, are ten calls more', async () => {
  const query = `query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) {
    parents { citizen { sex } } spouse { citizen { sex } } children { citizen { sex } } } }`;
  const { body } = await server.query(query, { cprs: THOUSAND.slice(0, 450) });
  expect(body.errors).toBeUndefined();
  const relatives = calls().reduce((sum, keys) => sum + keys, 0) - 450;
  expect(relatives).toBeGreaterThan(900);
  expect(relatives).toBeLessThanOrEqual(1_000);
  expect(calls()).toEqual([...inCallsOfHundred(450), ...inCallsOfHundred(relatives)].sort(largestFirst));
});

test('ids and numbers of relatives stand where the relatives are told: nobody is asked for because of them', async () => {
  const query = `query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) {
    parents { citizen { __typename id cpr } } } }`;
  const { body } = await server.query(query, { cprs: THOUSAND.slice(0, 250) });
  expect(body.errors).toBeUndefined();
  const parents = body.data.citizens.flatMap(({ parents: all }: { parents: { citizen: unknown }[] }) => all);
  const told = parents.filter(({ citizen }: { citizen: unknown }) => citizen !== null);
  expect(told.length).toBeGreaterThan(50);
  expect(calls()).toEqual(inCallsOfHundred(250));

  const one = told[0].citizen as { id: string; cpr: string };
  const { body: asked } = await server.query('query ($id: ID!) { citizenById(id: $id) { id cpr } }', one);
  expect({ __typename: 'Citizen', ...asked.data.citizenById }).toEqual(one);
});

test('of the people of each place only that is asked which somebody wants to know there', async () => {
  const { body } = await server.query(
    '{ citizen(cpr: "0107038302") { name { surname } parents { citizen { birthDate } } } }',
  );
  expect(body.data.citizen.parents).toMatchObject([
    { citizen: { birthDate: expect.any(String) } },
    { citizen: { birthDate: expect.any(String) } },
  ]);
  const asked = upstream.simulator.queries
    .slice(before)
    .map(({ fields }) => [...new Set(fields.map((path) => path.split('.')[0]))].sort());
  const always = ['beskyttelser', 'id', 'koen', 'personnumre', 'status'];
  const alone = (...fields: string[]): string[] => [...always, ...fields].sort();
  expect(asked).toEqual([
    alone('foraeldreoplysninger', 'navne'),
    alone('foedselsdato', 'foedselsdatousikkerhedsmarkering'),
  ]);
});

test('people of whom two places want to know different things are asked for once, with both', async () => {
  const { body } = await server.query(
    `query ($cprs: [CprNumber!]!) {
      one: citizens(cprs: $cprs) { name { surname } } other: citizens(cprs: $cprs) { birthDate } }`,
    { cprs: THOUSAND.slice(0, 100) },
  );
  expect(body.errors).toBeUndefined();
  expect(calls()).toEqual([100]);
});

test('numbers and ids together are one call each, and each answer is in its own place', async () => {
  const { body } = await server.query(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Citizen { id cpr } } }`,
    {
      representations: [
        { __typename: 'Citizen', id: 'fa4e2c17-e2e8-76b1-8d2c-e0a0a4901451' },
        { __typename: 'Citizen', cpr: FATHER },
        { __typename: 'Citizen', id: 'bd350589-5182-429f-80cc-6aa9ba713d74' },
        { __typename: 'Citizen', cpr: '0101585000' },
        { __typename: 'Citizen', cpr: MOTHER },
      ],
    },
  );
  expect(body.data._entities.map((citizen: { cpr: string } | null) => citizen?.cpr ?? null)).toEqual([
    '0301821005',
    FATHER,
    '0707614293',
    null,
    MOTHER,
  ]);
  expect(calls()).toEqual([3, 2]);
});

test('a person asked for by a present and a former number is one key more, and the same person', async () => {
  const { body } = await server.query(
    '{ now: citizen(cpr: "0904414174") { id } before: citizen(cpr: "0904915174") { id } }',
  );
  expect(body.data.before).toEqual(body.data.now);
  expect(calls()).toEqual([2]);
});

describe('a number that a closed record and an open one share', () => {
  const [SHARED, LATER] = ['0101667801', '0101667802'];
  const row = (personnummer: string, status: string) => ({ personnummer, status, ...NO_DAYS });
  own.add({ id: 'closed', status: 'nedlagt_person', personnumre: [row(SHARED, 'aktuel')] });
  own.add({ id: 'open', personnumre: [row(LATER, 'aktuel'), row(SHARED, 'historisk')] });

  /** A parent whose child the register names by that id and the number. */
  function parentOf(personid: string): string {
    const barn = {
      ...{ personid, personnummer: SHARED, beskyttelser: [], adresseoplysninger: null },
      ...{ forsvinding: null, kontaktadresse: null, navn: null, udrejseIndrejse: null },
    };
    const boern = [{ virkningfra: null, virkningfrausikkerhedsmarkering: null, barn }];
    return own.add({ boern }).reveal();
  }

  test.each([
    ['by id', 'open'],
    ['by number alone', ''],
  ])(
    'leads a relative who is named %s to the open one, though the closed one came first',
    async (_how, id) => {
      const { body } = await server.query(
        `query ($parent: CprNumber!) { citizenById(id: "closed") { id status }
        citizen(cpr: $parent) { children { citizen { id cpr status } } } }`,
        { parent: parentOf(id) },
      );
      expect(body.errors).toBeUndefined();
      expect(body.data).toEqual({
        citizenById: { id: 'closed', status: 'CLOSED' },
        citizen: { children: [{ citizen: { id: 'open', cpr: LATER, status: 'RESIDENT_IN_DENMARK' } }] },
      });
    },
  );

  test('leads to the record that the register names, whatever is asked of it', async () => {
    const parent = parentOf('closed');
    const childAs = async (fields: string): Promise<unknown> => {
      const query = `query ($parent: CprNumber!) { citizen(cpr: $parent) { children { citizen { ${fields} } } } }`;
      return (await server.query(query, { parent })).body.data.citizen.children[0].citizen;
    };
    expect(await childAs('id cpr')).toEqual({ id: 'closed', cpr: SHARED });
    expect(await childAs('id cpr status')).toEqual({ id: 'closed', cpr: SHARED, status: 'CLOSED' });
  });
});

test('a call that fails takes nobody of another call with it', async () => {
  const marked = THOUSAND[150]!;
  upstream.simulator.fail({ kind: '403', forNumber: marked });
  const { body } = await server.query('query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { id } }', {
    cprs: THOUSAND.slice(0, 300),
  });
  const isMissing = body.data.citizens.map((citizen: unknown) => citizen === null) as boolean[];
  expect(isMissing.slice(0, 100)).not.toContain(true);
  expect(isMissing.slice(100, 200)).not.toContain(false);
  expect(isMissing.slice(200)).not.toContain(true);
  expect(body.errors).toHaveLength(100);
  expect(new Set(body.errors?.map(({ extensions }) => extensions['code']))).toEqual(
    new Set(['UPSTREAM_FORBIDDEN']),
  );
});
