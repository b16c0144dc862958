import { afterEach, expect, test } from '@jest/globals';
import type { Citizen, PersonKey } from '../../../src/domain/citizen.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { ProviderError } from '../../../src/providers/provider-error.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import { startTestServer } from '../../http/test-server.ts';
import { until } from '../../until.ts';
import { oldNumbers } from '../fake/random-numbers.ts';
import {
  numberOf,
  startSimulatedServicePlatform,
  type SimulatedServicePlatform,
} from './simulated-service-platform.ts';

const NEVER = new AbortController().signal;
const FIELDS: ReadonlySet<keyof Citizen> = new Set(['id', 'cpr']);
const keysOf = (numbers: readonly CprNumber[]): PersonKey[] => numbers.map((cpr) => ({ cpr }));
const inquiriesOf = (keys: readonly PersonKey[]) => keys.map((key) => ({ key, fields: FIELDS }));

let upstream: SimulatedServicePlatform | undefined;
afterEach(async () => {
  await upstream?.stop();
  upstream = undefined;
});

async function start(
  wish: Parameters<typeof startSimulatedServicePlatform>[0] = {},
): Promise<SimulatedServicePlatform> {
  upstream = await startSimulatedServicePlatform(wish);
  return upstream;
}

/** What each key was answered with: the number of the person, nobody, or the code of the failure. */
async function ask(
  { citizens }: Provider,
  keys: readonly PersonKey[],
  signal: AbortSignal = NEVER,
): Promise<(string | null)[]> {
  const answers = await citizens(inquiriesOf(keys), { signal });
  return answers.map((answer) =>
    answer === null ? null : answer instanceof ProviderError ? answer.code : numberOf(answer),
  );
}

test('each person is one call, however often and by whichever key they are asked for, and each answer is in its place', async () => {
  const { provider, simulator } = await start();
  const [first, second] = oldNumbers(2) as [CprNumber, CprNumber];
  const [person] = await provider.citizens(inquiriesOf([{ cpr: first }]), { signal: NEVER });
  const { id } = person as Citizen;

  const keys = [{ cpr: second }, { id }, { cpr: first }, { cpr: CprNumber.of(second.reveal()) }, { id }];
  const before = simulator.lookups.length;
  expect(await ask(provider, keys)).toEqual([second, first, first, second, first].map((cpr) => cpr.reveal()));
  expect(
    simulator.lookups
      .slice(before)
      .map(({ number }) => number)
      .sort(),
  ).toEqual([first.reveal(), second.reveal()].sort());
});

test('no more calls are under way than agreed, over as many connections, which are used again', async () => {
  const { provider, simulator } = await start({ concurrency: 4 });
  simulator.delay(10);
  const numbers = oldNumbers(40);

  expect(await ask(provider, keysOf(numbers))).toEqual(numbers.map((cpr) => cpr.reveal()));
  await ask(provider, keysOf(numbers));

  expect(simulator.lookups).toHaveLength(80);
  expect(simulator.load.most).toBe(4);
  expect(simulator.connections).toBe(4);
});

test('a person who fails fails alone', async () => {
  const { provider, simulator } = await start();
  const numbers = oldNumbers(12);
  simulator.fail({ kind: 'status-403', forNumber: numbers[3]!.reveal() });
  simulator.fail({ kind: 'doctype', forNumber: numbers[7]!.reveal() });

  const expected: string[] = numbers.map((cpr) => cpr.reveal());
  expected[3] = 'UPSTREAM_FORBIDDEN';
  expected[7] = 'UPSTREAM_INVALID_RESPONSE';
  expect(await ask(provider, keysOf(numbers))).toEqual(expected);
});

test('a person who takes too long fails alone, and holds up nobody beyond the time limit', async () => {
  const { provider, simulator } = await start({ timeLimitMs: 2_000, concurrency: 2 });
  const numbers = oldNumbers(12);
  simulator.fail({ kind: 'slow', milliseconds: 200_000, forNumber: numbers[0]!.reveal() });
  simulator.fail({ kind: 'hang', forNumber: numbers[5]!.reveal() });

  const expected: string[] = numbers.map((cpr) => cpr.reveal());
  expected[0] = expected[5] = 'UPSTREAM_TIMEOUT';
  expect(await ask(provider, keysOf(numbers))).toEqual(expected);
});

