import type { Caller } from '../../domain/caller.ts';
import type { Citizen } from '../../domain/citizen.ts';
import { CprNumber } from '../../domain/cpr-number.ts';
import type { PersonReference } from '../../ledger/ledger.ts';
import type { LedgerEntry } from '../../ledger/reading/ledger-query.ts';
import { valueOf, type Told } from '../../providers/told.ts';
import { referenceOfId, referenceOfNumber } from '../operation/disclosure/person-reference.ts';
import { fieldSet } from '../operation/preparation/field-set.ts';
import type {
  CprAccessLogEntry,
  CprViewerAccessLogArgs,
  CprViewerResolvers,
} from '../schema/resolver-types.generated.ts';
import { connectionOf } from './connection-of.ts';
import { orCoded, requirePage } from './disclosures.ts';
import { numberOfViewer, ownRecord } from './own-record.ts';

/** Who was told of the signed-in person: under every number that they ever had, and their id. Recorded before it is read. */
export const accessLog: NonNullable<CprViewerResolvers['accessLog']> = async (
  caller: Caller,
  // A default holds for what is left out only: a client may send null for all that.
  { first, after }: CprViewerAccessLogArgs,
  context,
) => {
  const limit = requirePage(first ?? 20);
  const { asking, requestId } = context;
  const cpr = await numberOfViewer(caller, context);
  if (cpr === null || asking.about === null) return null;
  const { reader, recordReading } = asking.about;
  const people = referencesOf(cpr, await ownRecord(caller, context, NUMBERS));
  return orCoded(async () => {
    await recordReading({ caller, reading: 'OwnAccessLog', requestId, people: [referenceOfNumber(cpr)] });
    const { entries, endCursor } = await reader.search({ people, first: limit, ...(after && { after }) });
    const edges = entries.flatMap((entry) =>
      entriesOf(entry).map((node) => ({ cursor: entry.cursor, node })),
    );
    return connectionOf(edges, { endCursor, hasNextPage: endCursor !== null });
  });
};

const NUMBERS = fieldSet<keyof Citizen>(['cprHistory']);

/** A source that tells no former numbers leaves the present one. */
function referencesOf(cpr: CprNumber, self: Told<Citizen> | null): PersonReference[] {
  if (self === null) return [referenceOfNumber(cpr)];
  const former = self.cprHistory === undefined ? [] : (valueOf(self.cprHistory) ?? []);
  const numbers = [
    cpr,
    ...(self.cpr instanceof CprNumber ? [self.cpr] : []),
    ...former.map(({ cpr }) => cpr),
  ];
  return [...new Set([...numbers.map(referenceOfNumber), referenceOfId(self.id)])];
}

/** What somebody is told of a look-up of themselves: no names of employees (GDPR, article 15, as Datatilsynet reads it for CPR's own log). */
function entriesOf({
  at,
  circumstances: { caller, purpose },
  disclosures,
}: LedgerEntry): CprAccessLogEntry[] {
  return disclosures.map(({ place, outcome }) => ({
    at: new Date(at).toISOString(),
    organisation: caller?.cvr ?? caller?.client ?? 'unknown',
    purpose: purpose?.code ?? null,
    legalBasis: purpose?.legalBasis ?? null,
    fields: [...place.fields],
    outcome,
  }));
}
