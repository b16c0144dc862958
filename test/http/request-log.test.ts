import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { finishedRequests, type FinishedRequest } from '../../src/observability/finished-request.ts';
import { startTestServer, type Answer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ LOG_LEVEL: 'debug' });
});
afterAll(() => server.stop());

/** What the line of a request tells of it. */
function lineOf(requestId: string | null, { logged }: TestServer = server): Record<string, unknown> {
  const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  const { level, route, status, operation, codes } = lines.find(
    (line) => line['requestId'] === requestId && line['msg'] === 'Request',
  )!;
  return { level, route, status, operation, codes };
}
const lineAbout = ({ headers }: { headers: Headers }) => lineOf(headers.get('x-request-id'));

const GRAPHQL = { level: 'info', route: '/graphql' };
const LARS = 'citizen(cpr: "0707614293") { id }';

describe("a request's line tells why it went as it did", () => {
  test('a field that does not exist', async () => {
    const answer = await server.query(`query Overview { ${LARS} brithDate }`);

    expect(lineAbout(answer)).toEqual({
      ...GRAPHQL,
      status: 400,
      operation: 'Overview',
      codes: ['GRAPHQL_VALIDATION_FAILED'],
    });
  });

  test('people who fail in an answer that has others, each code once', async () => {
    const answer = await server.query(
      'query Some { citizens(cprs: ["0707614293", "0101585503", "0101585503", "0101585429", "x"]) { id } }',
    );

    expect(lineAbout(answer)).toEqual({
      ...GRAPHQL,
      status: 200,
      operation: 'Some',
      codes: ['INVALID_CPR_NUMBER', 'UPSTREAM_RATE_LIMITED', 'UPSTREAM_UNAVAILABLE'],
    });
  });

  test.each<[string, () => Promise<Answer>, number, string]>([
    ['no JSON', () => server.post('{'), 400, 'BAD_REQUEST'],
    ['no request for an operation', () => server.post({ query: 7 }), 400, 'BAD_REQUEST'],
    ['no GraphQL', () => server.query('{'), 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'a variable that is missing',
      () => server.query('query ($c: CprNumber!) { citizen(cpr: $c) { id } }'),
      400,
      'BAD_USER_INPUT',
    ],
    ['brackets without end', () => server.query('{'.repeat(300)), 400, 'OPERATION_TOO_DEEP'],
    [
      'a configuration that is not there',
      () => server.post({ query: `{ ${LARS} }` }, { 'x-cpr-configuration': 'x' }),
      400,
      'UNKNOWN_CONFIGURATION',
    ],
  ])('%s', async (_what, send, status, code) => {
    expect(lineAbout(await send())).toEqual({ ...GRAPHQL, status, codes: [code] });
  });

  test('an address that can not be read', async () => {
    const answer = await server.fetch('/%zz');
    expect(lineAbout(answer)).toEqual({ level: 'info', route: null, status: 400, codes: ['BAD_REQUEST'] });
  });

  test('and nothing of that where it went well', async () => {
    const first = await server.query(`query Lars { ${LARS} }`);
    const known = await server.query(`query Lars { ${LARS} }`);

    for (const answer of [first, known]) {
      expect(lineAbout(answer)).toEqual({ ...GRAPHQL, status: 200, operation: 'Lars' });
    }
    expect(lineAbout(await server.query(`{ ${LARS} }`))).toEqual({ ...GRAPHQL, status: 200 });
  });
});

describe('the name of an operation', () => {
  test('is that of the one that is run', async () => {
    const query = `query One { ${LARS} } query Two { ${LARS} }`;
    const answer = await server.post({ query, operationName: 'Two' });

    expect(lineAbout(answer)).toMatchObject({ operation: 'Two' });
  });

  test('is what the client asked for, where the text could not be read', async () => {
    const answer = await server.post({ query: 'query Broken {', operationName: 'Broken' });

    expect(lineAbout(answer)).toMatchObject({ operation: 'Broken', codes: ['GRAPHQL_PARSE_FAILED'] });
  });

  test.each([
    ['a CPR number', 'Look0707614293x'],
    ['a CPR number in parts', 'Look_07_07_61_4293'],
    ['a day of birth', 'Born_070761'],
    ['more than a name', 'L'.repeat(65)],
  ])('is not told where it may be %s', async (_what, name) => {
    expect(lineAbout(await server.query(`query ${name} { ${LARS} }`))).toEqual({ ...GRAPHQL, status: 200 });
    expect(server.logged.join()).not.toContain(name);
  });

  test.each(['Jens Hansen', '0707614293', '"'])('is not told where it is none: %s', async (operationName) => {
    const answer = await server.post({ query: '{', operationName });
    expect(lineAbout(answer)).toEqual({ ...GRAPHQL, status: 400, codes: ['GRAPHQL_PARSE_FAILED'] });
  });
});

test.each([
  ['with more fields than it may have', `{ cprProvider { ${'kind '.repeat(6_000)} } }`, 'TOO_MANY_FIELDS'],
  ['nested too deep', `{ ${'people { '.repeat(30)} id ${'} '.repeat(30)} }`, 'OPERATION_TOO_DEEP'],
  ['with a number in an alias', '{ a0707614293: cprProvider { kind } }', 'GRAPHQL_VALIDATION_FAILED'],
])('an operation %s leaves its line and no other, and no word of its text', async (_what, rest, code) => {
  const before = server.logged.length;
  const answer = await server.query(`${rest} query Other { citizensNamed(surname: "Hansen") { id } }`);

  expect(lineAbout(answer)).toMatchObject({ status: 400, codes: [code] });
  expect(server.logged.slice(before)).toHaveLength(1);
  expect(server.logged.slice(before).join()).not.toContain('Hansen');
});

test.each(['/livez', '/readyz'])('the probe %s leaves its line at level debug', async (route) => {
  const answer = await server.fetch(route);

  expect(lineAbout(answer)).toEqual({ level: 'debug', route, status: 200 });
});

test('whoever listens is told the same of a first, a repeated, a failed and a refused request', async () => {
  const told: FinishedRequest[] = [];
  const listen = (message: unknown) => void told.push(message as FinishedRequest);
  finishedRequests.subscribe(listen);
  const answers = [
    await server.query(`query Told { ${LARS} }`),
    await server.query(`query Told { ${LARS} }`),
    await server.query('{ citizen(cpr: "0101585503") { id } }'),
    await server.query('{ nothing }'),
    await server.post('{'),
    await server.post(' '.repeat(1_000_001)),
    await server.post({}, { 'content-type': 'text/plain' }),
    await server.fetch('/nowhere'),
    await server.fetch('/livez'),
  ];
  finishedRequests.unsubscribe(listen);

  expect(told.map(({ requestId, status }) => [requestId, status])).toEqual(
    answers.map(({ headers, status }) => [headers.get('x-request-id'), status]),
  );
  for (const one of told) expect(Object.keys(one)).toEqual(Object.keys(told[0]!));
});
