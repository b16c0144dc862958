import occupations from '../../../../fake-data/random-occupations.json' with { type: 'json' };
import type { Birthplace, Citizenship, Country, Guardianship } from '../../../domain/citizen.ts';
import { addressLinesOf } from './address.ts';
import { between, REFERENCE_DAY, years } from './day.ts';
import { die, pick } from './dice.ts';
import { isAlive, isMinor } from './family.ts';
import { lastDayOf } from './lifespan.ts';
import { strangersName } from './name.ts';
import { birthOf, type Ordinal } from './number-line.ts';
import { countryOf, originOf } from './origin.ts';
import { period } from './period.ts';
import { placeOf } from './place.ts';
import type { Listed } from './register.ts';

const birthplaceDie = die('birthplace: told');
const naturalisedDie = die('citizenship: danish');
const naturalisationDayDie = die('citizenship: danish since');
const doubleDie = die('citizenship: keeps the first');
const occupationDie = die('occupation');
const whichOccupationDie = die('occupation: which');
const guardianshipDie = die('guardianship');
const guardianshipDayDie = die('guardianship: since');
const guardianDie = die('guardianship: guardian');

const BIRTH_MOVE = 30;
const GUARDIAN_MOVE = 31;

/** The municipality, or the country of those born abroad: its own code in CPR is not made up here. */
export function birthplaceOf(person: Ordinal, isListed: Listed): Birthplace | null {
  if (birthplaceDie(person) < 0.02) return null;
  const origin = originOf(person, isListed);
  if (origin !== null) {
    const country = countryOf(origin.country);
    return { authorityCode: null, authorityName: country.name, country, supplementaryText: null };
  }
  const place = placeOf({ of: person, move: BIRTH_MOVE }, 'DENMARK');
  return {
    authorityCode: place.municipalityCode,
    authorityName: place.municipalityName,
    country: null,
    supplementaryText: place.postalDistrict,
  };
}

type Citizenships = {
  readonly citizenships: readonly Citizenship[];
  readonly citizenshipHistory: readonly Citizenship[];
};

/** Some who came from abroad became Danish, with or without giving up the first citizenship. */
export function citizenshipsOf(person: Ordinal, isListed: Listed): Citizenships {
  const birth = birthOf(person);
  const origin = originOf(person, isListed);
  if (origin === null) return only({ country: DENMARK, validity: period(birth, null) });
  const country = countryOf(origin.country);
  const earliest = origin.entry + years(9);
  const latest = Math.min(lastDayOf(person) ?? REFERENCE_DAY, earliest + years(15));
  if (earliest >= latest || naturalisedDie(person) >= 0.4) {
    return only({ country, validity: period(birth, null) });
  }
  const since = between(
    earliest,
    Math.min(REFERENCE_DAY, earliest + years(15)),
    naturalisationDayDie(person),
  );
  const danish = { country: DENMARK, validity: period(since, null) };
  return doubleDie(person) < 0.3
    ? { citizenships: [danish, { country, validity: period(birth, null) }], citizenshipHistory: [] }
    : { citizenships: [danish], citizenshipHistory: [{ country, validity: period(birth, since) }] };
}

const only = (citizenship: Citizenship): Citizenships => ({
  citizenships: [citizenship],
  citizenshipHistory: [],
});

const DENMARK: Country = { authorityCode: '5100', isoCode: 'DNK', name: 'Danmark' };

/** The title an adult gave the register; many gave none, and it says nothing of whether they still work. */
export function occupationOf(person: Ordinal): string | null {
  if (isMinor(person) || occupationDie(person) < 0.25) return null;
  if (!isAlive(person) || REFERENCE_DAY - birthOf(person) > years(67)) {
    if (occupationDie(person) < 0.5) return 'Pensionist';
  }
  return pick(occupations.occupations, whichOccupationDie(person));
}

/** About 3 living adults in 1000 have a guardian. */
export function guardianshipOf(person: Ordinal): Guardianship | null {
  const share = guardianshipDie(person);
  if (share >= 0.003 || isMinor(person) || !isAlive(person)) return null;
  const birth = birthOf(person);
  const earliest = Math.max(birth + years(18), REFERENCE_DAY - years(30));
  const age = years(30 + 40 * guardianDie(person, 1));
  return {
    kind: share < 0.0015 ? 'FULL' : 'PARTIAL',
    guardianName: strangersName(guardianDie(person) < 0.5, REFERENCE_DAY - age, person, 3),
    guardianAddressLines: addressLinesOf({ of: person, move: GUARDIAN_MOVE }),
    validity: period(between(earliest, REFERENCE_DAY, guardianshipDayDie(person)), null),
  };
}
