import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from './test-server.ts';

const APP = 'https://app.example.dk';
const DEVELOPER = 'http://localhost:5173';
const STRANGER = 'https://elsewhere.example';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ CORS_ORIGINS: `${APP}, ${DEVELOPER}` });
});
afterAll(() => server.stop());

/** What a browser asks before it lets a page of that origin send an operation. */
const preflight = (origin: string, { path = '/graphql', method = 'POST' } = {}) =>
  server.fetch(path, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'content-type,x-cpr-configuration',
    },
  });

const corsHeadersOf = ({ headers }: { headers: Headers }) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-') || name === 'vary'));

describe('a page of an origin that is named', () => {
  test.each([APP, DEVELOPER])('may send operations with the headers that we read: %s', async (origin) => {
    const answer = await preflight(origin);

    expect(answer.status).toBe(204);
    expect(corsHeadersOf(answer)).toEqual({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers':
        'content-type, authorization, x-request-id, x-cpr-configuration, x-cpr-purpose, x-cpr-case',
      'access-control-expose-headers': 'x-request-id, retry-after',
      'access-control-max-age': '600',
      vary: 'Origin',
    });
  });

  test.each([
    ['an answer', { query: '{ cprProvider { kind } }' }, 200],
    ['an error', { query: '{ nothing }' }, 400],
    ['what is no request at all', '{', 400],
    ['what is too large', ' '.repeat(1_000_001), 413],
  ])('may read %s, with the id to ask about', async (_what, body, status) => {
    const answer = await server.post(body, { origin: APP });

    expect(answer.status).toBe(status);
    expect(corsHeadersOf(answer)).toEqual({
      'access-control-allow-origin': APP,
      'access-control-expose-headers': 'x-request-id, retry-after',
      vary: 'Origin',
    });
  });
});

test.each([STRANGER, `${APP}:8443`, 'http://app.example.dk', `${APP}.elsewhere.example`, 'null', ''])(
  'a page of another origin is allowed nothing: "%s"',
  async (origin) => {
    const answers = [await preflight(origin), await server.post({ query: '{ __typename }' }, { origin })];

    for (const { headers } of answers) {
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('vary')).toBe('Origin');
    }
  },
);

test.each(['/livez', '/schema/api.graphql', '/graphiql', '/nowhere'])(
  'only /graphql is for other origins, and not %s',
  async (path) => {
    const answers = [
      await preflight(APP, { path, method: 'GET' }),
      await server.fetch(path, { headers: { origin: APP } }),
    ];
    for (const answer of answers) expect(corsHeadersOf(answer)).toEqual({});
  },
);

test('what is asked by another method than POST is refused as ever', async () => {
  const answer = await server.fetch('/graphql', { headers: { origin: APP } });

  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('POST');
});

test('where no origin is named, no answer has a header about it, and a preflight is refused', async () => {
  const closed = await startTestServer();
  const preflighted = await closed.fetch('/graphql', {
    method: 'OPTIONS',
    headers: { origin: APP, 'access-control-request-method': 'POST' },
  });
  const asked = await closed.post({ query: '{ __typename }' }, { origin: APP });
  await closed.stop();

  expect(preflighted.status).toBe(405);
  for (const answer of [preflighted, asked]) expect(corsHeadersOf(answer)).toEqual({});
});
