import type { Caller } from '../domain/caller.ts';

/**
 * How it ended for one person. `HIDDEN` is somebody who is protected, and was answered for as if there were no such person; it counts among the
 * misses of the caller, who could tell the two apart otherwise.
 */
export type DisclosureOutcome = 'DELIVERED' | 'WITHHELD' | 'HIDDEN' | 'MISSED' | 'REFUSED' | 'FAILED';

/** One place of an operation where people are told of, the same object in every request: what is known of it is sent to the ledger once. */
export type DisclosedPlace = {
  /** The fields that lead to it, such as `citizen.children.citizen`. Never a client's own names, which may hold anything. */
  readonly path: string;
  /** `Citizen` or `PrivateCitizen`. */
  readonly type: string;
  /** Which leaves are selected there, sorted: `name.givenName`. */
  readonly fields: readonly string[];
  /** The arguments that people were found by, such as `Query.citizen(cpr:)`. Names, never values. */
  readonly searchedBy: readonly string[];
};

/**
 * A person in the ledger: `#` and ten digits for a CPR number, `=` and the id for somebody whose number is not known here. Stored under a keyed
 * pseudonym, and encrypted for extraction.
 */
export type PersonReference = string;

/** The people of one place for whom it ended alike. */
export type Disclosure = {
  readonly place: DisclosedPlace;
  readonly outcome: DisclosureOutcome;
  readonly people: readonly PersonReference[];
};

/** What many requests have in common; the same object for the same, so that it is sent once. */
export type Circumstances = {
  /** Null for an anonymous caller, who sees test people only, and for one who could not be identified. */
  readonly caller: Caller | null;
  readonly purpose: { readonly code: string; readonly legalBasis: string } | null;
  /** The named configuration, and with it the source that was asked. */
  readonly configuration: string;
  readonly source: string;
  /** What the client calls the operation, and the SHA-256 of its text; null where it did not come so far. */
  readonly operation: { readonly name: string | null; readonly hash: string } | null;
};

/** What one request disclosed, or why it disclosed nothing. */
export type RequestRecord = {
  readonly circumstances: Circumstances;
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The caller's own case, as the request names it; at most 100 characters. */
  readonly caseReference: string | null;
  /** `ANSWERED`, or the code with which the whole request was refused. */
  readonly outcome: string;
  readonly disclosures: readonly Disclosure[];
};

/** How many people a caller was told of for a purpose on one day, and how many look-ups found nobody. */
export type Usage = { readonly people: number; readonly misses: number };

/** The record of every disclosure. */
export type Ledger = {
  /**
   * Resolves when the record is durable; only then may the answer leave.
   *
   * @throws LedgerError where it can't be written
   */
  record(record: RequestRecord): Promise<void>;
  /**
   * What is known of the use that a caller (by issuer and subject) made of a purpose today by Danish clocks, and of its misses in the last 24 hours,
   * on all replicas, as of the last batch that was written; asked for the first time, zeros may be given until the store has answered.
   */
  usage(caller: Caller, purpose: string): Usage;
  /** How many records are not durable yet: those being written, and those that wait for the next batch. */
  readonly waiting: number;
  /** Whether records can be written, for `/readyz`. */
  readonly isWritable: boolean;
  close(): Promise<void>;
};

/** Nothing could be recorded, so nothing is told. */
export class LedgerError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LedgerError';
  }
}
