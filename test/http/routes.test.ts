import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { endOf, runNode } from './child-server.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const get = (path: string, init: RequestInit = {}) => server.fetch(path, { redirect: 'manual', ...init });

describe('health', () => {
  test.each([
    ['/livez', { status: 'live' }],
    ['/readyz', { status: 'ready' }],
  ])('%s', async (path, body) => {
    const response = await get(path);

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(body);
  });
});

describe('the SDL', () => {
  test.each(['subgraph', 'api'])('/schema/%s.graphql is a download', async (kind) => {
    const response = await get(`/schema/${kind}.graphql`);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/graphql; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${kind}.graphql"`);
  });

  test('of the API is what `npm run schema -- api` prints', async () => {
    const printed = await endOf(runNode(['src/cli.ts', 'schema', 'api']));

    expect(printed).toEqual({
      code: 0,
      output: await (await get('/schema/api.graphql')).text(),
      complaint: '',
    });
  });

  test('of the subgraph is what `npm run schema` prints, but for the access that nobody signs in for here', async () => {
    const { output } = await endOf(runNode(['src/cli.ts', 'schema']));
    const served = await (await get('/schema/subgraph.graphql')).text();

    expect(output).toMatch(/@authenticated/);
    expect(served).not.toMatch(/@authenticated|@requiresScopes/);
    expect(served).toBe(
      output
        .replace(', "@authenticated", "@requiresScopes"', '')
        .replaceAll(/ @authenticated| @requiresScopes\(scopes: \[\["cpr:number"\]\]\)/g, ''),
    );
  });

  test('of the API is plain GraphQL, that of the subgraph is what `_service` answers', async () => {
    const api = await (await get('/schema/api.graphql')).text();
    const subgraph = await (await get('/schema/subgraph.graphql')).text();
    const { body } = await server.query('{ _service { sdl } }');

    expect(buildSchema(api).getType('Citizen')).toBeDefined();
    expect(api).not.toMatch(/@key|@link|@tag/);
    expect(body).toEqual({ data: { _service: { sdl: subgraph } } });
    expect(subgraph).toContain('@key(fields: "cpr")');
  });

  test('is explained to whoever asks the command for something else', async () => {
    const { code, output, complaint } = await endOf(runNode(['src/cli.ts', 'schema', 'supergraph']));

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaint).toMatch(/^Usage: npx cpr-subgraph <command>\n/);
  });
});

describe('/graphql', () => {
  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('does not take %s', async (method) => {
    const response = await get('/graphql?query={__typename}', { method });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    if (method !== 'HEAD') {
      expect(await response.json()).toEqual({
        errors: [
          {
            message: 'Send GraphQL by POST: a query in a URL would end up in logs. GraphiQL is at /graphiql.',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      });
    }
  });

  test('leads a browser that opens it to GraphiQL', async () => {
    // As Firefox and Chrome send it.
    const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const open = (method: string) => get('/graphql?query={__typename}', { method, headers: { accept } });

    const opened = await open('GET');
    expect(opened.status).toBe(302);
    expect(opened.headers.get('location')).toBe('/graphiql');
    expect(opened.headers.get('cache-control')).toBe('no-store');
    for (const method of ['HEAD', 'PUT', 'DELETE']) expect((await open(method)).status).toBe(405);
  });

  test('answers with the media type that is asked for', async () => {
    const typeFor = async (accept: string) =>
      (await server.post({ query: '{ __typename }' }, { accept })).headers.get('content-type');

    expect(await typeFor('*/*')).toBe('application/json; charset=utf-8');
    expect(await typeFor('application/graphql-response+json')).toBe(
      'application/graphql-response+json; charset=utf-8',
    );
  });
});

test('whatever is answered is kept by no cache and sniffed by no browser', async () => {
  const json = { 'content-type': 'application/json' };
  const post = (body: string, headers: Record<string, string> = json) =>
    get('/graphql', { method: 'POST', headers, body });
  const answers = await Promise.all([
    get('/'),
    get('/livez'),
    get('/readyz'),
    get('/schema/api.graphql'),
    get('/nowhere'),
    get('/%zz'),
    get('/graphql'),
    post('{"query":"{ __typename }"}'),
    post('{"query":"{ nothing }"}'),
    post('{"extensions":{"persistedQuery":{"version":1}}}'),
    post('{'),
    post('{}', { 'content-type': 'text/plain' }),
    post(' '.repeat(1_000_001)),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([
    302, 200, 200, 200, 404, 400, 405, 200, 400, 200, 400, 415, 413,
  ]);
  for (const { headers } of answers) {
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/./);
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('without GraphiQL there is no page, and nothing else is missing', async () => {
  const plain = await startTestServer({ GRAPHIQL: 'off' });
  const answerOf = (path: string, headers: Record<string, string> = {}) =>
    plain.fetch(path, { redirect: 'manual', headers });
  const statusOf = async (path: string) => (await answerOf(path)).status;

  expect(await Promise.all(['/', '/graphiql', '/livez', '/schema/api.graphql'].map(statusOf))).toEqual([
    404, 404, 200, 200,
  ]);
  const opened = await answerOf('/graphql', { accept: 'text/html' });
  expect(opened.status).toBe(405);
  expect(await opened.text()).not.toContain('GraphiQL');
  await plain.stop();
});

test('without introspection the schema is not told, nor guessed at in errors', async () => {
  const closed = await startTestServer({ INTROSPECTION: 'off' });
  const introspection = await closed.query('{ __schema { types { name } } }');
  const slip = await closed.query('{ citizen(cpr: "0707614293") { brithDate } }');

  expect(introspection.body.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  expect(slip.text).not.toContain('birthDate');
  await closed.stop();
});
