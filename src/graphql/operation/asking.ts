import type { Caller } from '../../domain/caller.ts';
import type { Identity } from '../../identity/identity.ts';
import type { LedgerReader } from '../../ledger/reading/ledger-reader.ts';
import type { RecordReading } from '../../ledger/reading/record-reading.ts';

/** Who asks, and what for. */
export type Asking = {
  /** Null where the request does not say who it is from. */
  readonly caller: Caller | null;
  /** The purpose that the request names, such as `CHILD_SUPPORT`; null if it names none. */
  readonly purposeName: string | null;
  /** The caller's own case, as the request names it. */
  readonly caseReference: string | null;
  /** What can be asked about the caller; null where nobody signs in. */
  readonly about: AboutCallers | null;
};

/** What resolvers ask about a caller, and in the record of disclosures. */
export type AboutCallers = {
  readonly identity: Pick<Identity, 'numberOf' | 'matchCpr'>;
  readonly reader: LedgerReader;
  /** Whether somebody may read what is recorded of others. */
  readonly mayReadLedger: (caller: Caller) => boolean;
  /** Before it is read. */
  readonly recordReading: RecordReading;
};

/** A request of a deployment where nobody signs in. */
export const NOBODY: Asking = Object.freeze({
  caller: null,
  purposeName: null,
  caseReference: null,
  about: null,
});
