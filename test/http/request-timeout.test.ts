import { afterEach, describe, expect, test } from '@jest/globals';
import type { Provider } from '../../src/providers/provider.ts';
import { asProviderError } from '../../src/providers/provider-error.ts';
import { unlessAborted } from '../../src/providers/transport/resilience/unless-aborted.ts';
import { oldNumbers } from '../providers/fake/random-numbers.ts';
import { startSimulatedServicePlatform } from '../providers/service-platform/simulated-service-platform.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function start(...how: Parameters<typeof startTestServer>): Promise<TestServer> {
  const server = await startTestServer(...how);
  stops.push(() => server.stop());
  return server;
}

const NEVER = new Promise<never>(() => undefined);

/** A source that never answers about one person, and listens to the signal. */
const hangingFor =
  (number: string) =>
  (provider: Provider): Provider => ({
    ...provider,
    citizens: (inquiries, circumstances) =>
      Promise.all(
        inquiries.map(async (inquiry) => {
          const hangs = inquiry.key.cpr?.reveal() === number;
          const answer = hangs ? NEVER : provider.citizens([inquiry], circumstances);
          const [person = null] = await unlessAborted(answer, circumstances.signal).catch(
            (error: unknown) => [asProviderError(error)],
          );
          return person;
        }),
      ),
  });

/** A source that never answers about one person, whatever the signal says. */
const deafFor =
  (number: string) =>
  (provider: Provider): Provider => ({
    ...provider,
    citizens: (inquiries, circumstances) =>
      inquiries.some(({ key }) => key.cpr?.reveal() === number)
        ? NEVER
        : provider.citizens(inquiries, circumstances),
  });

const linesOf = ({ logged }: TestServer) => logged.map((line) => JSON.parse(line) as Record<string, unknown>);

const CITIZENS = 'query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { cpr } cprProvider { kind } }';

/** Whether the operation goes through Apollo Server, or past it because it was answered before. */
const BEFORE = [
  ['asked for the first time', async () => undefined],
  [
    'that was answered before',
    async ({ query }: TestServer) => {
      expect((await query(CITIZENS, { cprs: ['0707614293'] })).body.errors).toBeUndefined();
    },
  ],
] as const;

describe.each(BEFORE)('when the time of an operation %s is up', (_when, prepare) => {
  test('one person who is still waited for fails alone, and all others are answered', async () => {
    const upstream = await startSimulatedServicePlatform();
    stops.push(() => upstream.stop());
    // Long enough for all others, also on a busy machine: the connections are open, and they are few.
    const server = await start({ REQUEST_TIMEOUT_MS: '5000' }, () => upstream.provider);
    await server.query('{ citizen(cpr: "0707614293") { id } }');
    await prepare(server);
    const cprs = oldNumbers(4).map((cpr) => cpr.reveal());
    const [hanging] = cprs.slice(2) as [string];
    upstream.simulator.fail({ kind: 'hang', forNumber: hanging });

    const { status, headers, body } = await server.query(CITIZENS, { cprs });

    expect(status).toBe(200);
    expect(body).toEqual({
      data: {
        citizens: cprs.map((cpr) => (cpr === hanging ? null : { cpr })),
        cprProvider: { kind: 'SERVICE_PLATFORM' },
      },
      errors: [
        {
          message: 'The request was over before the source answered.',
          locations: [{ line: 1, column: 32 }],
          path: ['citizens', 2],
          extensions: { code: 'UPSTREAM_TIMEOUT' },
        },
      ],
    });
    expect(linesOf(server)).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        requestId: headers.get('x-request-id'),
        code: 'UPSTREAM_TIMEOUT',
        count: 1,
      }),
    );
  });

  test('and it does not end, the whole request is answered with 504, a moment later', async () => {
    const server = await start({ REQUEST_TIMEOUT_MS: '150' }, deafFor('0808055007'));
    await prepare(server);
    const asked = performance.now();

    const { status, body } = await server.query(CITIZENS, { cprs: ['0707614293', '0808055007'] });

    // Later than its time; how much later hangs on the machine: Node counts from when the turn of the event loop began.
    expect(performance.now() - asked).toBeGreaterThan(150);
    expect(status).toBe(504);
    expect(body).toEqual({
      errors: [
        {
          message: 'The request took too long. Ask for less at once, or try again.',
          extensions: { code: 'REQUEST_TIMEOUT' },
        },
      ],
    });
    expect(linesOf(server)).toContainEqual(expect.objectContaining({ msg: 'Request', status: 504 }));
  });
});

test('when the time is up nobody new is asked for: whoever the answers lead to fails at once, unless they are known already', async () => {
  // Three children of one family, the last of whom never comes, and their father.
  const server = await start({ REQUEST_TIMEOUT_MS: '1000' }, hangingFor('0808055015'));
  const { status, body } = await server.query(
    `{ citizens(cprs: ["0101851001", "0808055007", "0707650079", "0808055015"]) {
      cpr
      parents { citizen { cpr } }
    } }`,
  );

  expect(status).toBe(200);
  const known = [{ citizen: null }, { citizen: { cpr: '0707650079' } }];
  expect(body.data.citizens.slice(0, 2)).toEqual([
    { cpr: '0101851001', parents: known },
    { cpr: '0808055007', parents: known },
  ]);
  expect(body.data.citizens[3]).toBeNull();
  expect(body.errors?.map(({ path, extensions }) => [path?.join('.'), extensions['code']])).toEqual(
    expect.arrayContaining([
      ['citizens.3', 'UPSTREAM_TIMEOUT'],
      ['citizens.0.parents.0.citizen', 'UPSTREAM_TIMEOUT'],
      ['citizens.1.parents.0.citizen', 'UPSTREAM_TIMEOUT'],
    ]),
  );
  expect(server.providerCalls).toEqual([4]);
});

test("the Fake provider's slow number is called off like a real source", async () => {
  const server = await start({ REQUEST_TIMEOUT_MS: '1000' });

  const { status, body } = await server.query('{ citizen(cpr: "0101585408") { id } cprProvider { kind } }');

  expect(status).toBe(200);
  expect(body.data).toEqual({ citizen: null, cprProvider: { kind: 'FAKE' } });
  expect(body.errors).toMatchObject([{ path: ['citizen'], extensions: { code: 'UPSTREAM_TIMEOUT' } }]);
});
