import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { ledgerWrites, type LedgerWrite } from '../../ledger/ledger-channel.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { subscribe } from './subscribe.ts';

/** In seconds: a batch is one write to a disk, or one to a database that has its replica's word for it. */
const DURATIONS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

/** Counts what this ledger writes; the returned function ends that. */
export function watchLedger(registry: Registry, ledger: Ledger): () => void {
  const records = new Counter({
    name: 'cpr_ledger_records_total',
    help: 'Records of disclosures: WRITTEN, or FAILED and whoever asked was refused',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'cpr_ledger_write_duration_seconds',
    help: 'How long it took to write a batch of records for good',
    labelNames: ['outcome'],
    buckets: DURATIONS,
    registers: [registry],
  });
  new Gauge({
    name: 'cpr_ledger_waiting_records',
    help: 'Records that are not durable yet, whose answers wait for them',
    registers: [registry],
    collect() {
      this.set(ledger.waiting);
    },
  });
  new Gauge({
    name: 'cpr_ledger_writable',
    help: '1 while disclosures can be recorded; 0, and nothing is told',
    registers: [registry],
    collect() {
      this.set(ledger.isWritable ? 1 : 0);
    },
  });
  for (const outcome of ['WRITTEN', 'FAILED'] as const) records.inc({ outcome }, 0);
  return subscribe(ledgerWrites, (write: LedgerWrite) => {
    if (write.ledger !== ledger) return;
    const { outcome } = write;
    records.inc({ outcome }, write.records);
    durations.observe({ outcome }, write.milliseconds / 1_000);
  });
}
