import { getEventListeners } from 'node:events';
import { setImmediate as settled } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { createFairSlots } from '../../../../src/providers/transport/resilience/fair-slots.ts';

/** Slots of which the work ends when the test says so, the oldest first. */
function controlledSlots(size: number) {
  const slots = createFairSlots(size, { configuration: 'default', server: 'SERVICE' });
  const underWay: ((error?: Error) => void)[] = [];
  const begun: string[] = [];
  return {
    begun,
    underWay,
    call: (name: string, { signal }: AbortController) =>
      slots.run(() => {
        begun.push(name);
        return new Promise<string>((resolve, reject) => {
          underWay.push((error) => (error === undefined ? resolve(name) : reject(error)));
        });
      }, signal),
    async end(error?: Error) {
      underWay.shift()!(error);
      await settled();
    },
  };
}

/** As many calls as it says, named after the request and their place in it. */
const namesOf = (request: string, calls: number): string[] =>
  Array.from({ length: calls }, (_, index) => `${request}${index + 1}`);

const ignored = (): undefined => undefined;

test('a request for one waits for one round, not for the whole list of another request', async () => {
  const { call, begun, end } = controlledSlots(2);
  const [large, small] = [new AbortController(), new AbortController()];
  for (const name of namesOf('large', 50)) void call(name, large);
  const answer = call('small', small);

  await end();
  await end();
  expect(begun).toEqual(['large1', 'large2', 'large3', 'small']);
  await end();
  await end();
  expect(await answer).toBe('small');
});

test('requests take turns, and the calls of each go in order', async () => {
  const { call, begun, end } = controlledSlots(1);
  const [a, b, c] = [new AbortController(), new AbortController(), new AbortController()];
  for (const name of namesOf('a', 4)) void call(name, a);
  for (const name of namesOf('b', 3)) void call(name, b);
  void call('c1', c);

  for (let count = 0; count < 8; count += 1) await end();
  expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4', 'b3']);
});

test('a large request has its turns too, however many small ones keep coming', async () => {
  const { call, begun, end } = controlledSlots(1);
  const large = new AbortController();
  for (const name of namesOf('large', 5)) void call(name, large);
  for (const name of namesOf('small', 15)) {
    void call(name, new AbortController());
    await end();
  }
  expect(begun.filter((name) => name.startsWith('large'))).toEqual(namesOf('large', 5));
});

test('as many calls are under way as there are slots, however the ones before them ended', async () => {
  const { call, underWay, end } = controlledSlots(3);
  const caller = new AbortController();
  const calls = namesOf('call', 20).map((name) => call(name, caller));
  const answers = Promise.allSettled(calls);
  for (let left = 20; left > 0; left -= 1) {
    expect(underWay).toHaveLength(Math.min(left, 3));
    await end(left % 2 === 0 ? new Error('It failed.') : undefined);
  }
  expect((await answers).map(({ status }) => status)).toEqual(
    calls.map((_, index) => (index % 2 === 0 ? 'rejected' : 'fulfilled')),
  );

  for (const name of namesOf('next', 4)) void call(name, caller);
  expect(underWay).toHaveLength(3);
});

test('a request that hangs up gives its places up at once, and those behind it move up', async () => {
  const { call, begun, end } = controlledSlots(1);
  const [gone, other] = [new AbortController(), new AbortController()];
  const first = call('gone1', gone);
  const waiting = namesOf('later', 3).map((name) => call(name, gone));
  void call('other1', other);
  void call('other2', other);
  gone.abort();

  for (const call of waiting) {
    await expect(call).rejects.toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      advice: expect.stringMatching(/REQUEST_TIMEOUT_MS.*gone.*waiting/),
    });
  }
  expect(begun).toEqual(['gone1']);
  await end();
  // What is under way ends by itself, and keeps its slot until then.
  expect(await first).toBe('gone1');
  await end();
  expect(begun).toEqual(['gone1', 'other1', 'other2']);
});

test('for a request that was over before, nothing is done', async () => {
  const { call, begun } = controlledSlots(1);
  const gone = new AbortController();
  gone.abort();
  await expect(call('free', gone)).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  void call('other', new AbortController());
  await expect(call('taken', gone)).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  expect(begun).toEqual(['other']);
});

test('a request is listened to only while calls of it wait, once for all of them', async () => {
  const { call, end } = controlledSlots(1);
  const [first, second] = [new AbortController(), new AbortController()];
  const listeners = () => [first, second].map(({ signal }) => getEventListeners(signal, 'abort').length);

  void call('first', first);
  expect(listeners()).toEqual([0, 0]);
  for (const name of namesOf('later', 5)) call(name, first).catch(ignored);
  for (const name of namesOf('second', 2)) void call(name, second);
  expect(listeners()).toEqual([1, 1]);
  first.abort();
  expect(listeners()).toEqual([0, 1]);
  await end();
  expect(listeners()).toEqual([0, 1]);
  await end();
  expect(listeners()).toEqual([0, 0]);
});

test('nothing is kept of requests that are over, also while every slot is taken', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { call, end } = controlledSlots(1);
  const other = new AbortController();
  void call('other', other);

  const overSignals = await (async () => {
    const [served, hungUp] = [new AbortController(), new AbortController()];
    const calls = [call('served', served), call('hung up', hungUp)];
    void call('other', other);
    hungUp.abort();
    await end();
    await end();
    await Promise.allSettled(calls);
    return [new WeakRef(served.signal), new WeakRef(hungUp.signal)];
  })();
  await settled();
  collect();
  expect(overSignals.map((signal) => signal.deref())).toEqual([undefined, undefined]);
});

test('whatever happens in whichever order, turns are as a plain list of lists has them', async () => {
  const SIZE = 3;
  const { call, begun, underWay, end } = controlledSlots(SIZE);
  const requests = new Map<string, AbortController>();
  const lines: { request: string; names: string[] }[] = [];
  const expected: string[] = [];
  let seed = 1;
  const below = (limit: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % limit;
  };

  for (let step = 0; step < 3_000; step += 1) {
    const request = `request ${Math.floor(step / 100)}-${below(6)}`;
    const caller = requests.get(request) ?? new AbortController();
    requests.set(request, caller);
    const what = below(20);
    if (what < 10) {
      const name = `${request} call ${step}`;
      const isFree = underWay.length < SIZE;
      call(name, caller).catch(ignored);
      if (caller.signal.aborted) continue;
      const line = lines.find((candidate) => candidate.request === request);
      if (isFree) expected.push(name);
      else if (line === undefined) lines.push({ request, names: [name] });
      else line.names.push(name);
    } else if (what < 19) {
      if (underWay.length === 0) continue;
      await end();
      const line = lines.shift();
      if (line === undefined) continue;
      expected.push(line.names.shift()!);
      if (line.names.length > 0) lines.push(line);
    } else {
      caller.abort();
      const place = lines.findIndex((candidate) => candidate.request === request);
      if (place !== -1) lines.splice(place, 1);
    }
    expect(underWay.length === SIZE || lines.length === 0).toBe(true);
  }
  expect(begun).toEqual(expected);
  expect(begun.length).toBeGreaterThan(900);
});
