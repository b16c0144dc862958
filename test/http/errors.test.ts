import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer, type Answer, type TestServer } from './test-server.ts';

const CITIZEN = 'query($cpr: CprNumber!) { citizen(cpr: $cpr) { id } }';

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

describe('a text that is no CPR number', () => {
  const error = {
    code: 'INVALID_CPR_NUMBER',
    argument: 'cpr',
    message:
      '"cpr" is not a CPR number: it must be ten digits that begin with a day (DDMMYY), with or without a hyphen.',
  };

  test.each(['', '0', '3202614293', '07076142930', 'x0707614293', '070761--4293', 'Hansen'])(
    'is named by its argument, in a literal and in a variable: "%s"',
    async (cpr) => {
      const literal = await server.query(`{ citizen(cpr: "${cpr}") { id } }`);
      const variable = await server.query(CITIZEN, { cpr });

      expect(onlyError(literal)).toEqual(error);
      expect(onlyError(variable)).toEqual(error);
      expect([literal.status, variable.status]).toEqual([200, 200]);
    },
  );

  test('may be of any type', async () => {
    for (const cpr of [707614293, true, ['0707614293', '1'], { cpr: '1' }]) {
      expect(onlyError(await server.query(CITIZEN, { cpr }))).toEqual(error);
    }
  });

  test('takes only its own place in a list, and only its own field', async () => {
    const { body } = await server.query(
      '{ citizens(cprs: ["0707614293", "3202614293", "070761-4293"]) { sex } cprProvider { kind } }',
    );

    expect(body.data).toEqual({
      citizens: [{ sex: 'MALE' }, null, { sex: 'MALE' }],
      cprProvider: { kind: 'FAKE' },
    });
    expect(body.errors).toMatchObject([
      { path: ['citizens', 1], extensions: { code: 'INVALID_CPR_NUMBER', argument: 'cprs[1]' } },
    ]);
  });

  test.each([
    ['of an authority', '670761-4293'],
    ['of the health service', '070761-1AB1'],
  ])('but a replacement number %s has a code of its own', async (_whose, cpr) => {
    const answer = await server.query(CITIZEN, { cpr });

    expect(onlyError(answer)).toEqual({
      code: 'REPLACEMENT_CPR_NUMBER',
      argument: 'cpr',
      message:
        '"cpr" is a replacement number, made for someone without a CPR number. The register holds nothing about it.',
    });
  });
});

