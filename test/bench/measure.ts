import { isDeepStrictEqual } from 'node:util';
import type { Case, Data } from './cases.ts';
import type { Goal } from './goal.ts';
import type { LoadGenerator } from './load-generator.ts';
import type { LoadOrder, LoadResult } from './load.ts';
import type { ServerProcess } from './server-process.ts';

export type Servers = { readonly ours: ServerProcess; readonly peer: ServerProcess };
type ServerName = keyof Servers;

/** How long is measured; times in seconds, per case and server. */
export type Plan = { readonly rounds: number; readonly seconds: number; readonly warmUp: number };

export type CaseResult = {
  readonly name: string;
  readonly title: string;
  readonly ours: ServerFigures;
  readonly peer: ServerFigures;
  /** Our requests a second by the peer's. */
  readonly lead: number;
  /** The peer's CPU time for a request by ours. */
  readonly cpuLead: number;
  readonly goals: readonly Goal[];
};

/** Medians over the rounds; times in milliseconds. */
export type ServerFigures = Pick<LoadResult, 'requestsPerSecond' | 'p50' | 'p99' | 'generatorBusy'> & {
  /** In all rounds and the warm-up together. Every one was right, or the benchmark would have failed. */
  readonly bodiesChecked: number;
  /**
   * CPU time of the server for a request, in microseconds: the least of the rounds, because other work on the machine only adds to it (caches that it
   * empties, mostly). Absent for a simulator.
   */
  readonly cpuMicroseconds?: number;
};

type Order = Omit<LoadOrder, 'amount'> & {
  /** Whose CPU time is measured. */
  readonly server?: ServerProcess;
};
type Measured = LoadResult & { readonly cpuMicroseconds: number | undefined };

/** Keep-alive connections, each with one request at a time. */
export const CONNECTIONS = 16;

/** A server waits for the load generator now and then, so it never has all of its core. */
const WARM_SHARE = 0.75;
const MOST_WARM_UPS = 10;

/**
 * Measures one case on both servers.
 *
 * @throws Error when the servers differ in what they answer, or any single answer differs from the first
 */
export async function measureCase(
  { name, title, body, isFull, wantedLead }: Case,
  servers: Servers,
  load: LoadGenerator,
  plan: Plan,
): Promise<CaseResult> {
  const expected = { ours: await ask(servers.ours, body), peer: await ask(servers.peer, body) };
  const data = dataOf(expected.ours, name);
  if (!isFull(data)) throw new Error(`${name}: the answer lacks people`);
  // Said without the difference: it would be a person's data.
  if (!isDeepStrictEqual(dataOf(expected.peer, name), data)) {
    throw new Error(`${name}: the two servers answer differently`);
  }

  const orderFor = (server: ServerName): Order => ({
    server: servers[server],
    url: servers[server].url,
    body,
    expected: expected[server],
    connections: CONNECTIONS,
  });
  const warmed = await warmUp(name, orderFor('ours'), servers.ours, load, plan);
  await warmUp(name, orderFor('peer'), servers.peer, load, plan);
  const { ours, peer } = await measureInTurns(
    name,
    { ours: orderFor('ours'), peer: orderFor('peer') },
    load,
    plan,
  );
  const lead = ours.requestsPerSecond / peer.requestsPerSecond;
  const cpuLead = (peer.cpuMicroseconds ?? NaN) / (ours.cpuMicroseconds ?? NaN);
  const goals = goalsOf(wantedLead, lead, cpuLead, ours.p99, peer.p99);
  const bodiesChecked = ours.bodiesChecked + warmed;
  return { name, title, ours: { ...ours, bodiesChecked }, peer, lead, cpuLead, goals };
}

