import type { DisclosedPlace, DisclosureOutcome, PersonReference } from '../ledger.ts';
import type { RecordedCircumstances } from '../format/shape.ts';

/** What to look for; all that is given must hold. */
export type LedgerQuery = {
  /** One person under all references that are known of them, at most 50. */
  readonly people?: readonly PersonReference[];
  /** Whoever asked, by any of these. */
  readonly caller?: {
    readonly issuer?: string;
    readonly subject?: string;
    readonly client?: string;
    readonly cvr?: string;
  };
  /** A purpose's code. */
  readonly purpose?: string;
  /** When the request came, in milliseconds since 1970: from the first of these, up to and without the second. */
  readonly from?: number;
  readonly to?: number;
  /** Of the whole request (`ANSWERED`, or the code it was refused with), or of a person (`DELIVERED`, `MISSED` …). */
  readonly outcome?: string;
  /** At most so many entries, 1 to 1,000. */
  readonly first: number;
  /** A cursor: entries after that one, which are older. */
  readonly after?: string;
  /** Whether to decrypt whom the entries are about. Its own right. */
  readonly withPeople?: boolean;
};

/** One request. */
export type LedgerEntry = {
  /** Names it for good: chain, batch, record. */
  readonly id: string;
  readonly cursor: string;
  /** When the request came, in milliseconds since 1970. */
  readonly at: number;
  readonly requestId: string;
  readonly outcome: string;
  readonly caseReference: string | null;
  readonly circumstances: RecordedCircumstances;
  /** How many people the request told of, whatever was searched for. */
  readonly people: number;
  /** What it disclosed; of a search by person, only what was about that person. */
  readonly disclosures: readonly EntryDisclosure[];
};

export type EntryDisclosure = {
  readonly place: DisclosedPlace;
  readonly outcome: DisclosureOutcome;
  /** How many people. */
  readonly count: number;
  /** Who, where that was asked for. */
  readonly people: readonly PersonReference[] | null;
};

/** The newest first, in the order they were written. */
export type LedgerPage = {
  readonly entries: readonly LedgerEntry[];
  /** Where to go on; an empty page can have one too, where much was looked through and nothing found. Null at the end. */
  readonly endCursor: string | null;
};

export const MOST_ENTRIES = 1_000;
export const MOST_REFERENCES = 50;
