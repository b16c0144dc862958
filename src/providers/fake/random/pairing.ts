import { years, type Day } from './day.ts';
import { die, itemAt } from './dice.ts';
import {
  birthOf,
  bornBefore1900,
  isFemale,
  ordinalAt,
  slotOf,
  slotsOn,
  type Ordinal,
} from './number-line.ts';
import { rotation } from './rotation.ts';

/** The couples that can be, one row each: who is in it is decided by the row alone, so both partners find each other. */
const ROWS = 3000;

const women = rotation(1381, 617);
const men = rotation(1213, 1009);

const ageGapDie = die('couple: age gap');
const sameSexDie = die('couple: same sex');
const evergreenDie = die('couple: evergreen');

/** Days the man is older: 2 years on average, between 10 years younger and 14 years older. */
const AGE_GAPS = Int16Array.from({ length: ROWS }, (_, row) =>
  years(2.2 + 8 * (ageGapDie(row, 1) + ageGapDie(row, 2) + ageGapDie(row, 3) - 1.5)),
);

const isSameSexRow = (row: number): boolean => sameSexDie(row >> 1) < 0.03;

/**
 * Who this person would live with, were both free and willing: partner of the partner is the person again. Null where the other
 * number can't be.
 */
export function partnerCandidate(person: Ordinal): Ordinal | null {
  const birth = birthOf(person);
  const female = isFemale(person);
  const row = rowOf(person);
  if (!isSameSexRow(row)) {
    const gap = itemAt(AGE_GAPS, row);
    return personAt(row, female ? birth - gap : birth + gap, !female);
  }
  const gap = itemAt(AGE_GAPS, row & ~1);
  return personAt(row ^ 1, row % 2 === 0 ? birth + gap : birth - gap, female);
}

/** True for the numbers of 1858-1899 whose holders outlive all others; both of a couple, mostly (see lifespan.ts). */
export function isEvergreen(person: Ordinal): boolean {
  return bornBefore1900(person) && evergreenDie(rowOf(person) >> 1) < 0.3;
}

function rowOf(person: Ordinal): number {
  const birth = birthOf(person);
  return (isFemale(person) ? women : men).turn(slotOf(person) >> 1, slotsOn(birth) / 2, birth);
}

function personAt(row: number, birth: Day, female: boolean): Ordinal | null {
  const rows = slotsOn(birth) / 2;
  if (row >= rows) return null;
  const place = (female ? women : men).back(row, rows, birth);
  return ordinalAt(birth, place * 2 + (female ? 0 : 1));
}
