import { Worker } from 'node:worker_threads';
import { extractPerson, type ExtractOptions, type PersonExtract } from '../extract/person-extract.ts';
import { LedgerError, type PersonReference } from '../ledger.ts';
import { MOST_ENTRIES, type LedgerPage, type LedgerQuery } from './ledger-query.ts';
import { LedgerQueryError } from './ledger-query-error.ts';
import type { FromReader, Questions, ReaderStart } from './reader-messages.ts';
import type { Sample, SampleQuery } from './sample.ts';

/**
 * Reads the ledger, in a thread and through a connection of its own. Who may, and that it is recorded, is for those who call it.
 *
 * Every method throws LedgerQueryError for what can't be asked, and LedgerError where the store can't be read.
 */
export type LedgerReader = {
  search(query: LedgerQuery): Promise<LedgerPage>;
  /** Some requests, each as likely as any other: for the control that the law wants. */
  sample(query: SampleQuery): Promise<Sample>;
  /** All that is recorded of one person, under all references that are known of them. */
  extract(people: readonly PersonReference[], options: ExtractOptions): Promise<PersonExtract>;
  close(): Promise<void>;
};

type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void };

/** More wait only where somebody asks without end. */
const MOST_WAITING = 100;

/** Opens a reader. The thread is started with the first question, and again after it failed. */
export function openLedgerReader(start: ReaderStart): LedgerReader {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;

  function startWorker(): Worker {
    const started = new Worker(new URL('reader-worker.ts', import.meta.url), {
      workerData: start,
      name: 'ledger reader',
    });
    started.unref();
    let reason = 'The thread that reads the ledger ended';
    started.on('message', (message: FromReader) => {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (waiting.size === 0) started.unref();
      if ('answer' in message) asked?.resolve(message.answer);
      else
        asked?.reject(message.isMistake ? new LedgerQueryError(message.problem) : failure(message.problem));
    });
    started.on('error', (error) => (reason = error instanceof Error ? error.message : String(error)));
    started.on('exit', () => {
      if (worker === started) worker = null;
      for (const { reject } of waiting.values()) reject(failure(reason));
      waiting.clear();
    });
    return started;
  }

  function ask<Kind extends keyof Questions>(
    kind: Kind,
    asked: Questions[Kind]['asked'],
  ): Promise<Questions[Kind]['answer']> {
    if (waiting.size >= MOST_WAITING) return Promise.reject(failure('Too many questions wait'));
    worker ??= startWorker();
    // It keeps the process alive only while somebody waits.
    worker.ref();
    lastId += 1;
    const id = lastId;
    worker.postMessage({ id, kind, asked });
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
    });
  }

  const search = (query: LedgerQuery): Promise<LedgerPage> => ask('search', query);
  return {
    search,
    sample: (query) => ask('sample', query),
    extract: (people, options) =>
      extractPerson((after) => {
        const { from, to } = options;
        return search({
          people,
          first: MOST_ENTRIES,
          ...(from !== undefined && { from }),
          ...(to !== undefined && { to }),
          ...(after !== undefined && { after }),
        });
      }, options),
    async close() {
      const closing = worker;
      if (closing === null) return;
      const ended = new Promise((resolve) => closing.once('exit', resolve));
      closing.ref();
      closing.postMessage(null);
      await ended;
    },
  };
}

const failure = (reason: string): LedgerError => new LedgerError(`The ledger can't be read: ${reason}`);
