import type { Worker } from 'node:worker_threads';
import { until } from '../until.ts';
import { openLedger, person, record } from './records.ts';

// Ends the ledger's thread while records wait for it, and says what becomes of them and of those after them.

const threads: Worker[] = [];
process.on('worker', (thread: Worker) => threads.push(thread));
const warnings: string[] = [];
const ledger = await openLedger(process.argv[2] ?? '', { onWarning: (message) => warnings.push(message) });
await ledger.record(record([person(1)], { requestId: 'before' }));
const during = Array.from({ length: 5 }, () => ledger.record(record([person(1)], { requestId: 'during' })));
void threads[0]?.terminate();
const refused = (await Promise.allSettled(during)).filter(
  ({ status, ...rest }) =>
    status === 'rejected' &&
    'reason' in rest &&
    rest.reason instanceof Error &&
    rest.reason.name === 'LedgerError',
).length;
const isWritableThen = ledger.isWritable;
await until(() => ledger.isWritable);
await ledger.record(record([person(1)], { requestId: 'after' }));
await ledger.close();
process.stdout.write(JSON.stringify({ refused, isWritableThen, warnings: warnings.length }));
