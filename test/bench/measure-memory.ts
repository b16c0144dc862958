import { CASES, type Case } from './cases.ts';
import type { Goal } from './goal.ts';
import type { LoadGenerator } from './load-generator.ts';
import { ask, CONNECTIONS } from './measure.ts';
import { startServer, type ServerProcess } from './server-process.ts';

/** What the server holds after many requests for one citizen, and after ten times as many. */
export type MemoryResult = {
  readonly title: string;
  readonly marks: readonly [Mark, Mark];
  readonly goals: readonly Goal[];
};

type Mark = {
  readonly requests: number;
  /** What the process holds, as it is, in MB. */
  readonly rss: number;
  /** What is left of the heap after a full collection, in MB. */
  readonly heap: number;
};

const TIMES = 10;
const LARGEST_GROWTH = 0.1;

/**
 * Sends the server requests until there were `requests`, then until there were ten times as many.
 *
 * @throws Error when any single answer is not the expected one
 */
export async function measureMemory(
  serverArguments: readonly string[],
  load: LoadGenerator,
  requests: number,
): Promise<MemoryResult> {
  const { title, body } = CASES.find(({ name }) => name === 'one-citizen') as Case;
  const server = await startServer(['--expose-gc', ...serverArguments]);
  try {
    const order = { url: server.url, body, expected: await ask(server, body), connections: CONNECTIONS };
    const markAfter = async (all: number, more: number): Promise<Mark> => {
      const { wrong } = await load.run({ ...order, amount: { requests: more } });
      if (wrong > 0) throw new Error(`${title}: ${wrong} wrong answers`);
      return markOf(server, all);
    };
    const first = await markAfter(requests, requests);
    const last = await markAfter(requests * TIMES, requests * (TIMES - 1));
    const goals = [
      growth('RSS', first, last, first.rss, last.rss),
      growth('the heap after a full collection', first, last, first.heap, last.heap),
    ];
    return { title, marks: [first, last], goals };
  } finally {
    await server.stop();
  }
}

async function markOf(server: ServerProcess, requests: number): Promise<Mark> {
  const { rss, heap } = await server.usage();
  return { requests, rss: rss / 1e6, heap: heap / 1e6 };
}

function growth(what: string, first: Mark, last: Mark, before: number, after: number): Goal {
  const grown = after / before - 1;
  return {
    wanted: `after ${count(last.requests)} requests ${what} at most ${100 * LARGEST_GROWTH} % above that after ${count(first.requests)}`,
    measured: `${(100 * grown).toFixed(1)} %`,
    isReached: grown <= LARGEST_GROWTH,
  };
}

const count = (requests: number): string => requests.toLocaleString('en');
