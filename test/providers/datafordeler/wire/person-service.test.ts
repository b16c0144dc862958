import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../../../simulators/datafordeler/start-simulator.ts';
import { withService } from '../connected-service.ts';
import { until } from '../../../until.ts';
import { nextNumber, timesAsked, withServed } from '../served-people.ts';

let simulator: DatafordelerSimulator;
beforeAll(async () => {
  simulator = await startDatafordelerSimulator();
});
afterAll(() => simulator.stop());

const failure = (error: unknown): unknown => error;
/** Whether anybody has the number is not what is asked here. */
const ANSWER = expect.any(Number);

test('no more questions are under way than agreed', async () => {
  const slow = nextNumber();
  simulator.fail({ kind: 'slow', milliseconds: 20, next: 30, forNumber: slow });
  await withService(simulator, { concurrency: 3 }, async ({ find }) => {
    await find(nextNumber());
    const before = simulator.queries.length;
    await Promise.all(Array.from({ length: 30 }, () => find(slow)));
    expect(simulator.queries.length - before).toBe(30);
    expect(simulator.load.most).toBe(3);
  });
});

describe('a client who hangs up', () => {
  test('of this server calls off the question to the source', async () => {
    const cpr = nextNumber();
    simulator.fail({ kind: 'slow', milliseconds: 5_000, next: Infinity, forNumber: cpr });
    const { hungUp } = simulator.load;
    await withServed(simulator, {}, async ({ origin }) => {
      const client = new AbortController();
      const asked = fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: `{ citizen(cpr: "${cpr}") { id } }` }),
        signal: client.signal,
      }).catch(failure);
      await until(() => timesAsked(simulator, cpr) === 1);
      client.abort();
      await asked;
      await until(() => simulator.load.hungUp === hungUp + 1);
    });
    expect(timesAsked(simulator, cpr)).toBe(1);
    expect(simulator.load.now).toBe(0);
  });

  test('while waiting for a turn is never asked for', async () => {
    const [first, second] = [nextNumber(), nextNumber()];
    simulator.fail({ kind: 'slow', milliseconds: 500, forNumber: first });
    await withService(simulator, { concurrency: 1 }, async ({ find }) => {
      const client = new AbortController();
      const served = find(first);
      await until(() => timesAsked(simulator, first) === 1);
      const queued = find(second, client.signal).catch(failure);
      client.abort();
      expect(await queued).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
      expect(simulator.load.now).toBe(1);
      await served;
      await find(nextNumber());
    });
    expect(timesAsked(simulator, second)).toBe(0);
  });

  test('while waiting to try again is not tried again', async () => {
    const cpr = nextNumber();
    simulator.fail({ kind: '429', retryAfter: 1, forNumber: cpr });
    await withService(simulator, {}, async ({ find }) => {
      const client = new AbortController();
      const asked = find(cpr, client.signal).catch(failure);
      await until(() => timesAsked(simulator, cpr) === 1);
      await pause(20);
      client.abort();
      expect(await Promise.race([asked, pause(500)])).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
      await pause(1_200);
      expect(timesAsked(simulator, cpr)).toBe(1);
    });
  });

  test('does not count as an outage of the source', async () => {
    const cpr = nextNumber();
    simulator.fail({ kind: 'slow', milliseconds: 60_000, next: 3, forNumber: cpr });
    await withService(simulator, { outagesBeforeRest: 2 }, async ({ find }) => {
      const client = new AbortController();
      const asked = [1, 2, 3].map(() => find(cpr, client.signal).catch(failure));
      await until(() => timesAsked(simulator, cpr) === 3);
      client.abort();
      await Promise.all(asked);
      expect(await find(cpr)).toEqual(ANSWER);
    });
  });
});

