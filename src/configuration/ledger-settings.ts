import { z } from 'zod';
import { text, wholeNumber } from './setting-kinds.ts';

/** How the record of disclosures is kept, and who may read it. Its keys and its place are variables: see SETTINGS. */
export const LEDGER = z.strictObject({
  /** Clients whose callers may read the ledger, with the least assurance of their login. */
  readers: z.array(z.strictObject({ client: text, subjects: z.array(text).min(1).optional() })).default([]),
  retentionDays: wholeNumber(1, 36_500).default(730),
  /** A file outside the database to which each anchor is copied, so that the loss of records there shows here. */
  anchorFile: text.optional(),
});

export type LedgerSettings = Readonly<z.output<typeof LEDGER>>;
