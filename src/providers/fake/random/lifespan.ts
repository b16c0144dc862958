import { between, dayOf, REFERENCE_DAY, REGISTER_START, years, YOUNGEST_ADULT, type Day } from './day.ts';
import { die } from './dice.ts';
import { ageWhen, shareAlive } from './life-table.ts';
import { birthOf, type Ordinal } from './number-line.ts';
import { isEvergreen } from './pairing.ts';
import { remembered } from './remembered.ts';

const deathDie = die('death');
const evergreenDeathDie = die('death: evergreen');
const evergreenDeathDayDie = die('death: evergreen day');
const leavingDie = die('leaving');
const leavingDayDie = die('leaving: day');

/** Who dies younger had no partner and no children, so no mother can be dead when her child is born. */
const SHORT_LIFE = years(43);

const EVERGREENS_MAY_DIE = dayOf('1990-01-01');

/**
 * The day of death, up to the reference day; null for the living. People born 1858-1899 would all be dead, so three in ten of
 * them are evergreens: they are told alive whatever their age, or died lately. That is what makes numbers of those years useful
 * as test numbers: every status and civil status is found among them.
 */
export const deathOf = remembered<Day | null>((person) => {
  const birth = birthOf(person);
  if (birth > REFERENCE_DAY) return null;
  if (isEvergreen(person)) {
    if (evergreenDeathDie(person) < 0.8) return null;
    return between(EVERGREENS_MAY_DIE, REFERENCE_DAY, evergreenDeathDayDie(person));
  }
  const alreadyLived = Math.max(0, REGISTER_START - birth) / 365.25;
  const share = shareAlive(alreadyLived) * (1 - deathDie(person));
  const death = Math.max(birth, REGISTER_START, birth + years(ageWhen(share)));
  return death <= REFERENCE_DAY ? death : null;
});

export function diedYoung(person: Ordinal): boolean {
  const death = deathOf(person);
  return death !== null && death < birthOf(person) + SHORT_LIFE;
}

type Leaving = { readonly kind: 'EMIGRATED' | 'DISAPPEARED'; readonly day: Day };

/** The day a living adult left Denmark or was found to have disappeared, for those who are away on the reference day. */
export const leavingOf = remembered<Leaving | null>((person) => {
  const birth = birthOf(person);
  if (birth > YOUNGEST_ADULT || deathOf(person) !== null) return null;
  const evergreen = isEvergreen(person);
  const emigrated = evergreen ? 0.12 : 0.05;
  const throwOf = leavingDie(person);
  if (throwOf >= emigrated + (evergreen ? 0.03 : 0.003)) return null;
  const grownUp = Math.max(birth + years(18.5), REGISTER_START);
  const day = between(grownUp, REFERENCE_DAY, leavingDayDie(person));
  return { kind: throwOf < emigrated ? 'EMIGRATED' : 'DISAPPEARED', day };
});

/** The day the person's last address ended, by death or by leaving; null while they live somewhere. */
export function lastDayOf(person: Ordinal): Day | null {
  return deathOf(person) ?? leavingOf(person)?.day ?? null;
}
