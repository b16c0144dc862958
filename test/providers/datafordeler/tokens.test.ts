import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createConnections } from '../../../src/providers/transport/http/connections.ts';
import { createResilience } from '../../../src/providers/transport/resilience/resilience.ts';
import { createTokenSource } from '../../../src/providers/datafordeler/wire/token-source.ts';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../../simulators/datafordeler/start-simulator.ts';
import { withService } from './connected-service.ts';
import { until } from '../../until.ts';
import { nextNumber, timesAsked } from './served-people.ts';

const UPSTREAM = { configuration: 'default', server: 'TOKEN_SERVER' } as const;

let simulator: DatafordelerSimulator;
beforeAll(async () => {
  simulator = await startDatafordelerSimulator();
});
afterAll(() => simulator.stop());

/** How many token requests `work` needs. */
async function tokenRequests(work: () => Promise<unknown>): Promise<number> {
  const before = simulator.tokens.requests.secret;
  await work();
  return simulator.tokens.requests.secret - before;
}

const many = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 100 }, work));

describe('a token', () => {
  test('is fetched once for all who ask at the same time, and kept for those who ask later', async () => {
    await withService(simulator, {}, async ({ find }) => {
      expect(await tokenRequests(() => many(() => find(nextNumber())))).toBe(1);
      expect(await tokenRequests(() => find(nextNumber()))).toBe(0);
    });
  });

  test.each([
    ['60 s before its end', 300, 240],
    ['at half its life, where that is shorter', 40, 20],
  ])('is renewed %s', async (_name, life, renewedAfter) => {
    simulator.tokens.setLife(life);
    let now = 0;
    await withService(simulator, { now: () => now * 1_000 }, async ({ tokens }) => {
      const first = await tokens.token();
      now = renewedAfter - 1;
      expect(await tokens.token()).toBe(first);
      now = renewedAfter;
      expect(await tokens.token()).not.toBe(first);
    });
    simulator.tokens.setLife(300);
  });

  test('whose life is not told is taken to live 300 s', async () => {
    simulator.tokens.fail({ kind: 'no-expires-in' });
    let now = 0;
    await withService(simulator, { now: () => now * 1_000 }, async ({ tokens }) => {
      const first = await tokens.token();
      now = 239;
      expect(await tokens.token()).toBe(first);
      now = 240;
      expect(await tokens.token()).not.toBe(first);
    });
  });

  test('that the service takes no longer is replaced by one new token for all', async () => {
    await withService(simulator, { concurrency: 100 }, async ({ find }) => {
      await find(nextNumber());
      simulator.tokens.revokeAll();

      const found = many(() => find(nextNumber()));
      expect(await tokenRequests(() => found)).toBe(1);
      expect(await found).toHaveLength(100);
    });
  });

  test('is replaced once for a question; a second refusal is the answer', async () => {
    const cpr = nextNumber();
    simulator.fail({ kind: '401', next: Infinity, forNumber: cpr });
    await withService(simulator, {}, async ({ find }) => {
      const refusals = async () =>
        expect(await find(cpr).catch((error: unknown) => error)).toMatchObject({
          code: 'UPSTREAM_UNAUTHORIZED',
        });
      expect(await tokenRequests(refusals)).toBe(2);
      expect(timesAsked(simulator, cpr)).toBe(2);
    });
  });

  test('goes on being fetched for the others when one who waits for it hangs up', async () => {
    simulator.tokens.fail({ kind: 'slow', milliseconds: 500 });
    await withService(simulator, {}, async ({ find }) => {
      const asked = simulator.tokens.requests.secret;
      const hangUp = new AbortController();
      const gone = find(nextNumber(), hangUp.signal).catch((error: unknown) => error);
      const patient = find(nextNumber());
      await until(() => simulator.tokens.requests.secret > asked);
      hangUp.abort();

      expect(await Promise.race([gone, patient])).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
      expect(await tokenRequests(() => patient)).toBe(0);
    });
  });
});

describe('a token server', () => {
  test.each([
    ['that answers 500', 'status-500', 'UPSTREAM_UNAVAILABLE', 3, /The token server answered HTTP 500/],
    [
      'that answers with a web page',
      'not-json',
      'UPSTREAM_INVALID_RESPONSE',
      1,
      /address of the token server/,
    ],
    ['that gives no token', 'no-token', 'UPSTREAM_INVALID_RESPONSE', 1, /address of the token server/],
    ['that does not answer in time', 'slow', 'UPSTREAM_TIMEOUT', 3, null],
  ] as const)('%s fails the question, which is not put', async (_name, kind, code, requests, advice) => {
    const cpr = nextNumber();
    simulator.tokens.fail({ kind, next: requests });
    await withService(simulator, { timeLimit: kind === 'slow' ? 1_000 : 60_000 }, async ({ find }) => {
      const asked = find(cpr).catch((error: unknown) => error);
      expect(await tokenRequests(() => asked)).toBe(requests);
      expect(await asked).toMatchObject({
        code,
        ...(advice !== null && { advice: expect.stringMatching(advice) }),
      });
      expect(timesAsked(simulator, cpr)).toBe(0);
    });
  });

  test('that fails once is asked again', async () => {
    simulator.tokens.fail({ kind: 'status-500' });
    await withService(simulator, {}, async ({ find }) => {
      expect(await tokenRequests(() => find(nextNumber()))).toBe(2);
    });
  });

  test('that is down is left alone after a while, however many wait for a token', async () => {
    simulator.tokens.fail({ kind: 'status-500', next: 2 });
    await withService(simulator, { retries: 0, outagesBeforeRest: 2 }, async ({ find }) => {
      const outcomes = async () => many(() => find(nextNumber()).catch((error: unknown) => error));
      expect(await tokenRequests(outcomes)).toBe(1);
      expect(await tokenRequests(outcomes)).toBe(1);
      expect(await tokenRequests(outcomes)).toBe(0);
    });
  });

  test('that is not there is told as a connection that was refused', async () => {
    const connections = createConnections({ connections: 1 });
    const tokens = createTokenSource({
      url: 'https://127.0.0.1:1/token',
      clientId: 'nobody',
      connections,
      upstream: UPSTREAM,
      resilience: createResilience({
        upstream: UPSTREAM,
        concurrency: 1,
        timeLimit: 5_000,
        retries: 0,
        outagesBeforeRest: 10,
        restAfterOutages: 1,
      }),
      now: Date.now,
    });
    await expect(tokens.token()).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      advice: expect.stringMatching(/127\.0\.0\.1:1 \(ECONNREFUSED\).*allowlist/),
    });
    await connections.close();
  });

  test('that refuses the secret is asked once for each question', async () => {
    await withService(simulator, { clientSecret: 'not the secret' }, async ({ find }) => {
      const asked = find(nextNumber()).catch((error: unknown) => error);
      expect(await tokenRequests(() => asked)).toBe(1);
      expect(await asked).toMatchObject({ code: 'UPSTREAM_UNAUTHORIZED' });
    });
  });
});
