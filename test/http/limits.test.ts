import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { startTestServer, type Answer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** The one error of an answer, without its places in the document. */
function onlyError({ body }: Answer) {
  expect(body.errors).toHaveLength(1);
  const [error] = body.errors ?? [];
  return { message: error?.message, ...error?.extensions };
}

const everyone = (count: number) => ({ cprs: Array.from({ length: count }, () => '0707614293') });
const MANY = 'query($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { id } }';

test('1000 people can be asked for at once, 1001 are too many', async () => {
  const most = await server.query(MANY, everyone(1_000));
  const tooMany = await server.query(MANY, everyone(1_001));

  expect(most.body.errors).toBeUndefined();
  expect(most.body).toHaveProperty('data.citizens.length', 1_000);
  expect(onlyError(tooMany)).toEqual({
    code: 'TOO_MANY_KEYS',
    argument: 'cprs',
    limit: 1_000,
    message: '"cprs" has 1001 entries; at most 1000 can be asked for at once. Split the list.',
  });
});

test('fields may be nested 20 deep, not 21', async () => {
  const nested = (depth: number) =>
    `{ citizen(cpr: "0707614293") ${'{ spouse { citizen '.repeat(depth)} { ID: id } ${'} }'.repeat(depth)} }`;

  expect((await server.query(nested(9))).body.errors).toBeUndefined();
  const answer = await server.query(nested(10));
  expect(answer.status).toBe(400);
  expect(onlyError(answer)).toEqual({
    code: 'OPERATION_TOO_DEEP',
    limit: 20,
    message: 'The operation nests fields more than 20 deep, which is the most allowed.',
  });
});

test('an operation that may cost too much is refused before anybody is looked up', async () => {
  const before = server.providerCalls.length;
  const answer = await server.query(
    `query($cprs: [CprNumber!]!) {
      citizens(cprs: $cprs) {
        children { citizen { children { citizen { children { citizen { children { citizen { id } } } } } } } }
      }
    }`,
    everyone(1_000),
  );

  expect(answer.status).toBe(400);
  expect(onlyError(answer)).toMatchObject({ code: 'OPERATION_TOO_COSTLY', limit: 600_000 });
  expect(server.providerCalls).toHaveLength(before);
});

test('5,000 fields may be selected, wherever they come from', async () => {
  const kinds = Array.from({ length: 1_249 }, (_, index) => `k${index}: kind`).join(' ');
  const fields = (more: string) =>
    `{ a: cprProvider { ...F } b: cprProvider { ...F } c: cprProvider { ...F } d: cprProvider { ...F ${more} } }
      fragment F on CprProvider { ${kinds} }`;

  expect((await server.query(fields(''))).body.errors).toBeUndefined();
  const answer = await server.query(fields('kind'));
  expect(answer.status).toBe(400);
  expect(onlyError(answer)).toEqual({
    code: 'TOO_MANY_FIELDS',
    limit: 5_000,
    message:
      'The operation selects more than 5000 fields, each counted wherever a fragment brings it. Ask for fewer, or in several operations.',
  });
});

test('an alias that may be a CPR number is refused: it would stand in the path of every error', async () => {
  const answer = await server.query('{ a_070761_4293: citizen(cpr: "1") { id } }');

  expect(answer.status).toBe(400);
  expect(onlyError(answer)).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
  expect(answer.text).not.toContain('070761');
});

test('10,000 tokens are taken, not more', async () => {
  const operations = Array.from({ length: 1_250 }, (_, index) => `query Q${index} { cprProvider { kind } }`);
  const send = (rest: string) => server.post({ query: operations.join('\n') + rest, operationName: 'Q7' });

  expect((await send('')).body.errors).toBeUndefined();
  const answer = await send('}');
  expect(answer.status).toBe(400);
  expect(onlyError(answer)).toEqual({
    code: 'OPERATION_TOO_LONG',
    limit: 10_000,
    message:
      'The operation has more than 10000 tokens, which is the most allowed. Put values into variables.',
  });
});

test('a body of a million bytes is taken, not more', async () => {
  const body = (bytes: number) => JSON.stringify({ query: '{ cprProvider { kind } }' }).padEnd(bytes, ' ');

  expect((await server.post(body(1_000_000))).status).toBe(200);
  const answer = await server.post(body(1_000_001));
  expect(answer.status).toBe(413);
  expect(onlyError(answer)).toMatchObject({ code: 'REQUEST_TOO_LARGE' });
});

test('no limit stands in the way of introspection as GraphiQL asks for it', async () => {
  const query = getIntrospectionQuery({
    descriptions: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  });
  const { body } = await server.query(query);

  expect(body.errors).toBeUndefined();
  expect(body).toHaveProperty('data.__schema.queryType.name', 'Query');
});

test('brackets may be nested 250 deep, of whatever kind, so that nothing fills the stack', async () => {
  const nested = (depth: number) =>
    `{ ${'...{'.repeat(depth - 2)} cprProvider { kind } ${'}'.repeat(depth - 2)} }`;

  expect((await server.query(nested(250))).body.errors).toBeUndefined();
  const answer = await server.query(nested(251));
  expect(answer.status).toBe(400);
  expect(onlyError(answer)).toMatchObject({ code: 'OPERATION_TOO_DEEP' });
});

test('the limits can be set', async () => {
  const small = await startTestServer({
    MAX_DEPTH: '2',
    MAX_KEYS: '2',
    MAX_COST: '25',
    MAX_FIELDS: '20',
    MAX_TOKENS: '50',
    BODY_LIMIT_BYTES: '1024',
  });
  const codeOf = async (query: string) => onlyError(await small.query(query))['code' as never];

  expect(await codeOf('{ citizen(cpr: "0707614293") { spouse { role } } }')).toBe('OPERATION_TOO_DEEP');
  expect(onlyError(await small.query('{ citizens(cprs: ["1", "2", "3"]) { id } }'))).toMatchObject({
    code: 'TOO_MANY_KEYS',
    limit: 2,
  });
  expect(await codeOf('{ citizens(cprs: ["1", "2"]) { id } citizen(cpr: "1") { id } }')).toBe(
    'OPERATION_TOO_COSTLY',
  );
  expect(await codeOf(`{ ${'__typename '.repeat(21)} }`)).toBe('TOO_MANY_FIELDS');
  expect(await codeOf(`{ ${'__typename '.repeat(50)} }`)).toBe('OPERATION_TOO_LONG');
  expect(await codeOf(`{ __typename } # ${'x'.repeat(1024)}`)).toBe('REQUEST_TOO_LARGE');
  await small.stop();
});
