import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../storage/database.ts';
import type { LedgerKey } from '../format/ledger-key.ts';
import { setChainState } from '../store/chains.ts';
import { anchorChains, copyAnchor, sayAlive } from './anchor-chains.ts';
import { chainsToIndex, indexSomePeople } from './index-people.ts';
import { retain, type RetentionOptions } from './retain.ts';

export type KeepingOptions = Omit<RetentionOptions, 'now'> & {
  /** The chain of this process; another after an outage. */
  readonly chainOf: () => number;
  readonly onWarning: (message: string) => void;
};

/** What goes on beside the writing, in the same thread: anchors, the index by person, retention. */
export type Keeping = {
  /** Ends it, closes the chain, and anchors that: nothing of a chain that was closed can be lost unseen. */
  stop(): Promise<void>;
};

/** In milliseconds. */
const ANCHOR_EACH = 60_000;
const INDEX_EACH = 2_000;
const RETAIN_EACH = 3_600_000;
/** The index may take a fifth of the thread's time: after each step it rests four times as long. */
const REST = 4;

export function keepLedger(database: Database, key: LedgerKey, options: KeepingOptions): Keeping {
  const stopped = new AbortController();
  const { signal } = stopped;
  const jobs = [
    repeat(ANCHOR_EACH, anchor),
    repeat(INDEX_EACH, indexAll),
    // At the start as well: a process that is started anew each night must delete too.
    repeat(RETAIN_EACH, () => retain(database, key, { ...options, now: Date.now() }), 5_000),
  ];
  let lastFailure = '';

  async function repeat(each: number, job: () => Promise<unknown>, first: number = each): Promise<void> {
    try {
      await pause(first, undefined, { signal });
      for (;;) {
        await tryTo(job);
        await pause(each, undefined, { signal });
      }
    } catch {
      // Stopped.
    }
  }

  /** A store that is away is told by what can't be recorded; what fails here is told once, and done the next time. */
  async function tryTo(job: () => Promise<unknown>): Promise<void> {
    try {
      await job();
      lastFailure = '';
    } catch (error) {
      if (signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      if (message !== lastFailure) options.onWarning(`The ledger was not tended: ${message}`);
      lastFailure = message;
    }
  }

  async function anchor(): Promise<void> {
    await sayAlive(database, options.chainOf(), Date.now());
    await anchorNow();
  }

  async function anchorNow(): Promise<void> {
    const { anchor: made, foundOpen } = await anchorChains(database, key, { now: Date.now() });
    if (foundOpen.length > 0) {
      options.onWarning(
        `Found without their process: ${foundOpen.length} chains of the ledger. What they recorded is there; ` +
          'that nothing is missing at their ends can not be shown.',
      );
    }
    if (made !== null && options.anchorFile !== null) copyAnchor(options.anchorFile, made);
  }

  async function indexAll(): Promise<void> {
    for (const chain of await chainsToIndex(database, options.chainOf())) {
      for (;;) {
        const start = performance.now();
        const isMore = await indexSomePeople(database, chain);
        await pause((performance.now() - start) * REST, undefined, { signal });
        if (!isMore) break;
      }
    }
  }

  return {
    async stop() {
      stopped.abort();
      await Promise.all(jobs);
      await setChainState(database, options.chainOf(), 'CLOSED');
      await anchorNow();
    },
  };
}
