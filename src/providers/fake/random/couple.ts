import { between, dayOf, REFERENCE_DAY, years, YOUNGEST_ADULT, type Day } from './day.ts';
import { die } from './dice.ts';
import { deathOf, diedYoung } from './lifespan.ts';
import { birthOf, isFemale, type Ordinal } from './number-line.ts';
import { isEvergreen, partnerCandidate } from './pairing.ts';
import { canBeRelated, type Listed } from './register.ts';
import { remembered } from './remembered.ts';

/** Two people who lived or live together, told the same from both sides. `from` is the wedding, where there was one. */
export type Couple = {
  readonly partner: Ordinal;
  /** The smaller of both numbers' ordinals; with {@link Couple.second} it names the couple. */
  readonly first: Ordinal;
  readonly second: Ordinal;
  readonly kind: 'MARRIAGE' | 'REGISTERED_PARTNERSHIP' | 'COHABITATION';
  readonly from: Day;
  readonly to: Day | null;
  readonly endedBy: 'DIVORCE' | 'DEATH' | null;
};

const kindDie = die('couple: kind');
const beginDie = die('couple: begin');
const registrationDayDie = die('couple: registration day');
const divorceDie = die('couple: divorce');
const divorceDayDie = die('couple: divorce day');

// Registered partnership was open to two of the same sex from the one day until marriage was, on the other.
const FIRST_PARTNERSHIP = dayOf('1989-10-01');
const FIRST_SAME_SEX_MARRIAGE = dayOf('2012-06-15');

/** The couple this person is or was one of; null for those who never were. */
export const coupleOf = remembered<Listed, Couple | null>((person, isListed) => {
  const partner = partnerCandidate(person);
  if (partner === null || !isFree(person, isListed) || !isFree(partner, isListed)) return null;
  const first = Math.min(person, partner);
  const second = Math.max(person, partner);
  const sameSex = isFemale(first) === isFemale(second);
  const share = kindDie(first, second);
  if (share < (sameSex ? 0.25 : 0.14)) return null;
  const ends = Math.min(deathOf(first) ?? REFERENCE_DAY, deathOf(second) ?? REFERENCE_DAY);
  const begin = sameSex ? sameSexBegin(first, second, ends) : ordinaryBegin(first, second);
  if (begin >= ends) return null;
  const kind = kindOf(share < (sameSex ? 0.4 : 0.28), sameSex, begin);
  return { partner, first, second, kind, from: begin, ...endOf(first, second, begin, ends) };
});

function isFree(person: Ordinal, isListed: Listed): boolean {
  return birthOf(person) <= YOUNGEST_ADULT && !diedYoung(person) && canBeRelated(person, isListed);
}

function kindOf(unmarried: boolean, sameSex: boolean, begin: Day): Couple['kind'] {
  if (unmarried) return 'COHABITATION';
  return sameSex && begin < FIRST_SAME_SEX_MARRIAGE ? 'REGISTERED_PARTNERSHIP' : 'MARRIAGE';
}

/** The younger is 20 to 40, mostly in the twenties. */
function ordinaryBegin(first: Ordinal, second: Ordinal): Day {
  const share = beginDie(first, second);
  return birthOf(second) + years(20 + 20 * share * share);
}

/**
 * Those who would have married before the law let them waited for it, unless they were past 75 (evergreens never are). The
 * answer may lie past `ends`: then nothing came of it.
 */
function sameSexBegin(first: Ordinal, second: Ordinal, ends: Day): Day {
  const wished = ordinaryBegin(first, second);
  if (wished >= FIRST_PARTNERSHIP) return wished;
  if (FIRST_PARTNERSHIP > birthOf(first) + years(75) && !isEvergreen(first)) return ends;
  return between(FIRST_PARTNERSHIP, FIRST_SAME_SEX_MARRIAGE, registrationDayDie(first, second));
}

function endOf(first: Ordinal, second: Ordinal, begin: Day, ends: Day): Pick<Couple, 'to' | 'endedBy'> {
  const divorce = begin + years(1.5 + 20 * divorceDayDie(first, second));
  if (divorceDie(first, second) < 0.3 && divorce < ends) return { to: divorce, endedBy: 'DIVORCE' };
  const widowed = deathOf(first) !== null || deathOf(second) !== null;
  return widowed ? { to: ends, endedBy: 'DEATH' } : { to: null, endedBy: null };
}
