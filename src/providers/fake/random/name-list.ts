import names from '../../../../fake-data/random-names.json' with { type: 'json' };
import { dateOf, type Day } from './day.ts';
import { itemAt, pick } from './dice.ts';

const PERIODS = ['1858', '1900', '1930', '1950', '1970', '1990', '2010'] as const;

const FEMALE: readonly (readonly string[])[] = PERIODS.map((year) => names.female[year]);
const MALE: readonly (readonly string[])[] = PERIODS.map((year) => names.male[year]);

/** A given name as it was given at the time of that birth; before 1858 the oldest list serves. */
export function danishGivenName(female: boolean, birth: Day, fraction: number): string {
  const year = dateOf(birth).slice(0, 4);
  const period = Math.max(0, PERIODS.filter((start) => start <= year).length - 1);
  return pick(itemAt(female ? FEMALE : MALE, period), fraction);
}

/** A surname; the list is ordered by frequency, and its head comes up far more often than its tail. */
export function danishSurname(fraction: number): string {
  return pick(names.surnames, fraction ** 3);
}

export function danishMiddleName(fraction: number): string {
  return pick(names.middleNames, fraction);
}
