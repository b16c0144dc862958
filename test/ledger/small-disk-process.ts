import { openLedger, person, record } from './records.ts';

// Records until it fails, and says how many were acknowledged and what the failure was.

const ledger = await openLedger(process.argv[2] ?? '');
const people = Array.from({ length: 200 }, (_, number) => person(number));
let written = 0;
try {
  for (;;) {
    await ledger.record(record(people));
    written += 1;
  }
} catch (error) {
  const failure = error instanceof Error ? error.name : 'something else';
  // Also a ledger that can't be written to comes to its end.
  await ledger.close();
  process.stdout.write(JSON.stringify({ written, failure }));
}
