import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestServer } from '../../http/test-server.ts';
import type { FailurePlan } from '../../simulators/failure-plans.ts';
import type { ServiceFailure } from '../../simulators/service-platform/service-failures.ts';
import {
  startServicePlatformSimulator,
  type ServicePlatformSimulator,
} from '../../simulators/service-platform/start-simulator.ts';
import { writeFault } from '../../simulators/service-platform/write-answer.ts';
import { oldNumbers } from '../fake/random-numbers.ts';
import { connectTo, findWith, numberOf } from './simulated-service-platform.ts';

let simulator: ServicePlatformSimulator;
beforeAll(async () => {
  simulator = await startServicePlatformSimulator();
});
afterAll(() => simulator.stop());

type Failure = Omit<FailurePlan<ServiceFailure>, 'forNumber'>;

/** Another number each time, so that a failure planned for one does not hit another test. */
const numbers = oldNumbers(100).values();
function failing(failure: Failure) {
  const cpr = numbers.next().value!;
  simulator.fail({ next: Infinity, ...failure, forNumber: cpr.reveal() });
  return cpr;
}

const timesAsked = (digits: string): number =>
  simulator.lookups.filter(({ number }) => number === digits).length;

/** What the platform says and nobody may read: not the caller, not the log. */
const SAID = 'Hansen';
/** Asked once, or asked again as often as two retries allow. */
const ONCE = 1;
const REPEATED = 3;

const page = (status: number): Failure => ({ kind: 'answer', answer: { status, body: `<p>${SAID}` } });
const fault = (faultcode: string, status = 500): Failure => ({
  kind: 'answer',
  answer: {
    status,
    body: writeFault({
      faultcode: 'Server',
      faultstring: SAID,
      error: { code: 'Failed', text: SAID },
    }).replace('Server', faultcode),
  },
});

const CASES: [string, Failure, string, number, RegExp][] = [
  ['HTTP 401', { kind: 'status-401' }, 'UPSTREAM_UNAUTHORIZED', ONCE, /HTTP 401.*portal/],
  ['HTTP 403', { kind: 'status-403' }, 'UPSTREAM_FORBIDDEN', ONCE, /HTTP 403.*portal/],
  ['HTTP 404', { kind: 'status-404' }, 'UPSTREAM_ADDRESS_NOT_FOUND', ONCE, /HTTP 404.*version/],
  ['HTTP 400', page(400), 'UPSTREAM_BAD_REQUEST', ONCE, /HTTP 400.*agreement/],
  [
    'HTTP 429',
    { kind: 'status-429', retryAfter: 0 },
    'UPSTREAM_RATE_LIMITED',
    REPEATED,
    /HTTP 429.*concurrency/,
  ],
  ['HTTP 503', { kind: 'status-503' }, 'UPSTREAM_UNAVAILABLE', REPEATED, /HTTP 503.*driftstatus/],
  ['HTTP 504', { kind: 'status-504' }, 'UPSTREAM_TIMEOUT', REPEATED, /HTTP 504/],
  ['a redirect', page(302), 'UPSTREAM_INVALID_RESPONSE', ONCE, /HTTP 302.*address/],
  [
    'a fault of the client',
    fault('Client'),
    'UPSTREAM_BAD_REQUEST',
    ONCE,
    /HTTP 500 with a fault: Client, Failed\. .*agreement/,
  ],
  [
    'a fault of the client with HTTP 200',
    fault('Client', 200),
    'UPSTREAM_BAD_REQUEST',
    ONCE,
    /HTTP 200 with a fault: Client/,
  ],
  [
    'a refusal',
    fault('Client.Authentication'),
    'UPSTREAM_UNAUTHORIZED',
    ONCE,
    /fault: Client\.Authentication, Failed\. .*portal/,
  ],
  [
    'a fault of the platform',
    fault('Server'),
    'UPSTREAM_UNAVAILABLE',
    REPEATED,
    /fault: Server, Failed\. .*driftstatus/,
  ],
  [
    'a gateway that quotes "PNR not found" of something else',
    {
      kind: 'answer',
      answer: {
        status: 503,
        body: writeFault({ faultcode: 'Server', faultstring: 'cache: PNR not found; backend: timeout' }),
      },
    },
    'UPSTREAM_UNAVAILABLE',
    REPEATED,
    /HTTP 503 with a fault: Server\. /,
  ],
  [
    'a fault of no known code',
    fault('Oops', 403),
    'UPSTREAM_FORBIDDEN',
    ONCE,
    /HTTP 403 with a fault: Oops, Failed/,
  ],
  [
    'a fault that quotes the number',
    { kind: 'fault-echo' },
    'UPSTREAM_UNAVAILABLE',
    REPEATED,
    /fault: Server\. /,
  ],
  ['a web page', { kind: 'not-xml' }, 'UPSTREAM_INVALID_RESPONSE', ONCE, /answers for it/],
  ['nothing', { kind: 'empty' }, 'UPSTREAM_INVALID_RESPONSE', ONCE, /UPSTREAM_INVALID_RESPONSE/],
  [
    'half of an answer',
    { kind: 'truncated' },
    'UPSTREAM_INVALID_RESPONSE',
    ONCE,
    /UPSTREAM_INVALID_RESPONSE/,
  ],
  [
    'an answer without an end',
    { kind: 'huge' },
    'UPSTREAM_INVALID_RESPONSE',
    ONCE,
    /more than any real answer/,
  ],
  ['somebody else', { kind: 'other-person' }, 'UPSTREAM_INVALID_RESPONSE', ONCE, /UPSTREAM_INVALID_RESPONSE/],
  [
    'a broken connection',
    { kind: 'reset' },
    'UPSTREAM_UNAVAILABLE',
    REPEATED,
    /\(UND_ERR_SOCKET\).*certificate is registered/,
  ],
];

test.each(CASES)(
  '%s has its code, and is asked again only where that helps',
  async (_name, failure, code, times, advice) => {
    const number = failing(failure).reveal();
    const server = await startTestServer({}, () => connectTo(simulator, { retries: 2 }));
    const query = 'query ($cpr: CprNumber!) { citizen(cpr: $cpr) { id } }';
    const { body, text } = await server.query(query, { cpr: number });
    await server.stop();

    expect(body.data).toEqual({ citizen: null });
    expect(body.errors?.map(({ extensions }) => extensions)).toEqual([{ code }]);
    expect(timesAsked(number)).toBe(times);
    const log = server.logged.join('');
    expect(log).toMatch(advice);
    for (const secret of [SAID, number, '[CPR number]']) expect(text + log).not.toContain(secret);
  },
);

test('no answer in time is a code of its own, and asked for again', async () => {
  const cpr = failing({ kind: 'hang' });
  expect(await findWith(simulator, { timeLimitMs: 1_000, retries: 2 }, { cpr })).toMatchObject({
    code: 'UPSTREAM_TIMEOUT',
  });
  expect(timesAsked(cpr.reveal())).toBe(REPEATED);
});

test('the platform may ask to be left alone for a while', async () => {
  const cpr = failing({ kind: 'status-429', next: 1, retryAfter: 1 });
  const started = performance.now();
  expect(numberOf(await findWith(simulator, { retries: 1 }, { cpr }))).toBe(cpr.reveal());
  expect(performance.now() - started).toBeGreaterThan(950);
});