describe('a variable that does not fit is told with its place and what is expected there, not with its value', () => {
  test.each([
    ['missing', {}, '"$d" is missing: expected "DateTime!".'],
    ['null', { d: null }, '"$d" must not be null: expected "DateTime!".'],
    [
      'of the wrong type',
      { d: 707614293 },
      '"$d": A DateTime is an instant with a time zone, such as 2026-03-02T18:30:00Z.',
    ],
    [
      'no instant',
      { d: 'born 1961-07-07 as Hansen' },
      '"$d": A DateTime is an instant with a time zone, such as 2026-03-02T18:30:00Z.',
    ],
  ])('%s', async (_how, variables, message) => {
    const answer = await server.query(
      'query($d: DateTime!) { cprEvents(from: $d) { nodes { id } } }',
      variables,
    );

    expect(answer.status).toBe(400);
    expect(onlyError(answer)).toEqual({ code: 'BAD_USER_INPUT', variable: '$d', message });
    expect(answer.body.errors).toMatchObject([{ locations: [{ line: 1, column: 7 }] }]);
  });

  const SEARCH =
    'query($filter: CprCitizenSearchInput!) { searchCitizens(filter: $filter) { nodes { id } } }';

  test('a misspelt field of an input, with the one that may be meant', async () => {
    const answer = await server.query(SEARCH, { filter: { name: { surename: 'Hansen' } } });

    expect(answer.status).toBe(400);
    expect(onlyError(answer)).toEqual({
      code: 'BAD_USER_INPUT',
      variable: '$filter.name.surename',
      message:
        '"$filter.name.surename" is not a field of "CprNameSearchInput". Did you mean "surname" or "givenName"?',
    });
  });

  test('in an operation that is known already, too', async () => {
    await server.query(SEARCH, { filter: { name: { surname: 'Hansen' } } });
    const { message } = onlyError(await server.query(SEARCH, { filter: { surname: 'Hansen' } }));

    expect(message).toBe('"$filter.surname" is not a field of "CprCitizenSearchInput". Did you mean "name"?');
  });

  test('names of the schema are not offered where introspection is off', async () => {
    const closed = await startTestServer({ INTROSPECTION: 'off' });
    const { message } = onlyError(await closed.query(SEARCH, { filter: { name: { surename: 'Hansen' } } }));
    await closed.stop();

    expect(message).toBe('"$filter.name.surename" is not a field of "CprNameSearchInput".');
  });

  // Ten seconds where graphql-js tells it: each of fifty errors has the whole body in it.
  test('a body full of unknown fields', async () => {
    const filter = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [index.toString(36), 1]));
    const answer = await server.query(SEARCH, { filter });

    expect(answer.status).toBe(400);
    expect(onlyError(answer)).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: '"$filter" has 100000 fields; "CprCitizenSearchInput" has 6.',
    });
  });

  test('null in the place of a default that the document relies on', async () => {
    const answer = await server.query('query($cpr: CprNumber = "0707614293") { citizen(cpr: $cpr) { id } }', {
      cpr: null,
    });

    expect(onlyError(answer)).toEqual({
      code: 'BAD_USER_INPUT',
      message: 'The variable "$cpr" has no value that fits the place where it is used.',
    });
  });

  test('more wrong values than are worth telling', async () => {
    const ids = Array.from({ length: 200 }, () => ({ surname: 'Hansen' }));
    const { status, body, text } = await server.query(
      'query($ids: [ID!]!) { citizensById(ids: $ids) { id } }',
      {
        ids,
      },
    );

    expect(status).toBe(400);
    expect(body.errors?.map(({ extensions }) => extensions)).toEqual(
      Array.from({ length: 10 }, (_, index) => ({ code: 'BAD_USER_INPUT', variable: `$ids[${index}]` })),
    );
    expect(text).not.toContain('Hansen');
  });
});

describe('a document that is not valid', () => {
  test('names an unknown field, and the one that is meant', async () => {
    const answer = await server.query('{ citizen(cpr: "0707614293") { brithDate } }');

    expect(answer.status).toBe(400);
    expect(onlyError(answer)).toEqual({
      code: 'GRAPHQL_VALIDATION_FAILED',
      message: 'Cannot query field "brithDate" on type "Citizen". Did you mean "birthDate" or "birthplace"?',
    });
    expect(answer.body.errors).toMatchObject([{ locations: [{ line: 1, column: 32 }] }]);
  });

  test.each([
    ['an ID', '{ citizenById(id: {surname: "Hansen"}) { id } }', 'A value does not fit "ID".'],
    [
      'an Int',
      '{ cprEvents(from: "2026-03-02T00:00:00Z", first: "Hansen") { nodes { id } } }',
      'A value does not fit "Int".',
    ],
    [
      'an enum',
      '{ cprEvents(from: "2026-03-02T00:00:00Z", kinds: [HANSEN]) { nodes { id } } }',
      'A value does not fit "CprEventKindInput".',
    ],
    [
      'a DateTime',
      '{ cprEvents(from: "Hansen") { nodes { id } } }',
      'A DateTime is an instant with a time zone, such as 2026-03-02T18:30:00Z.',
    ],
  ])('does not repeat a value where %s belongs', async (_what, query, message) => {
    const answer = await server.query(query);

    expect(answer.status).toBe(400);
    expect(onlyError(answer)).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED', message });
  });

  test('does not repeat words where it does not even parse, but tells what was expected', async () => {
    const answer = await server.query('{ citizen(cpr: "Hansen" "Jensen") Nielsen: }');

    expect(answer.status).toBe(400);
    expect(onlyError(answer)).toEqual({
      code: 'GRAPHQL_PARSE_FAILED',
      message: 'Syntax Error: Expected Name, found String.',
    });
    expect(answer.body.errors).toMatchObject([{ locations: [{ line: 1, column: 25 }] }]);
  });
});

