import type { CalendarDate } from './calendar-date.ts';

/** Whether something is past, present or still to begin, by what the register says of it and by its days. */
export const PHASES = ['PRESENT', 'EARLIER', 'LATER', 'UNKNOWN'] as const;
export type Phase = (typeof PHASES)[number];

/** From when to when something holds. A `null` day is open or not known; a day marked uncertain is told, not dropped. */
export type Validity = {
  readonly from: CalendarDate | null;
  readonly fromUncertain: boolean | null;
  readonly to: CalendarDate | null;
  readonly toUncertain: boolean | null;
  readonly phase: Phase;
};

/** Where a period stands on that day: it holds from its first day on, but not on the day of its end. Without an end it goes on. */
export function phaseOn(
  today: CalendarDate,
  { from, to }: { readonly from: CalendarDate | null; readonly to: CalendarDate | null },
): Exclude<Phase, 'UNKNOWN'> {
  if (to !== null && to <= today) return 'EARLIER';
  return from !== null && from > today ? 'LATER' : 'PRESENT';
}

/** Of what holds now, since a day that may not be known. */
export const since = (from: CalendarDate | null, fromUncertain: boolean | null): Validity => ({
  from,
  fromUncertain,
  to: null,
  toUncertain: null,
  phase: 'PRESENT',
});
