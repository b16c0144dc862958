import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { deriveLedgerKeys } from '../format/ledger-key.ts';
import { keepLedger } from '../keeping/keep-ledger.ts';
import { openStore } from '../store/open-store.ts';
import { createBatchWriter } from './batch-writer.ts';
import type { FromWriter, ToWriter, WriterStart } from './writer-messages.ts';

// The ledger's own thread: all that it costs to make a batch and to wait for the disk happens here.

/** Between two attempts to write again, in milliseconds. */
const RETRY_PAUSE = 500;

const { storage, keys, retentionDays, anchorFile } = workerData as WriterStart;
const say = (message: FromWriter): void => parentPort?.postMessage(message);

try {
  await begin();
} catch (error) {
  say({ kind: 'unusable', message: messageOf(error) });
  parentPort?.close();
}

async function begin(): Promise<void> {
  const [key] = deriveLedgerKeys(keys);
  const database = await openStore(storage);
  const writer = await createBatchWriter(database, key);
  const keeping = keepLedger(database, key, {
    retentionDays,
    anchorFile,
    chainOf: () => writer.chain,
    onWarning: (message) => say({ kind: 'warning', message }),
  });
  let isWritable = true;

  async function write(text: string): Promise<void> {
    try {
      if (!isWritable) throw new Error('The ledger is not writable');
      say({ kind: 'written', usage: await writer.write(text) });
    } catch (error) {
      say({ kind: 'failed', message: messageOf(error) });
      if (!isWritable) return;
      isWritable = false;
      await writeAgain();
    }
  }

  async function writeAgain(): Promise<void> {
    for (;;) {
      await pause(RETRY_PAUSE);
      try {
        await writer.beginAnew();
        isWritable = true;
        say({ kind: 'writable' });
        return;
      } catch {
        // As before; the first failure has been told.
      }
    }
  }

  async function tellUsage(question: Extract<ToWriter, { kind: 'usage' }>): Promise<void> {
    try {
      say({ ...question, ...(await writer.usageOf(question, question.purpose)) });
    } catch {
      // It is asked again with the next request, and a store that fails is told where something is to be written.
    }
  }

  async function close(): Promise<void> {
    try {
      await keeping.stop();
      await database.close();
    } catch (error) {
      say({ kind: 'warning', message: `The ledger's chain was not closed: ${messageOf(error)}` });
    }
    // Ends this thread only, also where it still tries to write again.
    process.exit();
  }

  parentPort?.on('message', (message: ToWriter) => {
    if (typeof message === 'string') void write(message);
    else if (message.kind === 'usage') void tellUsage(message);
    else void close();
  });
  say({ kind: 'ready' });
}

/** Messages of both engines name tables and columns, and never a value. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