describe('an operation that can not be chosen', () => {
  test.each([
    [
      'query A { cprProvider { kind } }',
      'Hansen',
      'The document has no operation with the name in "operationName".',
    ],
    [
      'query A { a: __typename } query B { b: __typename }',
      undefined,
      'The document has several operations; "operationName" must say which one to run.',
    ],
    ['subscription { a }', undefined, 'This schema has no subscriptions.'],
  ])('%s', async (query, operationName, message) => {
    const answer = await server.post({ query, operationName });

    expect(answer.status).toBe(400);
    expect(onlyError(answer)).toEqual({ code: 'OPERATION_RESOLUTION_FAILURE', message });
  });
});

describe('an argument that can not be met', () => {
  const events = (rest: string) => `{ cprEvents(from: "2026-03-02T00:00:00Z", ${rest}) { nodes { id } } }`;

  test.each([
    ['first: 0', 'first', '"first" must be 1 to 1000.'],
    ['first: 1001', 'first', '"first" must be 1 to 1000.'],
    ['after: "Hansen"', 'after', '"after" is not a cursor that this field gave out.'],
    [
      'to: "2026-03-01T00:00:00Z"',
      'from',
      '"from" must not be later than "to", or than now where "to" is left out.',
    ],
  ])('%s', async (rest, argument, message) => {
    expect(onlyError(await server.query(events(rest)))).toEqual({
      code: 'INVALID_ARGUMENT',
      argument,
      message,
    });
  });

  test('an entity that is none of this subgraph', async () => {
    const answer = await server.query(
      '{ _entities(representations: [{__typename: "Hansen"}]) { __typename } }',
    );

    expect(onlyError(answer)).toMatchObject({
      code: 'INVALID_ENTITY_REFERENCE',
      argument: 'representations[0]',
    });
    expect(answer.text).not.toContain('Hansen');
  });
});

test('persisted queries are refused in the words that clients know, so that they send the text', async () => {
  const answer = await server.post({ extensions: { persistedQuery: { version: 1, sha256Hash: '0' } } });

  expect(onlyError(answer)).toEqual({
    code: 'PERSISTED_QUERY_NOT_SUPPORTED',
    message: 'PersistedQueryNotSupported',
  });
});

describe('an upstream that fails has a code of its own, and the log has it at level warn', () => {
  test.each([
    ['0101585401', 'UPSTREAM_UNAUTHORIZED', 'The source refused our credentials.'],
    ['0101585403', 'UPSTREAM_FORBIDDEN', 'The source does not grant us this person.'],
    ['0101585429', 'UPSTREAM_RATE_LIMITED', 'The source has had too many questions.'],
    ['0101585502', 'UPSTREAM_INVALID_RESPONSE', 'The source answered something broken.'],
    ['0101585503', 'UPSTREAM_UNAVAILABLE', 'The source is not available.'],
  ])('%s', async (cpr, code, message) => {
    const answer = await server.query(
      `query($cpr: CprNumber!) { citizen(cpr: $cpr) { id } privateCitizen(cpr: $cpr) { id } }`,
      { cpr },
    );

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      data: { citizen: null, privateCitizen: null },
      errors: [
        { message, path: ['citizen'], extensions: { code } },
        { message, path: ['privateCitizen'], extensions: { code } },
      ],
    });
    expect(answer.text).not.toContain(cpr);
    const id = answer.headers.get('x-request-id');
    expect(server.logged.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ level: 'warn', requestId: id, code, msg: message }),
    );
  });
});
