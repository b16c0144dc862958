import type { Protection } from '../../domain/citizen.ts';
import type { ProtectionState } from '../../domain/code-lists.ts';
import type { Row } from './row.ts';
import { statusOf } from './row-status.ts';

/** The kinds that are known, as the service writes them. */
const KINDS: Readonly<Record<keyof Protection, string>> = {
  nameAndAddress: 'navne_og_adresse',
  localDirectory: 'lokal_vejviser',
  marketing: 'markedsfoering',
  creditWarning: 'kreditadvarsel',
};

/**
 * The protections in force at `now`, from the `beskyttelser` that every question has to ask for. The list itself not being there is
 * UNKNOWN, which counts as protected; an empty list is the register saying that there are none. A kind of protection that is not
 * known here may be about name and address, so it leaves that unknown too.
 */
export function protectionOf(person: Row, now: Date): Protection {
  const protections = person.rows('beskyttelser')?.map((row) => ({
    kind: row.requiredText('beskyttelsestype').toLowerCase(),
    state: stateOf(row, now.getTime()),
  }));
  const among = (isMeant: (kind: string) => boolean): ProtectionState => {
    const states = protections?.filter(({ kind }) => isMeant(kind)).map(({ state }) => state) ?? ['UNKNOWN'];
    return (
      states.find((state) => state === 'PROTECTED') ??
      states.find((state) => state === 'UNKNOWN') ??
      'NOT_PROTECTED'
    );
  };
  const nameAndAddress = among((kind) => kind === KINDS.nameAndAddress);
  const ofOtherKinds = among((kind) => !Object.values(KINDS).includes(kind));
  return {
    nameAndAddress:
      nameAndAddress === 'NOT_PROTECTED' && ofOtherKinds !== 'NOT_PROTECTED' ? 'UNKNOWN' : nameAndAddress,
    localDirectory: among((kind) => kind === KINDS.localDirectory),
    marketing: among((kind) => kind === KINDS.marketing),
    creditWarning: among((kind) => kind === KINDS.creditWarning),
  };
}

/**
 * A protection has a beginning and an end with a time of day; its row being current is not enough. A row whose status is in no list
 * may be in force.
 */
function stateOf(row: Row, now: number): ProtectionState {
  const from = row.instant('virkningfra');
  const to = row.instant('virkningtil');
  const status = statusOf(row);
  const holdsNow = (from === null || from <= now) && (to === null || to > now);
  if (!holdsNow || status === 'HISTORIC' || status === 'UNTRUE') return 'NOT_PROTECTED';
  return status === 'CURRENT' ? 'PROTECTED' : 'UNKNOWN';
}
