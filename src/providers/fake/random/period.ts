import type { Validity } from '../../../domain/validity.ts';
import { dateOf, type Day } from './day.ts';

/** From a day on, until another or still. */
export function period(from: Day | null, to: Day | null): Validity {
  return {
    from: from === null ? null : dateOf(from),
    fromUncertain: from === null ? null : false,
    to: to === null ? null : dateOf(to),
    toUncertain: to === null ? null : false,
    // Everything in these lives lies before the day that they are told at.
    phase: to === null ? 'PRESENT' : 'EARLIER',
  };
}

/** The same for what the register has no marks of uncertainty for. */
export function unmarkedPeriod(from: Day): Validity {
  return { ...period(from, null), fromUncertain: null };
}
