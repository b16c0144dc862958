import { channel } from 'node:diagnostics_channel';
import type { Ledger } from './ledger.ts';

/** A batch of records that was written, or was not. */
export type LedgerWrite = {
  /** Which ledger: a process may have several, as tests do. */
  readonly ledger: Ledger;
  /** `FAILED`: nobody knows whether it was written, and whoever waited for it is refused. */
  readonly outcome: 'WRITTEN' | 'FAILED';
  /** How many records; of a failure with those that waited for the next batch, which are refused as well. */
  readonly records: number;
  /** From handing it to the ledger's thread until the store has it for good. */
  readonly milliseconds: number;
};

/** Told for each batch. Publish only if `hasSubscribers`. */
export const ledgerWrites = channel('cpr-subgraph:ledger.write');
