import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { ProviderError, type ProviderErrorCode } from '../../../../src/providers/provider-error.ts';
import { createResilience } from '../../../../src/providers/transport/resilience/resilience.ts';

afterEach(() => {
  jest.useRealTimers();
});

const NEVER = new AbortController().signal;
const UPSTREAM = { configuration: 'default', server: 'SERVICE' } as const;
const LIMITS = {
  upstream: UPSTREAM,
  concurrency: 4,
  timeLimit: 1_000,
  retries: 2,
  outagesBeforeRest: 10,
  restAfterOutages: 50,
};
const failing =
  (code: ProviderErrorCode, retryAfter: number | null = null) =>
  () =>
    Promise.reject(new ProviderError(code, 'It failed.', { retryAfter }));

test('a request for one is not held up by the whole list of another request', async () => {
  const resilience = createResilience({ ...LIMITS, concurrency: 2 });
  const order: string[] = [];
  const asked = (name: string) => async () => {
    order.push(name);
    await pause(2);
  };
  const [large, small] = [new AbortController(), new AbortController()];
  const list = Array.from({ length: 50 }, () => resilience.run(asked('large'), large.signal));
  await resilience.run(asked('small'), small.signal);

  expect(order.slice(0, 4)).toEqual(['large', 'large', 'large', 'small']);
  expect(order.length).toBeLessThan(8);
  await Promise.all(list);
  expect(order).toHaveLength(51);
});

test('a call that is to be repeated leaves its slot to others meanwhile', async () => {
  const resilience = createResilience({ ...LIMITS, concurrency: 1 });
  const order: string[] = [];
  const failingCall = resilience.run(() => {
    order.push('failing');
    return failing('UPSTREAM_UNAVAILABLE')();
  }, NEVER);
  const other = resilience.run(async () => order.push('other'), NEVER);
  await Promise.allSettled([failingCall, other]);
  expect(order).toEqual(['failing', 'other', 'failing', 'failing']);
});

test('pauses between attempts grow, and are not the same for everybody', async () => {
  jest.useFakeTimers();
  const all = Array.from({ length: 200 }, async () => {
    const times: number[] = [];
    const attempt = () => {
      times.push(performance.now());
      return failing('UPSTREAM_UNAVAILABLE')();
    };
    await createResilience(LIMITS)
      .run(attempt, NEVER)
      .catch(() => undefined);
    return [times[1]! - times[0]!, times[2]! - times[1]!] as const;
  });
  await jest.advanceTimersByTimeAsync(10_000);
  const pauses = await Promise.all(all);
  const sum = (which: 0 | 1) => pauses.reduce((total, pair) => total + pair[which], 0);
  expect(new Set(pauses.map(([first]) => Math.round(first / 5))).size).toBeGreaterThan(3);
  expect(Math.max(...pauses.map(([first]) => first))).toBeLessThanOrEqual(200);
  expect(sum(1)).toBeGreaterThan(sum(0));
});

describe('an attempt that does not listen to its signal', () => {
  const deaf = () => new Promise<never>(() => undefined);

  test('ends at the time limit', async () => {
    const resilience = createResilience({ ...LIMITS, timeLimit: 20, retries: 0 });
    await expect(resilience.run(deaf, NEVER)).rejects.toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      message: 'The source did not answer in time.',
      advice: expect.stringMatching(/^No answer came within 20 ms.*network.*status.*time limit\.$/),
    });
  });

  test('ends when the caller hangs up, and makes room for others', async () => {
    const resilience = createResilience({ ...LIMITS, concurrency: 1 });
    const caller = new AbortController();
    const call = resilience.run(deaf, caller.signal);
    const next = resilience.run(async () => 'answer', NEVER);
    caller.abort();
    await expect(call).rejects.toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      message: 'The request was over before the source answered.',
      advice: expect.stringMatching(/own time \(REQUEST_TIMEOUT_MS\) was up, or its client had gone/),
    });
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
  jest.useFakeTimers();
  const resilience = createResilience({ ...LIMITS, retries: 0, outagesBeforeRest: 1 });
  await resilience.run(failing('UPSTREAM_UNAVAILABLE'), NEVER).catch(() => undefined);
  await jest.advanceTimersByTimeAsync(50);
  const caller = new AbortController();
  const hangUp = () => {
    caller.abort();
    return new Promise<never>(() => undefined);
  };
  const trial = resilience.run(hangUp, caller.signal);
  await expect(trial).rejects.toBeInstanceOf(ProviderError);
  await jest.advanceTimersByTimeAsync(5);

  await expect(resilience.run(async () => 'answer', NEVER)).rejects.toMatchObject({
    message: 'The source is down and is being left alone for a moment.',
  });
});

