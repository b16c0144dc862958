import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from '../../http/test-server.ts';

// The Hansen family of the published people: two parents and their six children.
const FATHER = '0707650079';
const MOTHER = '0701650018';
const CHILDREN = ['0101851001', '0101851028', '0201871018', '0208901028', '0808055007', '0808055015'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => {
  server.providerCalls.length = 0;
});
afterAll(() => server.stop());

/** How many people each call to the provider asked for. */
async function callsFor(query: string, variables?: Record<string, unknown>): Promise<number[]> {
  const { body } = await server.query(query, variables);
  expect(body.errors).toBeUndefined();
  return [...server.providerCalls];
}

describe('one level of a query is one call to the provider', () => {
  test('a list', async () => {
    expect(
      await callsFor('query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { id } }', { cprs: CHILDREN }),
    ).toEqual([6]);
  });

  test('a thousand people', async () => {
    // Born in 1870 to 1879, so that nobody living has the number.
    const cprs = Array.from(
      { length: 1_000 },
      (_, index) => `010${1 + (index % 9)}7${index % 10}5${String(index).padStart(3, '3')}`,
    );
    expect(await callsFor('query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { id } }', { cprs })).toEqual(
      [1_000],
    );
  });

  test('aliases and different root fields', async () => {
    const query = `{
      one: citizen(cpr: "${FATHER}") { id }
      two: citizen(cpr: "${MOTHER}") { id }
      many: citizens(cprs: ["${CHILDREN[0]}", "${CHILDREN[1]}"]) { id }
      byId: citizenById(id: "fa4e2c17-e2e8-76b1-8d2c-e0a0a4901451") { id }
    }`;
    expect(await callsFor(query)).toEqual([5]);
  });

  test('relatives: each step of a walk is one call, however many people take it', async () => {
    const query = `query ($cprs: [CprNumber!]!) {
      citizens(cprs: $cprs) { parents { citizen { spouse { citizen { id } } children { citizen { id } } } } }
    }`;
    // Six children; their two parents; whom the parents lead to are known already.
    expect(await callsFor(query, { cprs: CHILDREN })).toEqual([6, 2]);
  });

  test('entities of every kind', async () => {
    const representations = [
      ...CHILDREN.map((cpr) => ({ __typename: 'Citizen', cpr })),
      { __typename: 'Citizen', id: 'fa4e2c17-e2e8-76b1-8d2c-e0a0a4901451' },
    ];
    const query =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Citizen { sex } } }';
    expect(await callsFor(query, { representations })).toEqual([7]);
  });

  test('the people of events', async () => {
    const query = `{ cprEvents(from: "2026-03-02T00:00:00Z", to: "2026-03-03T00:00:00Z", first: 200) { nodes { citizen { id } } } }`;
    const calls = await callsFor(query);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toBeLessThan(200);
  });
});

describe('the same person is asked for once', () => {
  test('in a list that has them twice, with and without hyphen', async () => {
    const cprs = [FATHER, '070765-0079', FATHER];
    expect(await callsFor('query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { id } }', { cprs })).toEqual(
      [1],
    );
  });

  test('as a relative of somebody whom they led to', async () => {
    const query = `{ citizen(cpr: "${FATHER}") { spouse { citizen { spouse { citizen { spouse { citizen { id } } } } } } } }`;
    expect(await callsFor(query)).toEqual([1, 1]);
  });

  test('but in the next request again: nobody is carried from one to the other', async () => {
    const query = `{ citizen(cpr: "${FATHER}") { id } }`;
    await callsFor(query);
    expect(await callsFor(query)).toEqual([1, 1]);
  });
});
