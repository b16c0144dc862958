import { Worker } from 'node:worker_threads';
import { LedgerError } from '../ledger.ts';
import type { FromWriter, ToWriter, WriterStart } from './writer-messages.ts';

/** The ledger's thread, as the main thread sees it. */
export type WriterThread = {
  send(message: ToWriter): void;
  /** Ends it at once; what it was writing may be written or not. */
  kill(): void;
};

export type ThreadListener = {
  readonly onMessage: (message: FromWriter) => void;
  /** It is gone, for whatever reason; nothing comes any more. */
  readonly onEnd: (reason: string) => void;
};

/**
 * Starts the thread and waits until it can write.
 *
 * @throws LedgerError where the store can't be used
 */
export function startWriterThread(
  start: WriterStart,
  { onMessage, onEnd }: ThreadListener,
): Promise<WriterThread> {
  const worker = new Worker(new URL('writer-worker.ts', import.meta.url), {
    workerData: start,
    name: 'ledger',
  });
  const thread: WriterThread = {
    send: (message) => worker.postMessage(message),
    kill: () => void worker.terminate(),
  };
  return new Promise((resolve, reject) => {
    let isReady = false;
    let reason = 'The thread of the ledger ended';
    worker.on('message', (message: FromWriter) => {
      if (message.kind === 'ready') {
        isReady = true;
        resolve(thread);
      } else if (message.kind === 'unusable') reason = message.message;
      else onMessage(message);
    });
    worker.on('error', (error) => {
      reason = `The thread of the ledger failed: ${error instanceof Error ? error.message : String(error)}`;
    });
    worker.on('exit', () => {
      if (isReady) onEnd(reason);
      else reject(new LedgerError(reason));
    });
  });
}
