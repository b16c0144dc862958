import type { CivilStatusPeriod, Relative } from '../../../domain/citizen.ts';
import type { CivilStatus } from '../../../domain/code-lists.ts';
import { since, type Validity } from '../../../domain/validity.ts';
import { coupleOf, type Couple } from './couple.ts';
import { dateOf, type Day } from './day.ts';
import { deathOf } from './lifespan.ts';
import { birthOf, type Ordinal } from './number-line.ts';
import { period } from './period.ts';
import type { Listed } from './register.ts';
import { relative } from './relative.ts';

type CivilLife = {
  readonly civilStatus: CivilStatus;
  readonly civilStatusValidity: Validity;
  readonly civilStatusHistory: readonly CivilStatusPeriod[];
  readonly spouse: Relative | null;
  readonly spouseHistory: readonly Relative[];
};

/**
 * Civil status with the earlier ones, the latest first. The spouse stays named when one of the two has died, with the day it
 * ended, on both sides; after a divorce they are one of the past.
 */
export function civilLifeOf(person: Ordinal, isListed: Listed): CivilLife {
  const couple = coupleOf(person, isListed);
  const wedded = couple === null || couple.kind === 'COHABITATION' ? null : couple;
  const steps = stepsOf(person, wedded);
  const [present = unmarriedFrom(birthOf(person)), ...earlier] = steps;
  return {
    civilStatus: present.civilStatus,
    civilStatusValidity: since(dateOf(present.from), false),
    civilStatusHistory: earlier.map(({ civilStatus, from }, index) => ({
      civilStatus,
      validity: period(from, steps[index]?.from ?? null),
    })),
    ...spousesOf(wedded),
  };
}

function spousesOf(wedded: Couple | null): Pick<CivilLife, 'spouse' | 'spouseHistory'> {
  if (wedded === null) return { spouse: null, spouseHistory: [] };
  const spouse = relative('SPOUSE', wedded.partner, period(wedded.from, wedded.to));
  return wedded.endedBy === 'DIVORCE'
    ? { spouse: null, spouseHistory: [spouse] }
    : { spouse, spouseHistory: [] };
}

type Step = { readonly civilStatus: CivilStatus; readonly from: Day };

const unmarriedFrom = (birth: Day): Step => ({ civilStatus: 'UNMARRIED', from: birth });

function stepsOf(person: Ordinal, wedded: Couple | null): Step[] {
  const steps = [unmarriedFrom(birthOf(person))];
  const death = deathOf(person);
  if (wedded !== null) {
    const partnership = wedded.kind === 'REGISTERED_PARTNERSHIP';
    steps.unshift({ civilStatus: partnership ? 'REGISTERED_PARTNERSHIP' : 'MARRIED', from: wedded.from });
    if (wedded.to !== null && (wedded.endedBy === 'DIVORCE' || death !== wedded.to)) {
      steps.unshift({ civilStatus: statusAfter(wedded, partnership), from: wedded.to });
    }
  }
  if (death !== null) steps.unshift({ civilStatus: 'DEAD', from: death });
  return steps;
}

function statusAfter({ endedBy }: Couple, partnership: boolean): CivilStatus {
  if (endedBy === 'DIVORCE') return partnership ? 'DISSOLVED_PARTNERSHIP' : 'DIVORCED';
  return partnership ? 'LONGEST_LIVING_PARTNER' : 'WIDOWED';
}
