import {
  calendarDate,
  danishDay,
  dayExists,
  isCalendarDate,
  type CalendarDate,
} from '../../../domain/calendar-date.ts';

const WRITTEN =
  /^(\d{4}-\d\d-\d\d)(?:T(?:(24:00:00(?:\.0+)?)|((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.\d+)?))?(Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?$/;

/**
 * The day of an `xs:date` or `xs:dateTime`, in any form that XML Schema allows; null for what is none, and for a year that a calendar date
 * has no room for.
 *
 * The service writes days with the offset that Danish clocks have or had then (`1999-01-01T00:00:00.000+01:00`): the day is the one that is
 * written, and in UTC it would be the day before. Should something on the way have turned the time into UTC or another zone, it is the
 * Danish day of that instant.
 */
export function writtenDay(text: string): CalendarDate | null {
  const [, day = '', midnight, time, zone] = WRITTEN.exec(text) ?? [];
  if (!isCalendarDate(day) || day < FIRST) return null;
  const written = midnight === undefined ? day : dayAfter(day);
  const isInstant = midnight !== undefined || time !== undefined;
  if (written === null || !isInstant || zone === undefined || isDanish(zone)) return written;
  const danish = danishDay(new Date(`${written}T${time ?? '00:00:00'}${zone}`));
  // The calendar ends with the year 9999, which stands for "never".
  return isCalendarDate(danish) ? danish : written;
}

/** There is no year 0. */
const FIRST = '0001-01-01';

/** From the mean solar time of the 19th century, 50 minutes, to double summer time. Which table of zones the service has is not known. */
const isDanish = (zone: string): boolean => zone >= '+00:50' && zone <= '+03:00';

/** `24:00:00` is the beginning of the next day. */
function dayAfter(day: CalendarDate): CalendarDate | null {
  const [year = 0, month = 0, ofMonth = 0] = day.split('-').map(Number);
  if (dayExists(year, month, ofMonth + 1)) return calendarDate(year, month, ofMonth + 1);
  if (month < 12) return calendarDate(year, month + 1, 1);
  return year < 9999 ? calendarDate(year + 1, 1, 1) : null;
}
