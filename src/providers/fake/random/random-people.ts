import type { CprNumberPeriod } from '../../../domain/citizen.ts';
import { CprNumber } from '../../../domain/cpr-number.ts';
import { since, type Validity } from '../../../domain/validity.ts';
import type { TestPerson } from '../never-told.ts';
import { birthplaceOf, citizenshipsOf, guardianshipOf, occupationOf } from './background.ts';
import { civilLifeOf } from './civil-status.ts';
import { between, dateOf, REFERENCE_DAY, REGISTER_START } from './day.ts';
import { die, pick } from './dice.ts';
import { homeOf } from './home.ts';
import { deathOf } from './lifespan.ts';
import { namesOf } from './name.ts';
import { birthOf, digitsOf, isFemale, ordinalOf, type Ordinal } from './number-line.ts';
import { COUNTRIES, countryOf } from './origin.ts';
import { period, unmarkedPeriod } from './period.ts';
import { randomPersonId } from './random-person-id.ts';
import { protectionOf, UNPROTECTED } from './protection.ts';
import {
  isRandomPerson,
  numberChangeOf,
  registrationOf,
  type Listed,
  type NumberChange,
  type Registration,
} from './register.ts';
import { familyOf } from './relative.ts';
import { addressAbroad, residenceOf } from './residence.ts';

export type RandomPeople = {
  /**
   * The made-up person of a number, the same for ever; a former number gives the person under their present one. Null where there
   * is nobody: numbers ending in 000, 001 or 002, and listed ones, whose people are told elsewhere.
   */
  citizen(cpr: CprNumber): TestPerson | null;
  /** A made-up life for someone listed with number and id only: a person without relatives. */
  bodyFor(cpr: CprNumber, id: string): TestPerson;
};

/**
 * A population that is computed, not stored: every number has its life course, and relatives find each other by arithmetic on
 * their numbers, so that what one person says of another is what the other says.
 */
export function createRandomPeople({ isListed }: { readonly isListed: Listed }): RandomPeople {
  return {
    citizen(cpr) {
      const asked = ordinalOf(cpr);
      if (!isRandomPerson(asked, isListed)) return null;
      const change = numberChangeOf(asked, isListed);
      const person = change?.to ?? asked;
      const registration = registrationOf(person);
      return registration === 'PERSON'
        ? personOf(person, change, isListed)
        : bareNumber(person, registration, isListed);
    },
    bodyFor: (cpr, id) => ({ ...personOf(ordinalOf(cpr), null, () => true), id }),
  };
}

function personOf(person: Ordinal, change: NumberChange | null, isListed: Listed): TestPerson {
  const home = homeOf(person, isListed);
  return {
    ...identityOf(person, change),
    ...residenceOf(person, home, isListed),
    ...namesOf(person, isListed),
    birthplace: birthplaceOf(person, isListed),
    occupation: occupationOf(person),
    protection: protectionOf(person, home),
    ...civilLifeOf(person, isListed),
    ...familyOf(person, isListed),
    guardianship: guardianshipOf(person),
    ...citizenshipsOf(person, isListed),
    churchMembership: null,
    churchMembershipValidity: null,
  };
}

type Identity = Pick<
  TestPerson,
  'id' | 'cpr' | 'cprValidity' | 'cprHistory' | 'sex' | 'birthDate' | 'birthDateUncertain'
>;

function identityOf(person: Ordinal, change: NumberChange | null): Identity {
  const cpr = CprNumber.of(digitsOf(person));
  return {
    id: randomPersonId(cpr),
    cpr,
    ...numbersOf(person, change),
    sex: isFemale(person) ? 'FEMALE' : 'MALE',
    birthDate: dateOf(birthOf(person)),
    birthDateUncertain: false,
  };
}

function numbersOf(
  person: Ordinal,
  change: NumberChange | null,
): { readonly cprValidity: Validity; readonly cprHistory: CprNumberPeriod[] } {
  const given = Math.max(birthOf(person), REGISTER_START);
  if (change === null) return { cprValidity: period(given, null), cprHistory: [] };
  const former = { cpr: CprNumber.of(digitsOf(change.from)), validity: period(given, change.day) };
  return { cprValidity: period(change.day, null), cprHistory: [former] };
}

const closedDie = die('closed number: day');
const taxCountryDie = die('no residence: country');

/**
 * A number with no family and no address: one given for tax to somebody who lives abroad, or one that was annulled or closed,
 * whose successor is not told.
 */
function bareNumber(
  person: Ordinal,
  registration: Exclude<Registration, 'PERSON'>,
  isListed: Listed,
): TestPerson {
  const given = Math.max(birthOf(person), REGISTER_START);
  const death = deathOf(person);
  const abroad = registration === 'NO_RESIDENCE';
  const country = pick(COUNTRIES, taxCountryDie(person));
  const status = abroad && death !== null ? 'DEAD' : registration;
  const left = death ?? between(given, REFERENCE_DAY, closedDie(person));
  return {
    ...identityOf(person, null),
    status,
    statusValidity: status === 'NO_RESIDENCE' ? null : since(dateOf(left), false),
    ...namesOf(person, isListed),
    nameHistory: [],
    birthplace: null,
    occupation: null,
    protection: UNPROTECTED,
    civilStatus: status === 'DEAD' ? 'DEAD' : null,
    civilStatusValidity: status === 'DEAD' ? since(dateOf(left), false) : null,
    civilStatusHistory: [],
    spouse: null,
    spouseHistory: [],
    parents: [],
    children: [],
    custodyHolders: [],
    custodyOver: [],
    guardianship: null,
    citizenships: abroad ? [{ country: countryOf(country), validity: period(birthOf(person), null) }] : [],
    citizenshipHistory: [],
    address: null,
    addressHistory: [],
    contactAddress: abroad
      ? { lines: addressAbroad(person, country), validity: unmarkedPeriod(given) }
      : null,
    migration: null,
    migrationHistory: [],
    disappearances: [],
    churchMembership: null,
    churchMembershipValidity: null,
  };
}
