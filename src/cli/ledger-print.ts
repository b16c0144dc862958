import type { LedgerEntry } from '../ledger/reading/ledger-query.ts';

/** An entry as some lines of text; a caller's own words can't move the cursor of a terminal. */
export function printEntry({
  at,
  id,
  requestId,
  outcome,
  caseReference,
  circumstances,
  people,
  disclosures,
}: LedgerEntry): string {
  const { caller, purpose, operation, source } = circumstances;
  const lines = [
    `${new Date(at).toISOString()}  ${outcome}  ${people} people  request ${requestId}  entry ${id}`,
    caller === null
      ? '  nobody signed in'
      : `  ${[caller.client, caller.cvr === null ? '' : `CVR ${caller.cvr}`, caller.subject, caller.identityProvider ?? ''].filter((part) => part !== '').join(', ')}`,
    `  ${purpose === null ? 'no purpose' : `${purpose.code} (${purpose.legalBasis})`}${caseReference === null ? '' : `, case ${caseReference}`}`,
    `  ${operation === null ? 'no operation' : `operation ${operation.name ?? operation.hash.slice(0, 12)}`}, source ${source}`,
    ...disclosures.map(
      ({ place, outcome: ending, count }) =>
        `  ${ending} ${count} at ${place.path}: ${place.fields.join(', ')}`,
    ),
  ];
  // eslint-disable-next-line no-control-regex -- these are what a terminal would obey
  return lines.map((line) => line.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')).join('\n') + '\n\n';
}
