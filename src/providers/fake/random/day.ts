import type { CalendarDate } from '../../../domain/calendar-date.ts';

/** A day as a whole number, counted from 1 January 1858, the first birth date that a CPR number can tell. */
export type Day = number;

const MILLISECONDS = 24 * 60 * 60 * 1000;
const START = Date.UTC(1858, 0, 1);

export function dayOf(date: CalendarDate): Day {
  const year = Number(date.slice(0, 4));
  return (Date.UTC(year, Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) - START) / MILLISECONDS;
}

const written: CalendarDate[] = [];

export function dateOf(day: Day): CalendarDate {
  if (day < 0) return write(day);
  return (written[day] ??= write(day));
}

function write(day: Day): CalendarDate {
  return new Date(START + day * MILLISECONDS).toISOString().slice(0, 10);
}

/** About so many years, in days. */
export function years(count: number): number {
  return Math.floor(count * 365.25);
}

/** The day that lies that far (a fraction) between two days. */
export function between(from: Day, to: Day, fraction: number): Day {
  return from + Math.floor((to - from) * fraction);
}

/** The random people are told as of this day, whatever the clock says: a clock would make their answers change. */
export const REFERENCE_DAY = dayOf('2026-01-01');

/** Who was born by then is of age on the reference day. */
export const YOUNGEST_ADULT = dayOf('2008-01-01');

/** The day CPR was set up. Nobody who died before got a number, and no address in it is older. */
export const REGISTER_START = dayOf('1968-04-02');
