import { parentPort, workerData } from 'node:worker_threads';
import { deriveLedgerKeys } from '../format/ledger-key.ts';
import { openStore } from '../store/open-store.ts';
import { createKnownShapes } from './known-shapes.ts';
import { LedgerQueryError } from './ledger-query-error.ts';
import type { FromReader, ReaderStart, ToReader } from './reader-messages.ts';
import { sample } from './sample.ts';
import { search, type Reading } from './search.ts';

// The thread in which the ledger is read: looking through many batches keeps nobody waiting but whoever asked.

const { storage, keys } = workerData as ReaderStart;
const database = await openStore(storage);
const reading: Reading = { database, keys: deriveLedgerKeys(keys), shapes: createKnownShapes(database) };

parentPort?.on('message', (message: ToReader | null) => {
  if (message === null) void database.close().finally(() => parentPort?.close());
  else void answer(message);
});

async function answer(message: ToReader): Promise<void> {
  const { id } = message;
  const say = (answered: FromReader): void => parentPort?.postMessage(answered);
  try {
    say({
      id,
      answer:
        message.kind === 'search'
          ? await search(reading, message.asked)
          : await sample(reading, message.asked),
    });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    say({ id, problem, isMistake: error instanceof LedgerQueryError });
  }
}