test('nothing goes on for a caller who has hung up', async () => {
  const { provider, simulator } = await start({ concurrency: 3 });
  simulator.delay(60_000);
  const caller = new AbortController();
  const answers = ask(provider, keysOf(oldNumbers(20)), caller.signal);
  await until(() => simulator.load.now === 3);
  caller.abort();

  expect(new Set(await answers)).toEqual(new Set(['UPSTREAM_TIMEOUT']));
  await until(() => simulator.load.now === 0);
  expect(simulator.load).toEqual({ now: 0, most: 3, hungUp: 3 });
});

test('an outage is waited out with a few more tries', async () => {
  const { provider, simulator } = await start({ retries: 2 });
  const [cpr] = oldNumbers(1) as [CprNumber];
  simulator.fail({ kind: 'status-503', next: 1 });
  simulator.fail({ kind: 'reset', next: 1 });

  expect(await ask(provider, [{ cpr }])).toEqual([cpr.reveal()]);
  expect(simulator.lookups).toHaveLength(3);
});

test('a platform that is down is left alone after ten outages in a row', async () => {
  const { provider, simulator } = await start({ concurrency: 1 });
  simulator.fail({ kind: 'status-503', next: Infinity });

  const answers = await provider.citizens(inquiriesOf(keysOf(oldNumbers(15))), { signal: NEVER });
  expect(simulator.lookups).toHaveLength(10);
  expect(answers.at(-1)).toMatchObject({
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'The source is down and is being left alone for a moment.',
    advice: expect.stringMatching(/At last: .*HTTP 503.*driftstatus/),
  });
});

test('nobody at all is no outage, however often', async () => {
  const { provider, simulator } = await start({ retries: 2, concurrency: 1 });
  const nobody = Array.from({ length: 15 }, (_, day) =>
    CprNumber.of(`${String(day + 1).padStart(2, '0')}01595000`),
  );
  const [somebody] = oldNumbers(1) as [CprNumber];

  expect(await ask(provider, keysOf([...nobody, somebody]))).toEqual([
    ...nobody.map(() => null),
    somebody.reveal(),
  ]);
  expect(simulator.lookups).toHaveLength(16);
});

test('a level of a query is one question, of which each person is a call', async () => {
  const { provider, simulator } = await start();
  const server = await startTestServer({ MAX_COST: '1000000' }, () => provider);
  const numbers = oldNumbers(30).map((cpr) => cpr.reveal());
  const { body } = await server.query(
    'query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { cpr parents { citizen { cpr } } } }',
    { cprs: [...numbers, ...numbers] },
  );
  await server.stop();

  expect(body.errors).toBeUndefined();
  const people: { cpr: string; parents: { citizen: { cpr: string } | null }[] }[] = body.data.citizens;
  expect(people.map(({ cpr }) => cpr)).toEqual([...numbers, ...numbers]);
  const parents = people.flatMap((person) => person.parents.flatMap(({ citizen }) => citizen?.cpr ?? []));
  expect(parents.length).toBeGreaterThan(10);
  expect(simulator.lookups.map(({ number }) => number).sort()).toEqual(
    [...new Set([...numbers, ...parents])].sort(),
  );
});

test('people whom the platform answers with a fault fail alone, however many they are', async () => {
  const { provider, simulator } = await start();
  const numbers = oldNumbers(30);
  for (const number of numbers.slice(0, 20)) {
    simulator.fail({ kind: 'fault-server', forNumber: number.reveal(), next: Infinity });
  }
  expect(await ask(provider, keysOf(numbers))).toEqual([
    ...numbers.slice(0, 20).map(() => 'UPSTREAM_UNAVAILABLE'),
    ...numbers.slice(20).map((number) => number.reveal()),
  ]);
});
