/**
 * A day in the civil calendar as `YYYY-MM-DD`. It is text on purpose: a register date names a day, not an instant, so it never
 * goes through a time zone.
 */
export type CalendarDate = string;

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** True when `text` is written as `YYYY-MM-DD` and that day exists (1900-02-29 does not). */
export function isCalendarDate(text: string): boolean {
  return (
    PATTERN.test(text) && dayExists(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))
  );
}

/** True when the Gregorian calendar has that day. `month` and `day` count from 1. */
export function dayExists(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Writes a day; `month` and `day` count from 1. The day must exist. */
export function calendarDate(year: number, month: number, day: number): CalendarDate {
  return `${String(year).padStart(4, '0')}-${pad2(month)}-${pad2(day)}`;
}

/** Full years from `birth` to `on`; a person born on 29 February turns a year older on 1 March in a common year. */
export function yearsBetween(birth: CalendarDate, on: CalendarDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/**
 * Which day it is in Denmark at that instant. The register counts days by Danish clocks, wherever the server stands. The calendar goes from the
 * year 1 to 9999, as it is written with four digits: the last instant of UTC's 9999 is told as its last day.
 */
export function danishDay(instant: Date): CalendarDate {
  const day = DANISH_DAY.format(instant);
  const year = day.slice(0, -'-mm-dd'.length);
  return year.length > 4 ? LAST_DAY : year.padStart(4, '0') + day.slice(year.length);
}

const LAST_DAY = '9999-12-31';

const DANISH_DAY = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Copenhagen',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const pad2 = (number: number): string => String(number).padStart(2, '0');
