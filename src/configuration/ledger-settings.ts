import { z } from 'zod';
import { text, wholeNumber } from './setting-kinds.ts';

/** How the record of disclosures is kept, and who may read it. Its keys and its place are variables: see SETTINGS. */
export const LEDGER = z.strictObject({
  /** Clients whose callers may read the ledger, with the least assurance of their login. */
  readers: z.array(z.strictObject({ client: text, subjects: z.array(text).min(1).optional() })).default([]),
  retentionDays: wholeNumber(1, 36_500).default(730),
});

export type LedgerSettings = Readonly<z.output<typeof LEDGER>>;
