import { between, dayOf, REFERENCE_DAY, REGISTER_START, years, YOUNGEST_ADULT, type Day } from './day.ts';
import { die } from './dice.ts';
import { deathOf } from './lifespan.ts';
import { birthOf, digitsOf, endsInNobody, type Ordinal } from './number-line.ts';
import { remembered } from './remembered.ts';

/** The well-described people, who are told from data: no random person is one of them or is related to them. */
export type Listed = (digits: string) => boolean;

/** What is registered under a number: a person, or one of the ways a number can stand alone. */
export type Registration =
  'PERSON' | 'NO_RESIDENCE' | 'ANNULLED' | 'CLOSED_AS_DUPLICATE' | 'CLOSED_NUMBER_CHANGED';

const registrationDie = die('registration');
const changeDie = die('number change');
const changeSideDie = die('number change: which is new');
const changeReasonDie = die('number change: reason');
const changeDayDie = die('number change: day');

/** Since then an adult can be given a number of the other sex on application (Act no. 752 of 25 June 2014). */
const LEGAL_SEX_CHANGE = dayOf('2014-09-01');

export function registrationOf(person: Ordinal): Registration {
  if (birthOf(person) > REFERENCE_DAY) return 'PERSON';
  const share = registrationDie(person);
  if (share < 0.002) return 'ANNULLED';
  if (share < 0.004) return 'CLOSED_AS_DUPLICATE';
  if (share < 0.005) return 'CLOSED_NUMBER_CHANGED';
  return share < 0.015 && birthOf(person) <= YOUNGEST_ADULT ? 'NO_RESIDENCE' : 'PERSON';
}

export function isRandomPerson(person: Ordinal, isListed: Listed): boolean {
  return !endsInNobody(person) && !isListed(digitsOf(person));
}

export type NumberChange = { readonly from: Ordinal; readonly to: Ordinal; readonly day: Day };

/**
 * The change of number that this number took part in, on either side: about 3 numbers in 1000 are someone's former one. The two
 * are neighbours, of opposite sex: the sex was registered wrongly at birth, or was changed later.
 */
export function numberChangeOf(person: Ordinal, isListed: Listed): NumberChange | null {
  const even = person & ~1;
  if (changeDie(even) >= 0.0065 || birthOf(even) > REFERENCE_DAY) return null;
  const to = changeSideDie(even) < 0.5 ? even : even + 1;
  const from = to ^ 1;
  for (const side of [to, from]) {
    if (!isRandomPerson(side, isListed) || registrationOf(side) !== 'PERSON') return null;
  }
  const day = changeDay(to);
  return day < (deathOf(to) ?? REFERENCE_DAY) ? { from, to, day } : null;
}

function changeDay(person: Ordinal): Day {
  const birth = birthOf(person);
  const ofAge = Math.max(birth + years(18.1), LEGAL_SEX_CHANGE);
  if (changeReasonDie(person) < 0.4 && ofAge < REFERENCE_DAY) {
    return between(ofAge, REFERENCE_DAY, changeDayDie(person));
  }
  return Math.max(birth, REGISTER_START) + 10 + between(0, 300, changeDayDie(person));
}

/** Whether others can be related to this number: a person lives under it, and it is their present one. */
export const canBeRelated = remembered<Listed, boolean>((person, isListed) => {
  return (
    registrationOf(person) === 'PERSON' &&
    isRandomPerson(person, isListed) &&
    numberChangeOf(person, isListed)?.from !== person
  );
});
