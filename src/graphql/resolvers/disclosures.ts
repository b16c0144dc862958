import type { PersonReference } from '../../ledger/ledger.ts';
import type {
  EntryDisclosure,
  LedgerEntry,
  LedgerPage,
  LedgerQuery,
} from '../../ledger/reading/ledger-query.ts';
import { LedgerQueryError } from '../../ledger/reading/ledger-query-error.ts';
import { LedgerError } from '../../ledger/ledger.ts';
import { CodedError } from '../errors/coded-error.ts';
import { referenceOfId, referenceOfNumber } from '../operation/disclosure/person-reference.ts';
import type {
  CprDisclosure,
  CprDisclosureFilterInput,
  QueryCprDisclosuresArgs,
  QueryResolvers,
} from '../schema/resolver-types.generated.ts';
import { connectionOf } from './connection-of.ts';
import { requireCprNumber } from './require-cpr-number.ts';

const LONGEST_PAGE = 100;

/** The record of disclosures, for those who may read it. Recorded before it is read. */
export const cprDisclosures: NonNullable<QueryResolvers['cprDisclosures']> = async (
  _root,
  // A default holds for what is left out only: a client may send null for all that.
  { filter, first, after }: QueryCprDisclosuresArgs,
  { asking: { caller, about }, requestId },
) => {
  if (caller === null || about === null) {
    throw new CodedError(
      'UNAUTHENTICATED',
      'The record of disclosures is for those who sign in and may read it.',
    );
  }
  const limit = requirePage(first ?? 20);
  const people = peopleIn(filter ?? {});
  const mayRead = about.mayReadLedger(caller);
  const outcome = mayRead ? 'ANSWERED' : 'NOT_ALLOWED';
  return orCoded(async () => {
    await about.recordReading({ caller, reading: 'LedgerQuery', requestId, people, outcome });
    if (!mayRead) throw new CodedError('NOT_ALLOWED', 'This caller may not read the record of disclosures.');
    return pageOf(await about.reader.search(queryOf(filter ?? {}, people, limit, after ?? null)));
  });
};

/** @throws CodedError */
export function requirePage(first: number): number {
  if (first >= 1 && first <= LONGEST_PAGE) return first;
  throw new CodedError('INVALID_ARGUMENT', `"first" must be 1 to ${LONGEST_PAGE}.`, { argument: 'first' });
}

/** What the record says of its troubles, in codes. */
export async function orCoded<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof LedgerQueryError) throw new CodedError('INVALID_ARGUMENT', error.message);
    if (!(error instanceof LedgerError)) throw error;
    throw new CodedError(
      'LEDGER_UNAVAILABLE',
      'The record of disclosures can not be read at the moment. Try again.',
    );
  }
}

function peopleIn({ person, personId }: CprDisclosureFilterInput): PersonReference[] {
  return [
    ...(person ? [referenceOfNumber(requireCprNumber(person, 'filter.person'))] : []),
    ...(personId ? [referenceOfId(personId)] : []),
  ];
}

function queryOf(
  { cvr, client, subject, purpose, outcome, from, to }: CprDisclosureFilterInput,
  people: readonly PersonReference[],
  first: number,
  after: string | null,
): LedgerQuery {
  const caller = { ...(cvr && { cvr }), ...(client && { client }), ...(subject && { subject }) };
  return {
    first,
    ...(people.length > 0 && { people }),
    ...(Object.keys(caller).length > 0 && { caller }),
    ...(purpose && { purpose }),
    ...(outcome && { outcome }),
    ...(typeof from === 'number' && { from }),
    ...(typeof to === 'number' && { to }),
    ...(after !== null && { after }),
  };
}

function pageOf({ entries, endCursor }: LedgerPage) {
  const edges = entries.map((entry) => ({ cursor: entry.cursor, node: disclosureOf(entry) }));
  return connectionOf(edges, { endCursor, hasNextPage: endCursor !== null });
}

function disclosureOf({
  id,
  at,
  requestId,
  outcome,
  caseReference,
  circumstances,
  people,
  disclosures,
}: LedgerEntry): CprDisclosure {
  const { caller, purpose, configuration, source, operation } = circumstances;
  return {
    id,
    at: new Date(at).toISOString(),
    requestId,
    outcome,
    caseReference,
    caller,
    purpose: purpose?.code ?? null,
    legalBasis: purpose?.legalBasis ?? null,
    configuration,
    source,
    operationName: operation?.name ?? null,
    operationHash: operation?.hash ?? null,
    people,
    places: disclosures.map(placeOf),
  };
}

const placeOf = ({ place: { path, type, fields, searchedBy }, outcome, count }: EntryDisclosure) => ({
  path,
  type,
  fields: [...fields],
  searchedBy: [...searchedBy],
  outcome,
  people: count,
});
