import type { CprNumber } from '../../../domain/cpr-number.ts';
import { dateOf, dayOf, type Day } from './day.ts';

/**
 * A possible CPR number as a place on a line: the day of birth times 6000, plus the slot among the serials that the century
 * rule allows for that year (4000 or 6000 of them). Even slots are female, as even serials are.
 */
export type Ordinal = number;

const SLOTS = 6000;

const BIRTHS_1900 = dayOf('1900-01-01');
const BIRTHS_1937 = dayOf('1937-01-01');
const BIRTHS_2000 = dayOf('2000-01-01');
const BIRTHS_2037 = dayOf('2037-01-01');
const LAST_BIRTH = dayOf('2057-12-31');

export function ordinalAt(birth: Day, slot: number): Ordinal {
  return birth * SLOTS + slot;
}

export function birthOf(person: Ordinal): Day {
  return Math.floor(person / SLOTS);
}

export function slotOf(person: Ordinal): number {
  return person % SLOTS;
}

export function isFemale(person: Ordinal): boolean {
  return person % 2 === 0;
}

export function bornBefore1900(person: Ordinal): boolean {
  return birthOf(person) < BIRTHS_1900;
}

/** How many serials a day has; none for a day that no number can tell. */
export function slotsOn(birth: Day): number {
  if (birth < 0 || birth > LAST_BIRTH) return 0;
  return birth >= BIRTHS_1937 && birth < BIRTHS_2037 ? SLOTS : 4000;
}

/** The fake provider has nobody whose number ends in 000, 001 or 002. Serials and slots differ by whole thousands. */
export function endsInNobody(person: Ordinal): boolean {
  return slotOf(person) % 1000 < 3;
}

export function ordinalOf(cpr: CprNumber): Ordinal {
  const birth = dayOf(cpr.birthDate);
  const serial = Number(cpr.reveal().slice(6));
  return ordinalAt(birth, serial - (serial >= 9000 && birth < BIRTHS_2000 ? 4000 : firstSerial(birth)));
}

/** The ten digits. */
export function digitsOf(person: Ordinal): string {
  const birth = birthOf(person);
  const slot = slotOf(person);
  const serial =
    slot + (birth >= BIRTHS_1937 && birth < BIRTHS_2000 && slot >= 5000 ? 4000 : firstSerial(birth));
  const serialDigits = serial < 1000 ? String(serial).padStart(4, '0') : String(serial);
  return (birthDigits[birth] ??= birthDigitsOf(birth)) + serialDigits;
}

const birthDigits: string[] = [];

function birthDigitsOf(birth: Day): string {
  const date = dateOf(birth);
  return `${date.slice(8, 10)}${date.slice(5, 7)}${date.slice(2, 4)}`;
}

function firstSerial(birth: Day): number {
  if (birth < BIRTHS_1900) return 5000;
  if (birth < BIRTHS_2000) return 0;
  return birth < BIRTHS_2037 ? 4000 : 5000;
}
