import { openLedgerReader, type LedgerReader } from '../ledger/reading/ledger-reader.ts';
import type { LedgerAccess } from './ledger-access.ts';

/** Reads the ledger, and closes it whatever happens. */
export async function reading(
  { storage, keys }: LedgerAccess,
  work: (reader: LedgerReader) => Promise<number>,
): Promise<number> {
  const reader = openLedgerReader({ storage, keys });
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
}