describe('a source that is down', () => {
  test('is left alone after some outages, then tried with one question, and asked as before when that is answered', async () => {
    const [down, well] = [nextNumber(), nextNumber()];
    simulator.fail({ kind: 'status-503', next: 3, forNumber: down });
    await withService(
      simulator,
      { retries: 0, outagesBeforeRest: 3, restAfterOutages: 1_000 },
      async ({ find }) => {
        for (let count = 0; count < 3; count += 1) await find(down).catch(failure);

        expect(await find(well).catch(failure)).toMatchObject({
          code: 'UPSTREAM_UNAVAILABLE',
          message: 'The source is down and is being left alone for a moment.',
          advice: expect.stringContaining('HTTP 503'),
        });
        expect(timesAsked(simulator, well)).toBe(0);

        await pause(1_010);
        simulator.fail({ kind: 'slow', milliseconds: 50, forNumber: well });
        const outcomes = await Promise.all(Array.from({ length: 5 }, () => find(well).catch(failure)));
        expect(outcomes.filter((outcome) => typeof outcome === 'number')).toHaveLength(1);
        expect(timesAsked(simulator, well)).toBe(1);

        await Promise.all(Array.from({ length: 5 }, () => find(well)));
        expect(timesAsked(simulator, well)).toBe(6);
      },
    );
  });

  test('is left alone again when the question it is tried with fails', async () => {
    const cpr = nextNumber();
    simulator.fail({ kind: 'status-503', next: Infinity, forNumber: cpr });
    await withService(
      simulator,
      { retries: 0, outagesBeforeRest: 2, restAfterOutages: 1_000 },
      async ({ find }) => {
        for (let count = 0; count < 4; count += 1) await find(cpr).catch(failure);
        expect(timesAsked(simulator, cpr)).toBe(2);
        await pause(1_010);
        for (let count = 0; count < 4; count += 1) await find(cpr).catch(failure);
        expect(timesAsked(simulator, cpr)).toBe(3);
      },
    );
  });

  test.each(['401', '403', '400', '404', '429', 'not-json'] as const)(
    'is not what %s is a sign of, however often it comes',
    async (kind) => {
      const cpr = nextNumber();
      simulator.fail({ kind, next: 6, forNumber: cpr, retryAfter: 0 });
      await withService(simulator, { retries: 0, outagesBeforeRest: 2 }, async ({ find }) => {
        const refused = kind === '401' ? 3 : 6;
        for (let count = 0; count < refused; count += 1) {
          expect(await find(cpr).catch(failure)).toMatchObject({ code: expect.any(String) });
        }
        expect(await find(cpr)).toEqual(ANSWER);
      });
    },
  );
});

test('a service that fails over a question is not down: it has answered', async () => {
  const cpr = nextNumber();
  const body = { errors: [{ message: 'Unexpected Execution Error' }], data: null };
  simulator.fail({ kind: 'answer', answer: { status: 200, body }, next: 6, forNumber: cpr });
  await withService(simulator, { retries: 0, outagesBeforeRest: 2 }, async ({ find }) => {
    for (let count = 0; count < 6; count += 1) {
      expect(await find(cpr).catch(failure)).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', answered: true });
    }
    expect(await find(cpr)).toEqual(ANSWER);
  });
});

describe('Retry-After', () => {
  test.each([
    ['in seconds', () => 1],
    // A date has no fractions of a second, so the one that is at least half a second away.
    ['as a date', () => new Date(Math.ceil((Date.now() + 500) / 1_000) * 1_000)],
  ])('%s is waited for, by everyone', async (_name, when) => {
    const [limited, other] = [nextNumber(), nextNumber()];
    await withService(simulator, {}, async ({ find, tokens }) => {
      await tokens.token();
      const retryAfter = when();
      const welcome = typeof retryAfter === 'number' ? Date.now() + retryAfter * 1_000 : retryAfter.getTime();
      simulator.fail({ kind: '429', retryAfter, forNumber: limited });
      const asked = find(limited);
      await until(() => timesAsked(simulator, limited) === 1);
      await pause(20);
      const after = find(other);
      expect(await asked).toEqual(ANSWER);
      expect(Date.now()).toBeGreaterThanOrEqual(welcome - 5);
      await after;
      expect(Date.now()).toBeGreaterThanOrEqual(welcome - 5);
    });
  });

  test.each(['429', 'status-503'] as const)(
    'of a minute with %s is told at once, and nothing is asked meanwhile',
    async (kind) => {
      const [limited, other] = [nextNumber(), nextNumber()];
      simulator.fail({ kind, retryAfter: 60, forNumber: limited });
      await withService(simulator, {}, async ({ find }) => {
        const code = kind === '429' ? 'UPSTREAM_RATE_LIMITED' : 'UPSTREAM_UNAVAILABLE';
        expect(await find(limited).catch(failure)).toMatchObject({ code, retryAfter: 60_000 });
        expect(await find(other).catch(failure)).toMatchObject({ code });
        expect([timesAsked(simulator, limited), timesAsked(simulator, other)]).toEqual([1, 0]);
      });
    },
  );
});
