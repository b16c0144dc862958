import { danishDay, type CalendarDate } from '../../../domain/calendar-date.ts';
import type { Protection, ProtectionPeriod } from '../../../domain/citizen.ts';
import type { ProtectionKind, ProtectionState } from '../../../domain/code-lists.ts';
import { ProviderError } from '../../provider-error.ts';
import { settle } from '../../told.ts';
import { ours, PROTECTION_KIND } from './code-lists.ts';
import type { Row } from './row.ts';
import { isTrue, statusOf } from './row-status.ts';

const UNKNOWN: Protection = {
  nameAndAddress: 'UNKNOWN',
  localDirectory: 'UNKNOWN',
  marketing: 'UNKNOWN',
  creditWarning: 'UNKNOWN',
};

/**
 * The protections in force at `now`, from the `beskyttelser` that every question has to ask for. Whatever of them can't be read is UNKNOWN,
 * which counts as protected, and so is the list itself where it is not there; an empty list is the register saying that there are none. A kind
 * of protection that is not known here may be about name and address, so it leaves that unknown too.
 */
export function protectionOf(person: Row, now: Date): Protection {
  const protection = settle(() => readProtection(person.rows('beskyttelser'), now));
  return protection instanceof ProviderError ? UNKNOWN : protection;
}

function readProtection(rows: readonly Row[] | null, now: Date): Protection {
  if (rows === null) return UNKNOWN;
  const protections = rows.map((row) => ({ kind: kindOf(row), state: stateOf(row, now.getTime()) }));
  const among = (meant: ProtectionKind): ProtectionState => {
    const states = protections.filter(({ kind }) => kind === meant).map(({ state }) => state);
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
 * A protection has a beginning and an end with a time of day; its row being current is not enough. A row whose status is in no list, or with an
 * instant that can't be read, may be in force.
 */
function stateOf(row: Row, now: number): ProtectionState {
  const status = statusOf(row);
  if (status === 'HISTORIC' || status === 'UNTRUE') return 'NOT_PROTECTED';
  const from = settle(() => row.instant('virkningfra'));
  const to = settle(() => row.instant('virkningtil'));
  const hasBegun = from instanceof ProviderError ? null : from === null || from <= now;
  const hasEnded = to instanceof ProviderError ? null : to !== null && to <= now;
  if (hasBegun === false || hasEnded === true) return 'NOT_PROTECTED';
  return status === 'CURRENT' && hasBegun !== null && hasEnded !== null ? 'PROTECTED' : 'UNKNOWN';
}

/** From when to when each protection holds or held; those that never did are not among them. */
export function protectionPeriodsOf(person: Row, now: Date): ProtectionPeriod[] | null {
  const protections = person.rows('beskyttelser')?.filter(isTrue) ?? null;
  return protections && protections.map((row) => periodOf(row, now));
}

function periodOf(row: Row, now: Date): ProtectionPeriod {
  const from = row.instant('virkningfra');
  const to = row.instant('virkningtil');
  return {
    kind: kindOf(row),
    validity: {
      from: dayOf(from),
      // The register marks days as uncertain, but not instants.
      fromUncertain: null,
      to: dayOf(to),
      toUncertain: null,
      phase: phaseOf(row, from, to, now.getTime()),
    },
    startsAt: textOf(from),
    endsAt: textOf(to),
  };
}

/** To the instant: a protection that ends tonight holds. */
function phaseOf(row: Row, from: number | null, to: number | null, now: number) {
  switch (statusOf(row)) {
    case 'CURRENT':
      if (to !== null && to <= now) return 'EARLIER';
      return from !== null && from > now ? 'LATER' : 'PRESENT';
    case 'HISTORIC':
      return 'EARLIER';
    default:
      return 'UNKNOWN';
  }
}

/** A kind that can't be read may be any. */
const kindOf = (row: Row): ProtectionKind => ours(PROTECTION_KIND, row.text('beskyttelsestype') ?? '');

const dayOf = (instant: number | null): CalendarDate | null =>
  instant === null ? null : danishDay(new Date(instant));

const textOf = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();