const goalsOf = (wanted: number, lead: number, cpuLead: number, p99: number, peersP99: number): Goal[] => [
  {
    wanted: `at least ${wanted.toFixed(1)} times the peer's requests a second`,
    measured: lead.toFixed(2),
    isReached: lead >= wanted,
  },
  {
    wanted: `at least ${wanted.toFixed(1)} times the peer's requests in the same CPU time`,
    measured: cpuLead.toFixed(2),
    isReached: cpuLead >= wanted,
  },
  {
    wanted: "a p99 no longer than the peer's",
    measured: `${p99.toFixed(2)} ms, the peer's ${peersP99.toFixed(2)} ms`,
    isReached: p99 <= peersP99,
  },
];

/**
 * Sends requests until the server has had about as much of the CPU as it would have on a machine of its own. By the clock alone, on a busy one
 * it would be measured before Node has compiled it. Returns how many answers there were.
 */
async function warmUp(
  name: string,
  order: Order,
  server: ServerProcess,
  load: LoadGenerator,
  plan: Plan,
): Promise<number> {
  const enough = (await server.usage()).cpu + WARM_SHARE * plan.warmUp * 1e6;
  let answers = 0;
  for (let run = 0; run < MOST_WARM_UPS; run += 1) {
    answers += (await runOne(name, order, plan.warmUp, load)).bodiesChecked;
    if ((await server.usage()).cpu >= enough) break;
  }
  return answers;
}

/**
 * Measures servers in turns, so that whatever else the machine does meets all of them.
 *
 * @throws Error when any single answer is not the expected one
 */
export async function measureInTurns<Name extends string>(
  name: string,
  orders: Readonly<Record<Name, Order>>,
  load: LoadGenerator,
  { rounds, seconds, warmUp }: Plan,
): Promise<Record<Name, ServerFigures>> {
  const servers = Object.keys(orders) as Name[];
  const results = new Map<Name, Measured[]>(servers.map((server) => [server, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const server of servers) {
      const result = await runOne(name, orders[server], round === 0 ? warmUp : seconds, load);
      results.get(server)?.push(result);
    }
  }
  const figures = servers.map((server) => [server, figuresOf(results.get(server) ?? [])]);
  return Object.fromEntries(figures) as Record<Name, ServerFigures>;
}

async function runOne(
  name: string,
  { server, ...order }: Order,
  seconds: number,
  load: LoadGenerator,
): Promise<Measured> {
  const before = await server?.usage();
  const result = await load.run({ ...order, amount: { seconds } });
  if (result.wrong > 0 || result.bodiesChecked === 0) {
    throw new Error(`${name}: ${result.wrong} wrong answers of ${result.bodiesChecked} from ${order.url}`);
  }
  const after = await server?.usage();
  const cpu = before && after && after.cpu - before.cpu;
  return { ...result, cpuMicroseconds: cpu && cpu / result.bodiesChecked };
}

/** The answer to one request. */
export async function ask(
  { url }: ServerProcess,
  body: string,
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...more },
    body,
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}

/** @throws Error when the answer has errors */
export function dataOf(answer: string, name: string): Data {
  const { data, errors } = JSON.parse(answer) as { data: Data; errors?: unknown };
  if (errors !== undefined) throw new Error(`${name}: an answer has errors`);
  return data;
}

function figuresOf(results: readonly Measured[]): ServerFigures {
  const measured = results.slice(1);
  const medianOf = (figure: (result: LoadResult) => number) => median(measured.map(figure));
  const cpuTimes = measured.flatMap(({ cpuMicroseconds }) => cpuMicroseconds ?? []);
  return {
    requestsPerSecond: medianOf(({ requestsPerSecond }) => requestsPerSecond),
    p50: medianOf(({ p50 }) => p50),
    p99: medianOf(({ p99 }) => p99),
    generatorBusy: medianOf(({ generatorBusy }) => generatorBusy),
    bodiesChecked: results.reduce((sum, { bodiesChecked }) => sum + bodiesChecked, 0),
    ...(cpuTimes.length > 0 && { cpuMicroseconds: Math.min(...cpuTimes) }),
  };
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
