import type { PersonName } from '../../../domain/citizen.ts';
import { REFERENCE_DAY, type Day } from './day.ts';
import { coupleOf, type Couple } from './couple.ts';
import { die, pick } from './dice.ts';
import { fatherOf, motherOf } from './family.ts';
import { danishGivenName, danishMiddleName, danishSurname } from './name-list.ts';
import { birthOf, isFemale, type Ordinal } from './number-line.ts';
import { originOf } from './origin.ts';
import { period } from './period.ts';
import type { Listed } from './register.ts';
import { remembered, type Remembered } from './remembered.ts';

const givenDie = die('name: given');
const secondDie = die('name: second given');
const secondNameDie = die('name: which second given');
const middleDie = die('name: middle');
const middleNameDie = die('name: which middle');
const surnameDie = die('name: surname');
const takesNameDie = die('name: takes the name');
const keepsOwnDie = die('name: keeps own as middle');
const takesBackDie = die('name: takes back');
const markingDie = die('name: marking');
const unnamedDie = die('name: none yet');

const NAMED_WITHIN = 73;

type Names = { readonly name: PersonName | null; readonly nameHistory: readonly PersonName[] };

/** The person's present name and the earlier ones, the latest first. The newborn have none yet. */
export function namesOf(person: Ordinal, isListed: Listed): Names {
  const birth = birthOf(person);
  const age = REFERENCE_DAY - birth;
  if (age < 0 || (age < NAMED_WITHIN && unnamedDie(person) < 0.6)) return { name: null, nameHistory: [] };
  const given = givenNamesOf(person, isListed);
  const surname = birthSurnameOf(person, isListed);
  const middle = middleDie(person) < 0.35 ? danishMiddleName(middleNameDie(person)) : null;
  const spells: Spell[] = [{ middle, surname, from: birth }];
  const couple = isFemale(person) ? coupleOf(person, isListed) : null;
  if (couple !== null) spells.unshift(...marriedSpells(person, couple, surname, middle, isListed));
  const [present, ...earlier] = spells.map((spell, index) =>
    nameOf(person, given, spell, spells[index - 1]?.from ?? null),
  );
  return { name: present ?? null, nameHistory: earlier };
}

/** The surname a person was born with: the father's own, or the mother's where he is unknown, back to the oldest known. */
const birthSurnameOf: Remembered<Listed, string> = remembered((person, isListed) => {
  const mother = motherOf(person, isListed);
  if (mother !== null) return birthSurnameOf(fatherOf(person, mother, isListed) ?? mother, isListed);
  const country = originOf(person, isListed)?.country;
  return country === undefined
    ? danishSurname(surnameDie(person))
    : pick(country.surnames, surnameDie(person));
});

/** A made-up full name for someone outside the register. */
export function strangersName(female: boolean, birth: Day, seed: Ordinal, turn: number): string {
  return `${danishGivenName(female, birth, givenDie(seed, turn))} ${danishSurname(surnameDie(seed, turn))}`;
}

function givenNamesOf(person: Ordinal, isListed: Listed): string {
  const female = isFemale(person);
  const country = originOf(person, isListed)?.country;
  if (country !== undefined) return pick(female ? country.female : country.male, givenDie(person));
  const first = danishGivenName(female, birthOf(person), givenDie(person));
  if (secondDie(person) >= 0.25) return first;
  const second = danishGivenName(female, birthOf(person), secondNameDie(person));
  return second === first ? first : `${first} ${second}`;
}

type Spell = { readonly middle: string | null; readonly surname: string; readonly from: Day };

/** What a woman was called from the wedding on, and after a divorce where she took her own name back; the latest first. */
function marriedSpells(
  person: Ordinal,
  couple: Couple,
  surname: string,
  middle: string | null,
  isListed: Listed,
): Spell[] {
  if (couple.kind !== 'MARRIAGE' || isFemale(couple.partner) || takesNameDie(person) >= 0.6) return [];
  const husbands = birthSurnameOf(couple.partner, isListed);
  if (husbands === surname) return [];
  const married = {
    middle: keepsOwnDie(person) < 0.5 ? surname : middle,
    surname: husbands,
    from: couple.from,
  };
  const takesBack = couple.endedBy === 'DIVORCE' && couple.to !== null && takesBackDie(person) < 0.5;
  return takesBack ? [{ middle, surname, from: couple.to }, married] : [married];
}

function nameOf(
  person: Ordinal,
  given: string,
  { middle, surname, from }: Spell,
  to: Day | null,
): PersonName {
  const marked = markingDie(person);
  return {
    givenName: given,
    middleName: middle,
    surname,
    addressingName: to === null ? addressingNameOf(given, surname) : null,
    givenNameMarking: marked < 0.004 ? 'CHARACTERS_NOT_REPORTABLE' : null,
    middleNameMarking: null,
    surnameMarking: marked > 0.997 ? 'INSUFFICIENTLY_DOCUMENTED' : null,
    validity: period(from, to),
  };
}

/** CPR keeps at most 34 characters; further given names go first. */
function addressingNameOf(given: string, surname: string): string {
  const full = `${given} ${surname}`;
  return full.length <= 34 ? full : `${given.split(' ', 1).join('')} ${surname}`.slice(0, 34);
}
