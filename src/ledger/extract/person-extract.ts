import type { DisclosureOutcome } from '../ledger.ts';
import type { LedgerEntry, LedgerPage } from '../reading/ledger-query.ts';

/** Whose employee looked, for what: what somebody may be told of a look-up of their data (GDPR, Article 15). */
export type Access = {
  /** When the request came, in milliseconds since 1970. */
  readonly at: number;
  /** The company or authority (CVR), where the login told it, and the service that was used. Null where nobody was signed in. */
  readonly organisation: { readonly cvr: string | null; readonly service: string } | null;
  readonly purpose: { readonly code: string; readonly legalBasis: string } | null;
  /** Where the data came from. */
  readonly source: string;
  readonly disclosures: readonly {
    /** The fields that lead to the person, such as `citizen.children.citizen`. */
    readonly place: string;
    readonly fields: readonly string[];
    readonly outcome: DisclosureOutcome;
  }[];
  /** Who looked, and for which case: left out unless it was asked for. */
  readonly staff?: {
    readonly subject: string;
    readonly professionalId: string | null;
    readonly identityProvider: string | null;
    readonly caseReference: string | null;
  };
};

/** All that the ledger holds of one person. Whom it is about does not stand in it: whoever asked knows. */
export type PersonExtract = {
  readonly madeAt: number;
  /** The stretch of time that was asked about, in milliseconds since 1970; null where it is open. */
  readonly from: number | null;
  readonly to: number | null;
  /** The newest first. */
  readonly accesses: readonly Access[];
  /** False where there is more than one extract holds. */
  readonly isComplete: boolean;
};

export type ExtractOptions = {
  readonly from?: number;
  readonly to?: number;
  readonly withStaff?: boolean;
  readonly now: number;
};

const MOST_ACCESSES = 100_000;

/** Makes the extract of what a search by person finds, page by page; `next` gives the page after a cursor. */
export async function extractPerson(
  next: (after: string | undefined) => Promise<LedgerPage>,
  { from, to, withStaff = false, now }: ExtractOptions,
): Promise<PersonExtract> {
  const accesses: Access[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null && accesses.length < MOST_ACCESSES) {
    const page = await next(cursor);
    accesses.push(...page.entries.map((entry) => accessOf(entry, withStaff)));
    cursor = page.endCursor;
  }
  return { madeAt: now, from: from ?? null, to: to ?? null, accesses, isComplete: cursor === null };
}

function accessOf(
  { at, circumstances, caseReference, disclosures }: LedgerEntry,
  withStaff: boolean,
): Access {
  const { caller, purpose, source } = circumstances;
  return {
    at,
    organisation: caller === null ? null : { cvr: caller.cvr, service: caller.client },
    purpose,
    source,
    disclosures: disclosures.map(({ place, outcome }) => ({
      place: place.path,
      fields: place.fields,
      outcome,
    })),
    ...(withStaff &&
      caller !== null && {
        staff: {
          subject: caller.subject,
          professionalId: caller.professionalId,
          identityProvider: caller.identityProvider,
          caseReference,
        },
      }),
  };
}
