import type { CalendarDate } from '../../../src/domain/calendar-date.ts';
import type { UncertainDate, WrittenDate } from './service-person.ts';

type Day = CalendarDate | null | undefined;

const MIDNIGHT = '00:00:00.000';

/** A day as the service writes an xs:date: with Denmark's offset from UTC of that day, `1978-04-27+02:00`. */
export function writtenDay(day: Day): WrittenDate | undefined {
  return day ? `${day}${offset(day, MIDNIGHT)}` : undefined;
}

/** A day as an xs:dateTime, with milliseconds and Denmark's offset: `2010-06-05T12:00:00.000+02:00`. */
export function writtenInstant(day: Day, time = MIDNIGHT): WrittenDate | undefined {
  return day ? `${day}T${time}${offset(day, time)}` : undefined;
}

export function uncertainDay(day: CalendarDate, uncertain?: boolean | null): UncertainDate;
export function uncertainDay(day: Day, uncertain?: boolean | null): UncertainDate | undefined;
export function uncertainDay(day: Day, uncertain?: boolean | null): UncertainDate | undefined {
  return marked(writtenDay(day), uncertain);
}

export function uncertainInstant(
  day: Day,
  uncertain?: boolean | null,
  time = MIDNIGHT,
): UncertainDate | undefined {
  return marked(writtenInstant(day, time), uncertain);
}

/** That the register's sign for "uncertain" comes through as it is, is not known for sure. */
function marked(
  dato: WrittenDate | undefined,
  uncertain: boolean | null | undefined,
): UncertainDate | undefined {
  if (dato === undefined) return undefined;
  return uncertain === true ? { dato, usikkerhedsmarkering: '*' } : { dato };
}

const DANISH_OFFSET = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Copenhagen',
  timeZoneName: 'longOffset',
});

/** In whole minutes, as XML has it: before 1894 clocks went by the sun. For older days it is as right as this machine's table of zones. */
function offset(day: CalendarDate, time: string): string {
  // An hour less is right in winter, and in summer falls on the same side of the change, which is at night.
  const instant = new Date(Date.parse(`${day}T${time}Z`) - 3_600_000);
  const name = DANISH_OFFSET.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
  return name?.slice(3, 9) ?? '+01:00';
}