describe('an answer that says no', () => {
  const no = () =>
    Promise.reject(new ProviderError('UPSTREAM_UNAVAILABLE', 'It said no.', { answered: true }));

  test('is asked for again, and is no outage, however often it comes', async () => {
    const resilience = createResilience({ ...LIMITS, outagesBeforeRest: 1 });
    let attempts = 0;
    const attempt = () => {
      attempts += 1;
      return no();
    };
    for (let count = 0; count < 3; count += 1) {
      await expect(resilience.run(attempt, NEVER)).rejects.toMatchObject({ message: 'It said no.' });
    }
    expect(attempts).toBe(9);
    expect(await resilience.run(async () => 'answer', NEVER)).toBe('answer');
  });

  test('to the trial after a rest ends the rest: the upstream is back', async () => {
    jest.useFakeTimers();
    const resilience = createResilience({ ...LIMITS, retries: 0, outagesBeforeRest: 2 });
    const outage = () => resilience.run(failing('UPSTREAM_UNAVAILABLE'), NEVER).catch(() => undefined);
    await outage();
    await outage();
    await expect(resilience.run(no, NEVER)).rejects.toMatchObject({
      message: expect.stringContaining('left alone'),
    });
    await jest.advanceTimersByTimeAsync(50);

    await expect(resilience.run(no, NEVER)).rejects.toMatchObject({ message: 'It said no.' });
    // Counted anew: one more outage is not enough for another rest.
    await outage();
    expect(await resilience.run(async () => 'answer', NEVER)).toBe('answer');
  });
});

test('while the source wants to be left alone, the operator reads that nothing was asked, and until when', async () => {
  jest.useFakeTimers();
  const resilience = createResilience(LIMITS);
  let attempts = 0;
  const attempt = () => {
    attempts += 1;
    const details = { advice: 'The service answered HTTP 503.', retryAfter: 60_000 };
    return Promise.reject(new ProviderError('UPSTREAM_UNAVAILABLE', 'It failed.', details));
  };
  const before = Date.now();
  await expect(resilience.run(attempt, NEVER)).rejects.toMatchObject({
    advice: 'The service answered HTTP 503.',
  });
  await jest.advanceTimersByTimeAsync(20);
  const error = await resilience.run(attempt, NEVER).catch((reason: ProviderError) => reason);

  expect(attempts).toBe(1);
  expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', message: 'It failed.' });
  const { advice, retryAfter } = error;
  const [, until, told] = /^Nothing was asked this time: .* until (\S+Z)\. (.*)$/.exec(advice ?? '') ?? [];
  expect(Date.parse(until ?? '') - before).toBe(60_000);
  expect(told).toBe('With that it told: The service answered HTTP 503.');
  expect(retryAfter).toBe(60_000 - 20);
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

test('calls that wait for a slot hear of it, too, when the upstream asks to be left alone', async () => {
  const resilience = createResilience({ ...LIMITS, concurrency: 2 });
  let asked = 0;
  const calls = Array.from({ length: 20 }, () =>
    resilience.run(async () => {
      asked += 1;
      await pause(1);
      throw new ProviderError('UPSTREAM_RATE_LIMITED', 'Too many.', { retryAfter: 60_000 });
    }, NEVER),
  );
  const results = await Promise.allSettled(calls);
  expect(results.every(({ status }) => status === 'rejected')).toBe(true);
  expect(asked).toBe(2);
});
