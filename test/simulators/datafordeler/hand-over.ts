import { createHash } from 'node:crypto';
import { CPR_EVENT_KINDS } from '../../../src/domain/code-lists.ts';
import { BUSINESS_EVENT_CODE } from './danish-codes.ts';

/** That CPR gave a person's data to Datafordeler: the input `cprhaendelse` searches in these. */
export type HandOver = {
  readonly forretningshaendelse: string;
  /** An instant, ISO 8601 in UTC. */
  readonly afleveringsdato: string;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday. */
const FIRST_DAY = Date.UTC(2026, 0, 5);
const WEEKS = 26;

const EVENTS = CPR_EVENT_KINDS.filter((kind) => kind !== 'UNKNOWN');

/**
 * The latest hand-over of a person, always the same: on a weekday of the first half of 2026 after 18 o'clock Danish time, as CPR delivers
 * (from 17 UTC on, so that it is after 18 in summer too).
 */
export function simulatedHandOver(personId: string): HandOver {
  const dice = createHash('sha256').update(personId).digest();
  const weekday = dice.readUInt16BE(0) % (WEEKS * 5);
  const day = FIRST_DAY + (Math.floor(weekday / 5) * 7 + (weekday % 5)) * DAY;
  const instant = day + 17 * HOUR + (dice.readUInt32BE(2) % (5 * HOUR));
  const kind = EVENTS[dice.readUInt8(6) % EVENTS.length] ?? 'PERSON';
  return {
    forretningshaendelse: BUSINESS_EVENT_CODE[kind],
    afleveringsdato: new Date(instant).toISOString(),
  };
}
