import { between, REFERENCE_DAY, years, type Day } from './day.ts';
import { coupleOf, type Couple } from './couple.ts';
import { die } from './dice.ts';
import { fatherOf, isAlive, isMinor, motherOf } from './family.ts';
import { lastDayOf } from './lifespan.ts';
import { birthOf, bornBefore1900, type Ordinal } from './number-line.ts';
import { registeredFrom } from './origin.ts';
import type { Listed } from './register.ts';

/** A place somebody lives or lived: whose it is and which of theirs. Equal `of` and `move` mean the same address. */
export type Dwelling = { readonly of: Ordinal; readonly move: number };

export type Home = Dwelling & { readonly since: Day };

export type Region = 'DENMARK' | 'DENMARK_SPECIAL' | 'GREENLAND' | 'GREENLAND_SPECIAL';

const OWN = 0;
const SHARED = 9;

const movedInDie = die('home: since');
const sharedDie = die('home: shared since');
const regionDie = die('home: region');

/** The person's present home, or their last one when they are dead or away. */
export function homeOf(person: Ordinal, isListed: Listed): Home {
  const start = registeredFrom(person, isListed);
  if (isMinor(person)) return childHome(person, start, isListed);
  const couple = coupleOf(person, isListed);
  const shared = couple === null ? null : sharedHome(couple, isListed);
  if (shared !== null) return shared;
  const end = lastDayOf(person) ?? REFERENCE_DAY;
  const alone = Math.max(start, birthOf(person) + years(18), couple?.to ?? 0);
  return { of: person, move: OWN, since: alone < end ? between(alone, end, movedInDie(person)) : start };
}

/** The living home of both; null where they parted, or where one died or left before the other came. */
function sharedHome(couple: Couple, isListed: Listed): Home | null {
  const { first, second, from, endedBy } = couple;
  if (endedBy === 'DIVORCE') return null;
  const earliest = Math.max(from, registeredFrom(first, isListed), registeredFrom(second, isListed));
  const latest = Math.min(lastDayOf(first) ?? REFERENCE_DAY, lastDayOf(second) ?? REFERENCE_DAY);
  if (earliest >= latest) return null;
  return { of: first, move: SHARED, since: between(earliest, latest, sharedDie(first, second)) };
}

/** A child lives with the mother, or with the father where she is dead or away. */
function childHome(child: Ordinal, start: Day, isListed: Listed): Home {
  const mother = motherOf(child, isListed);
  if (mother !== null && isAlive(child)) {
    for (const parent of [mother, fatherOf(child, mother, isListed)]) {
      if (parent === null || lastDayOf(parent) !== null) continue;
      const home = homeOf(parent, isListed);
      return { ...home, since: Math.max(start, home.since) };
    }
  }
  return { of: child, move: OWN, since: start };
}

/** Where a dwelling lies; all who share it share this. The rare ones are more frequent among numbers of 1858-1899. */
export function regionOf({ of, move }: Dwelling): Region {
  const rare = bornBefore1900(of) ? 12 : 1;
  const share = regionDie(of, move);
  if (share < 0.004 * rare) return 'GREENLAND';
  if (share < 0.008 * rare) return 'DENMARK_SPECIAL';
  return share < 0.0085 * rare ? 'GREENLAND_SPECIAL' : 'DENMARK';
}
