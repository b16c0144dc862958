import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../../../simulators/datafordeler/start-simulator.ts';
import { nextNumber, SOMEBODY, timesAsked, withServed } from '../served-people.ts';
import {
  expectNothingSaid,
  ONCE,
  REPEATED,
  ROOT,
  SAID,
  told,
  TRACE,
  WITH_NEW_TOKEN,
} from '../told-failure.ts';

let simulator: DatafordelerSimulator;
beforeAll(async () => {
  simulator = await startDatafordelerSimulator();
});
afterAll(() => simulator.stop());

const gateway = (status: number, errorCode: string | null = null) => ({
  status,
  body: { ...(errorCode !== null && { errorCode }), detail: SAID },
});
const graphql = (code: string | null, status = 200) => ({
  status,
  body: {
    errors: [
      {
        message: SAID,
        locations: [{ line: 1, column: 3 }],
        path: [ROOT],
        extensions: { traceId: TRACE, ...(code !== null && { code }), secret: SAID },
      },
    ],
    data: { [ROOT]: null },
  },
});
const answer = (body: object | string, status = 200) => ({ status, body });

describe('each failure has its code, and is asked again only where that helps', () => {
  test.each([
    [
      'HTTP 401',
      gateway(401, 'DAF-AUTH-0005'),
      'UPSTREAM_UNAUTHORIZED',
      WITH_NEW_TOKEN,
      /HTTP 401, DAF-AUTH-0005.*secret or certificate.*IP allowlist/,
    ],
    ['HTTP 401 without a code', gateway(401), 'UPSTREAM_UNAUTHORIZED', WITH_NEW_TOKEN, /HTTP 401\. /],
    [
      'two credentials at once',
      gateway(401, 'DAF-AUTH-0002'),
      'UPSTREAM_UNAUTHORIZED',
      WITH_NEW_TOKEN,
      /DAF-AUTH-0002/,
    ],
    [
      'HTTP 403',
      gateway(403, 'DAF-AUTH-0001'),
      'UPSTREAM_FORBIDDEN',
      ONCE,
      /HTTP 403.*approved for this sector.*environment/,
    ],
    ['HTTP 404', gateway(404), 'UPSTREAM_ADDRESS_NOT_FOUND', ONCE, /HTTP 404.*version/],
    ['HTTP 400', graphql(null, 400), 'UPSTREAM_BAD_REQUEST', ONCE, /HTTP 400.*schema fetch.*Debug capture/],
    ['HTTP 400 with a code', graphql('HC0011', 400), 'UPSTREAM_BAD_REQUEST', ONCE, /HTTP 400, HC0011/],
    ['HTTP 429', gateway(429), 'UPSTREAM_RATE_LIMITED', REPEATED, /HTTP 429/],
    ['HTTP 500', gateway(500), 'UPSTREAM_UNAVAILABLE', REPEATED, /HTTP 500/],
    ['HTTP 503', gateway(503), 'UPSTREAM_UNAVAILABLE', REPEATED, /HTTP 503.*status page/],
    ['HTTP 504', gateway(504), 'UPSTREAM_TIMEOUT', REPEATED, /HTTP 504/],
    ['a redirect', gateway(302), 'UPSTREAM_INVALID_RESPONSE', ONCE, /HTTP 302/],
    [
      'no grant, as a GraphQL error',
      graphql('DAF-AUTH-0001'),
      'UPSTREAM_FORBIDDEN',
      ONCE,
      /error DAF-AUTH-0001/,
    ],
    ['out of time', graphql('HC0045'), 'UPSTREAM_TIMEOUT', REPEATED, /HC0045/],
    ['a syntax error', graphql('HC0011'), 'UPSTREAM_BAD_REQUEST', ONCE, /HC0011/],
    ['introspection', graphql('HC0046'), 'UPSTREAM_BAD_REQUEST', ONCE, /HC0046/],
    ['an alias', graphql('DAF-GQL-0008'), 'UPSTREAM_BAD_REQUEST', ONCE, /DAF-GQL-0008/],
    ['a missing filter', graphql('DAF-GQL-0009'), 'UPSTREAM_BAD_REQUEST', ONCE, /DAF-GQL-0009/],
    ['two roots', graphql('DAF-GQL-0010'), 'UPSTREAM_BAD_REQUEST', ONCE, /DAF-GQL-0010/],
    ['a long list', graphql('DAF-GQL-0016'), 'UPSTREAM_BAD_REQUEST', ONCE, /DAF-GQL-0016/],
    [
      'a GraphQL error without a code',
      graphql(null),
      'UPSTREAM_INVALID_RESPONSE',
      ONCE,
      /without a code that is known.*schema fetch/,
    ],
    [
      'a code that may be anything',
      graphql('HANSEN'),
      'UPSTREAM_INVALID_RESPONSE',
      ONCE,
      /without a code that is known/,
    ],
  ])('%s', async (_name, planned, code, times, advice) => {
    const cpr = nextNumber();
    simulator.fail({ kind: 'answer', answer: planned, next: Infinity, forNumber: cpr });
    await withServed(simulator, {}, async ({ askFor, failures, logged }) => {
      const { body, text } = await askFor(cpr);

      expect(body).toEqual(told(code, 'errors' in planned.body ? TRACE : null));
      expect(timesAsked(simulator, cpr)).toBe(times);
      expect(failures()).toEqual([
        {
          code,
          advice: expect.stringMatching(advice),
          upstreamTraceId: 'errors' in planned.body ? TRACE : null,
        },
      ]);
      expectNothingSaid(text + logged.join(''));
    });
  });

  test.each([
    ['a root of null without an error', answer({ data: { [ROOT]: null } })],
    ['no data at all', answer({ said: SAID })],
    ['a list', answer([{ data: SAID }])],
    ['JSON cut short', answer(`{"data":{"${ROOT}":{"nodes":[{"id":"${SAID}`)],
    ['rows of another type', answer({ data: { [ROOT]: { nodes: SAID } } })],
    ['no word about further pages', answer({ data: { [ROOT]: { nodes: [], said: SAID } } })],
    [
      'a further page without a way there',
      answer({ data: { [ROOT]: { nodes: [], pageInfo: { hasNextPage: true, endCursor: null } } } }),
    ],
    [
      'the same page again and again',
      answer({ data: { [ROOT]: { nodes: [], pageInfo: { hasNextPage: true, endCursor: 'MQ==' } } } }),
    ],
  ])('an answer that is none: %s', async (_name, planned) => {
    const cpr = nextNumber();
    simulator.fail({ kind: 'answer', answer: planned, next: Infinity, forNumber: cpr });
    await withServed(simulator, {}, async ({ askFor, logged }) => {
      const { body, text } = await askFor(cpr);
      expect(body).toEqual(told('UPSTREAM_INVALID_RESPONSE', null));
      expect(timesAsked(simulator, cpr)).toBeLessThanOrEqual(2);
      expectNothingSaid(text + logged.join(''));
    });
  });

  test.each([
    ['a web page', 'not-json', 'UPSTREAM_INVALID_RESPONSE', ONCE],
    ['an answer without an end', 'endless', 'UPSTREAM_INVALID_RESPONSE', ONCE],
    ['a connection broken midway', 'truncated', 'UPSTREAM_UNAVAILABLE', REPEATED],
    ['a connection broken before the answer', 'connection-reset', 'UPSTREAM_UNAVAILABLE', REPEATED],
    ['no answer in time', 'slow', 'UPSTREAM_TIMEOUT', REPEATED],
  ] as const)('%s', async (_name, kind, code, times) => {
    const cpr = nextNumber();
    simulator.fail({ kind, next: Infinity, forNumber: cpr });
    const timeLimit = kind === 'slow' ? '1000' : '60000';
    await withServed(simulator, { DATAFORDELER_TIME_LIMIT_MS: timeLimit }, async ({ askFor }) => {
      expect((await askFor(cpr)).body).toEqual(told(code, null));
      expect(timesAsked(simulator, cpr)).toBe(times);
    });
  });

  test.each([
    ['a number', '0101591234'],
    ['a name', 'Hansen'],
    ['a text without an end', 'a'.repeat(10_000)],
  ])('a trace id that is %s goes nowhere', async (_name, traceId) => {
    const cpr = nextNumber();
    const body = { errors: [{ message: SAID, extensions: { traceId } }], data: null };
    simulator.fail({ kind: 'answer', answer: { status: 200, body }, forNumber: cpr });
    await withServed(simulator, {}, async ({ askFor, logged }) => {
      const reply = await askFor(cpr);
      expect(reply.body).toEqual(told('UPSTREAM_INVALID_RESPONSE', null));
      expect(reply.text + logged.join('')).not.toContain(traceId);
    });
  });
});

