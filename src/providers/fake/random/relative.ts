import type { Relative } from '../../../domain/citizen.ts';
import type { RelativeRole } from '../../../domain/code-lists.ts';
import { CprNumber } from '../../../domain/cpr-number.ts';
import type { Validity } from '../../../domain/validity.ts';
import { dateOf, dayOf, years } from './day.ts';
import { die } from './dice.ts';
import { childrenOf, fatherOf, isAlive, isMinor, motherOf } from './family.ts';
import { strangersName } from './name.ts';
import { birthOf, digitsOf, type Ordinal } from './number-line.ts';
import { originOf } from './origin.ts';
import { period } from './period.ts';
import type { Listed } from './register.ts';

type Family = {
  readonly parents: readonly Relative[];
  readonly children: readonly Relative[];
  readonly custodyHolders: readonly Relative[];
  readonly custodyOver: readonly Relative[];
};

const unknownFatherDie = die('family: unknown father');
const unknownParentsDie = die('family: unknown parents');
const parentAgeDie = die('family: parent without number');

/** Numbers of parents came into the register with the births of about 1960. */
const PARENTS_REGISTERED = dayOf('1960-01-01');

/** A relative with a number. */
export function relative(role: RelativeRole, person: Ordinal, validity: Validity): Relative {
  return { role, validity, key: { cpr: CprNumber.of(digitsOf(person)) }, person: null };
}

/** Parents, children and custody. Custody of a living child under 18 lies with those of the known parents who live. */
export function familyOf(person: Ordinal, isListed: Listed): Family {
  const birth = birthOf(person);
  const mother = motherOf(person, isListed);
  const father = mother === null ? null : fatherOf(person, mother, isListed);
  const inCustody = isMinor(person) && isAlive(person);
  const held = period(birth, null);
  const parents: Relative[] = [];
  const custodyHolders: Relative[] = [];
  for (const [role, parent] of [
    ['MOTHER', mother],
    ['FATHER_OR_CO_MOTHER', father],
  ] as const) {
    if (parent === null) continue;
    const link = relative(role, parent, held);
    parents.push(link);
    if (inCustody && isAlive(parent)) custodyHolders.push(link);
  }
  parents.push(...withoutNumber(person, mother, father, isListed));
  const children = childrenOf(person, isListed);
  const links = children.map((child) => relative('CHILD', child, period(birthOf(child), null)));
  const custodyOver = isAlive(person) ? links.filter((_, index) => isInCustody(children[index])) : [];
  return {
    parents,
    children: links,
    custodyHolders,
    custodyOver,
  };
}

function isInCustody(child: Ordinal | undefined): boolean {
  return child !== undefined && isMinor(child) && isAlive(child);
}

/**
 * The parents the register can't name by number: told with name and birth date (mostly the parents of those born abroad), told
 * to exist only, or not told at all.
 */
function withoutNumber(
  person: Ordinal,
  mother: Ordinal | null,
  father: Ordinal | null,
  isListed: Listed,
): Relative[] {
  if (father !== null) return [];
  if (mother !== null) {
    const share = unknownFatherDie(person);
    if (share < 0.5) return [];
    return [
      share < 0.85 ? unidentified('FATHER_OR_CO_MOTHER', person) : stranger('FATHER_OR_CO_MOTHER', person),
    ];
  }
  const share = unknownParentsDie(person);
  const known =
    originOf(person, isListed) !== null ? 0.5 : birthOf(person) >= PARENTS_REGISTERED ? 0.3 : 0.03;
  if (share < known) return [stranger('MOTHER', person), stranger('FATHER_OR_CO_MOTHER', person)];
  if (share < known + 0.05) return [stranger('MOTHER', person), unidentified('FATHER_OR_CO_MOTHER', person)];
  if (share < known + 0.1)
    return [unidentified('MOTHER', person), unidentified('FATHER_OR_CO_MOTHER', person)];
  return [];
}

function unidentified(role: RelativeRole, child: Ordinal): Relative {
  return { role, validity: period(birthOf(child), null), key: null, person: null };
}

function stranger(role: RelativeRole, child: Ordinal): Relative {
  const turn = role === 'MOTHER' ? 1 : 2;
  const birth = birthOf(child) - years(20 + 18 * parentAgeDie(child, turn));
  const name = strangersName(role === 'MOTHER', birth, child, turn);
  return {
    role,
    validity: period(birthOf(child), null),
    key: null,
    person: { name, birthDate: dateOf(birth), birthDateUncertain: false },
  };
}
