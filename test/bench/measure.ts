import { isDeepStrictEqual } from 'node:util';
import type { Case, Data } from './cases.ts';
import type { LoadGenerator } from './load-generator.ts';
import type { LoadResult } from './load.ts';
import type { ServerProcess } from './server-process.ts';

export type Servers = { readonly ours: ServerProcess; readonly peer: ServerProcess };
export type ServerName = keyof Servers;
export const SERVER_NAMES: readonly ServerName[] = ['ours', 'peer'];

/** How long is measured; times in seconds, per case and server. */
export type Plan = { readonly rounds: number; readonly seconds: number; readonly warmUp: number };

export type CaseResult = {
  readonly name: string;
  readonly title: string;
  readonly ours: ServerFigures;
  readonly peer: ServerFigures;
  /** Our requests a second by the peer's. */
  readonly ratio: number;
};

/** Medians over the rounds; times in milliseconds. */
export type ServerFigures = Pick<LoadResult, 'requestsPerSecond' | 'p50' | 'p99' | 'generatorBusy'> & {
  /** In all rounds and the warm-up together. Every one was right, or the benchmark would have failed. */
  readonly bodiesChecked: number;
};

/** Keep-alive connections, each with one request at a time. */
export const CONNECTIONS = 16;

/**
 * Measures one case on both servers in turns, so that whatever else the machine does meets both.
 *
 * @throws Error when the servers differ in what they answer, or any single answer differs from the first
 */
export async function measureCase(
  { name, title, body, isFull }: Case,
  servers: Servers,
  load: LoadGenerator,
  { rounds, seconds, warmUp }: Plan,
): Promise<CaseResult> {
  const expected = { ours: await ask(servers.ours, body), peer: await ask(servers.peer, body) };
  const data = dataOf(expected.ours, name);
  if (!isFull(data)) throw new Error(`${name}: the answer lacks people`);
  // Said without the difference: it would be a person's data.
  if (!isDeepStrictEqual(dataOf(expected.peer, name), data)) {
    throw new Error(`${name}: the two servers answer differently`);
  }

  const results: Record<ServerName, LoadResult[]> = { ours: [], peer: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const server of SERVER_NAMES) {
      const result = await load.run({
        url: servers[server].url,
        body,
        expected: expected[server],
        connections: CONNECTIONS,
        seconds: round === 0 ? warmUp : seconds,
      });
      if (result.wrong > 0 || result.bodiesChecked === 0) {
        throw new Error(`${name}: ${result.wrong} wrong answers of ${result.bodiesChecked} from ${server}`);
      }
      results[server].push(result);
    }
  }
  const [ours, peer] = [figuresOf(results.ours), figuresOf(results.peer)];
  return { name, title, ours, peer, ratio: ours.requestsPerSecond / peer.requestsPerSecond };
}

async function ask({ url }: ServerProcess, body: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}

function dataOf(answer: string, name: string): Data {
  const { data, errors } = JSON.parse(answer) as { data: Data; errors?: unknown };
  if (errors !== undefined) throw new Error(`${name}: an answer has errors`);
  return data;
}

function figuresOf(results: readonly LoadResult[]): ServerFigures {
  const measured = results.slice(1);
  const medianOf = (figure: (result: LoadResult) => number) => median(measured.map(figure));
  return {
    requestsPerSecond: medianOf(({ requestsPerSecond }) => requestsPerSecond),
    p50: medianOf(({ p50 }) => p50),
    p99: medianOf(({ p99 }) => p99),
    generatorBusy: medianOf(({ generatorBusy }) => generatorBusy),
    bodiesChecked: results.reduce((sum, { bodiesChecked }) => sum + bodiesChecked, 0),
  };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
