import { writeSync } from 'node:fs';
import { openLedger, person, record } from './records.ts';

// Records without end, eight at a time, and says of each request when its record was acknowledged. Ended by a signal that nobody can catch.

const ledger = await openLedger(process.argv[2] ?? '');
for (let lane = 0; lane < 8; lane += 1) void recordOn(lane);

async function recordOn(lane: number): Promise<void> {
  for (let count = 0; ; count += 1) {
    const requestId = `${process.pid}-${lane}-${count}`;
    await ledger.record(record([person(lane), person(count % 50)], { requestId }));
    // Written at once: what is only on its way to a pipe would be lost with the process.
    writeSync(1, `${requestId}\n`);
  }
}