describe('where there is no connection', () => {
  const LONG_LABEL = `https://${'x'.repeat(64)}.invalid`;
  test.each([
    [
      'refused',
      { DATAFORDELER_GRAPHQL_URL: 'https://127.0.0.1:1' },
      'UPSTREAM_UNAVAILABLE',
      /127\.0\.0\.1:1 \(ECONNREFUSED\).*allowlist/,
    ],
    [
      'to a host that does not exist',
      { DATAFORDELER_GRAPHQL_URL: LONG_LABEL },
      'UPSTREAM_ADDRESS_NOT_FOUND',
      /ENOTFOUND.*address/,
    ],
    [
      'to a host that nobody vouches for',
      { DATAFORDELER_CA: '' },
      'UPSTREAM_ADDRESS_NOT_FOUND',
      /certificate.*authorities/,
    ],
    [
      'to a version that does not exist',
      { DATAFORDELER_VERSION: '9' },
      'UPSTREAM_ADDRESS_NOT_FOUND',
      /HTTP 404.*version/,
    ],
  ])('%s', async (_name, settings: Record<string, string>, code, advice) => {
    await withServed(simulator, settings, async ({ askFor, failures }) => {
      expect((await askFor(nextNumber())).body).toEqual(told(code, null));
      expect(failures()).toEqual([{ code, advice: expect.stringMatching(advice), upstreamTraceId: null }]);
    });
  });
});

test('whoever is not hit by a failure gets an answer', async () => {
  const failing = nextNumber();
  simulator.fail({ kind: '403', forNumber: failing });
  await withServed(simulator, {}, async ({ askFor }) => {
    expect((await askFor(failing)).body.errors).toHaveLength(1);
    expect((await askFor(SOMEBODY)).body).toEqual({ data: { citizen: { id: expect.any(String) } } });
  });
});
