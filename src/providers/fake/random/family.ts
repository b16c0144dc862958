import { dayOf, REFERENCE_DAY, years, YOUNGEST_ADULT } from './day.ts';
import { coupleOf } from './couple.ts';
import { childCandidates, motherCandidate } from './descent.ts';
import { deathOf, diedYoung, lastDayOf } from './lifespan.ts';
import { birthOf, isFemale, type Ordinal } from './number-line.ts';
import { canBeRelated, type Listed } from './register.ts';
import { remembered } from './remembered.ts';

const PREGNANCY = 270;

/** Since then the mother's female partner can be a parent from birth: the co-mother. */
const FIRST_CO_MOTHER = dayOf('2013-12-01');

/** The child's mother where the register knows her by number. */
export const motherOf = remembered<Listed, Ordinal | null>((child, isListed) => {
  const mother = motherCandidate(child);
  if (mother === null || birthOf(child) > REFERENCE_DAY) return null;
  if (!canBeRelated(child, isListed) || !canBeRelated(mother, isListed) || diedYoung(mother)) return null;
  return (lastDayOf(mother) ?? Infinity) > birthOf(child) ? mother : null;
});

/** The child's father or co-mother where the register knows them by number: the mother's partner at the time. */
export function fatherOf(child: Ordinal, mother: Ordinal, isListed: Listed): Ordinal | null {
  const couple = coupleOf(mother, isListed);
  if (couple === null) return null;
  const birth = birthOf(child);
  const { partner, from, to } = couple;
  if (birth < from - years(6) || birth > (to ?? Infinity) + PREGNANCY) return null;
  if (birth < birthOf(partner) + years(18) || (lastDayOf(partner) ?? Infinity) + PREGNANCY < birth)
    return null;
  return isFemale(partner) && birth < FIRST_CO_MOTHER ? null : partner;
}

/** A person's children, the eldest first. */
export function childrenOf(parent: Ordinal, isListed: Listed): Ordinal[] {
  const own = isFemale(parent) ? childCandidates(parent) : [];
  const children = own.filter((child) => motherOf(child, isListed) === parent);
  const partner = coupleOf(parent, isListed)?.partner;
  if (partner === undefined || !isFemale(partner)) return children;
  const partners = childCandidates(partner).filter(
    (child) => motherOf(child, isListed) === partner && fatherOf(child, partner, isListed) === parent,
  );
  return [...children, ...partners].sort((one, other) => one - other);
}

export function isMinor(person: Ordinal): boolean {
  return birthOf(person) > YOUNGEST_ADULT;
}

export function isAlive(person: Ordinal): boolean {
  return deathOf(person) === null;
}
