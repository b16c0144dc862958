import { danishDay, type CalendarDate } from '../../domain/calendar-date.ts';
import type { Protection, ProtectionPeriod } from '../../domain/citizen.ts';
import type { ProtectionKind, ProtectionState } from '../../domain/code-lists.ts';
import { ours, PROTECTION_KIND } from './code-lists.ts';
import type { Row } from './row.ts';
import { isTrue, statusOf } from './row-status.ts';

/**
 * The protections in force at `now`, from the `beskyttelser` that every question has to ask for. The list itself not being there is
 * UNKNOWN, which counts as protected; an empty list is the register saying that there are none. A kind of protection that is not
 * known here may be about name and address, so it leaves that unknown too.
 */
export function protectionOf(person: Row, now: Date): Protection {
  const protections = person.rows('beskyttelser')?.map((row) => ({
    kind: kindOf(row),
    state: stateOf(row, now.getTime()),
  }));
  const among = (meant: ProtectionKind): ProtectionState => {
    const states = protections?.filter(({ kind }) => kind === meant).map(({ state }) => state) ?? ['UNKNOWN'];
    return (
      states.find((state) => state === 'PROTECTED') ??
      states.find((state) => state === 'UNKNOWN') ??
      'NOT_PROTECTED'
    );
  };
  const nameAndAddress = among('NAME_AND_ADDRESS');
  const ofOtherKinds = among('UNKNOWN');
  return {
    nameAndAddress:
      nameAndAddress === 'NOT_PROTECTED' && ofOtherKinds !== 'NOT_PROTECTED' ? 'UNKNOWN' : nameAndAddress,
    localDirectory: among('LOCAL_DIRECTORY'),
    marketing: among('MARKETING'),
    creditWarning: among('CREDIT_WARNING'),
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

/** From when to when each protection holds or held, in days by Danish clocks; those that never did are not among them. */
export function protectionPeriodsOf(person: Row): ProtectionPeriod[] | null {
  const protections = person.rows('beskyttelser')?.filter(isTrue) ?? null;
  return protections && protections.map((row) => ({ kind: kindOf(row), validity: daysOf(row) }));
}

const kindOf = (row: Row): ProtectionKind => ours(PROTECTION_KIND, row.requiredText('beskyttelsestype'));

function daysOf(row: Row): ProtectionPeriod['validity'] {
  const from = dayOf(row.instant('virkningfra'));
  const to = dayOf(row.instant('virkningtil'));
  // The register marks days as uncertain, but not instants.
  return (from ?? to) === null ? null : { from, fromUncertain: null, to, toUncertain: null };
}

const dayOf = (instant: number | null): CalendarDate | null =>
  instant === null ? null : danishDay(new Date(instant));
