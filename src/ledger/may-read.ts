import type { LedgerSettings } from '../configuration/ledger-settings.ts';
import type { Caller } from '../domain/caller.ts';

/** Whether somebody may read the record: its own right, which no purpose gives. */
export const mayReadLedger = ({ readers }: LedgerSettings, { client, subject }: Caller): boolean =>
  readers.some((reader) => reader.client === client && (reader.subjects?.includes(subject) ?? true));
