import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { ProviderError, type ProviderErrorCode } from '../../../src/providers/provider-error.ts';
import { createResilience } from '../../../src/providers/transport/resilience.ts';

const NEVER = new AbortController().signal;
const LIMITS = { concurrency: 4, timeLimit: 1_000, retries: 2, outagesBeforeRest: 10, restAfterOutages: 50 };
const failing =
  (code: ProviderErrorCode, retryAfter: number | null = null) =>
  () =>
    Promise.reject(new ProviderError(code, 'It failed.', { retryAfter }));

test('pauses between attempts grow, and are not the same for everybody', async () => {
  const pauses = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const times: number[] = [];
      const attempt = () => {
        times.push(performance.now());
        return failing('UPSTREAM_UNAVAILABLE')();
      };
      await createResilience(LIMITS)
        .run(attempt, NEVER)
        .catch(() => undefined);
      return [times[1]! - times[0]!, times[2]! - times[1]!] as const;
    }),
  );
  const sum = (which: 0 | 1) => pauses.reduce((total, pair) => total + pair[which], 0);
  expect(new Set(pauses.map(([first]) => Math.round(first / 5))).size).toBeGreaterThan(3);
  expect(Math.max(...pauses.map(([first]) => first))).toBeLessThan(300);
  expect(sum(1)).toBeGreaterThan(sum(0));
});

describe('an attempt that does not listen to its signal', () => {
  const deaf = () => new Promise<never>(() => undefined);

  test('ends at the time limit', async () => {
    const resilience = createResilience({ ...LIMITS, timeLimit: 20, retries: 0 });
    await expect(resilience.run(deaf, NEVER)).rejects.toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      message: 'The source did not answer in time.',
    });
  });

  test('ends when the caller hangs up, and makes room for others', async () => {
    const resilience = createResilience({ ...LIMITS, concurrency: 1 });
    const caller = new AbortController();
    const call = resilience.run(deaf, caller.signal);
    const next = resilience.run(async () => 'answer', NEVER);
    caller.abort();
    await expect(call).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(await next).toBe('answer');
  });
});

test('nothing is tried for a caller who has gone before', async () => {
  let attempts = 0;
  const gone = AbortSignal.abort();
  await expect(createResilience(LIMITS).run(async () => (attempts += 1), gone)).rejects.toMatchObject({
    code: 'UPSTREAM_TIMEOUT',
  });
  expect(attempts).toBe(0);
});

test('a caller who hangs up during the trial after a rest leaves the upstream at rest', async () => {
  const resilience = createResilience({ ...LIMITS, retries: 0, outagesBeforeRest: 1 });
  await resilience.run(failing('UPSTREAM_UNAVAILABLE'), NEVER).catch(() => undefined);
  await pause(60);
  const caller = new AbortController();
  const hangUp = () => {
    caller.abort();
    return new Promise<never>(() => undefined);
  };
  const trial = resilience.run(hangUp, caller.signal);
  await expect(trial).rejects.toBeInstanceOf(ProviderError);
  await pause(5);

  await expect(resilience.run(async () => 'answer', NEVER)).rejects.toMatchObject({
    message: 'The source is down and is being left alone for a moment.',
  });
});

test('what a bug throws comes through as it is, and is not tried again', async () => {
  let attempts = 0;
  const bug = new TypeError('a bug');
  const attempt = async () => {
    attempts += 1;
    throw bug;
  };
  await expect(createResilience(LIMITS).run(attempt, NEVER)).rejects.toBe(bug);
  expect(attempts).toBe(1);
});
