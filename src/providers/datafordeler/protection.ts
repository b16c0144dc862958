import type { Protection } from '../../domain/citizen.ts';
import type { ProtectionState } from '../../domain/code-lists.ts';
import type { Row } from './row.ts';

/**
 * The protections in force at `now`, from the `beskyttelser` that every question has to ask for. The list itself not being there is
 * UNKNOWN, which counts as protected; an empty list is the register saying that there are none. A kind of protection that is not
 * known here may be about name and address, so it leaves that unknown too.
 */
export function protectionOf(person: Row, now: Date): Protection {
  const rows = person.rows('beskyttelser');
  const kinds = rows
    ?.filter((row) => isInForce(row, now.getTime()))
    .map((row) => row.requiredText('beskyttelsestype').toLowerCase());
  const state = (kind: string): ProtectionState =>
    kinds === undefined ? 'UNKNOWN' : kinds.includes(kind) ? 'PROTECTED' : 'NOT_PROTECTED';
  const hasUnknownKind = kinds?.some((kind) => !KINDS.includes(kind)) ?? false;
  const nameAndAddress = state('navne_og_adresse');
  return {
    nameAndAddress: hasUnknownKind && nameAndAddress === 'NOT_PROTECTED' ? 'UNKNOWN' : nameAndAddress,
    localDirectory: state('lokal_vejviser'),
    marketing: state('markedsfoering'),
    creditWarning: state('kreditadvarsel'),
  };
}

const KINDS = ['navne_og_adresse', 'lokal_vejviser', 'markedsfoering', 'kreditadvarsel'];

/** A protection has a beginning and an end with a time of day; its row being current is not enough. */
function isInForce(row: Row, now: number): boolean {
  const from = row.instant('virkningfra');
  const to = row.instant('virkningtil');
  return (
    row.requiredText('status').toLowerCase() === 'aktuel' &&
    (from === null || from <= now) &&
    (to === null || to > now)
  );
}
