import data from '../../../../fake-data/random-countries.json' with { type: 'json' };
import type { Country as ToldCountry } from '../../../domain/citizen.ts';
import { between, dayOf, REFERENCE_DAY, REGISTER_START, years, type Day } from './day.ts';
import { die, pick } from './dice.ts';
import { motherOf } from './family.ts';
import { lastDayOf } from './lifespan.ts';
import { birthOf, type Ordinal } from './number-line.ts';
import type { Listed } from './register.ts';
import { remembered, type Remembered } from './remembered.ts';

export type Country = (typeof data.countries)[number];

/** Where someone not born in Denmark comes from, and the day they came. */
type Origin = { readonly country: Country; readonly entry: Day };

const abroadDie = die('born abroad');
const countryDie = die('born abroad: country');
const entryDie = die('born abroad: entry');

const BIRTHS_1940 = dayOf('1940-01-01');

/**
 * Null for those born in Denmark. Born abroad are some of those whose mother the register does not know, and the children that
 * such a woman had before she came: they came with her.
 */
export const originOf: Remembered<Listed, Origin | null> = remembered((person, isListed) => {
  const birth = birthOf(person);
  if (birth > REFERENCE_DAY) return null;
  const lastDay = lastDayOf(person) ?? REFERENCE_DAY;
  const mother = motherOf(person, isListed);
  if (mother !== null) {
    const origin = originOf(mother, isListed);
    return origin !== null && origin.entry > birth && origin.entry < lastDay ? origin : null;
  }
  if (abroadDie(person) >= (birth < BIRTHS_1940 ? 0.06 : 0.6)) return null;
  const entry = between(birth, Math.min(lastDay, birth + years(35)), entryDie(person));
  return { country: pick(data.countries, countryDie(person)), entry };
});

/** From when on the register follows the person: birth or entry, but not before there was a register. */
export function registeredFrom(person: Ordinal, isListed: Listed): Day {
  return Math.max(REGISTER_START, originOf(person, isListed)?.entry ?? birthOf(person));
}

/** A country as the register would tell it. */
export const countryOf = ({ countryCode, countryName }: Country): ToldCountry => ({
  authorityCode: null,
  isoCode: countryCode,
  name: countryName,
});

export const COUNTRIES: readonly Country[] = data.countries;
export const FOREIGN_STREETS: readonly string[] = data.foreignStreets;
