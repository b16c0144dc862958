import { isCalendarDate } from './calendar-date.ts';

/** RFC 3339: a date, a time to the second or finer, and a zone. */
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * The instant that a text names, in milliseconds since 1970. Null for any other text: without a zone it would be another instant on every
 * server, and `Date.parse` makes dates of texts that are none (`"1"` is in 2001). The calendar goes from the year 1 to 9999: what its zone moves
 * out of it is its first or last instant.
 */
export function readInstant(text: string): number | null {
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined || !isCalendarDate(day)) return null;
  // `Date.parse` does not know lower-case letters as ISO 8601, and would then take the year 1 for 2001.
  return Math.min(Math.max(Date.parse(text.toUpperCase()), FIRST), LAST);
}

const FIRST = Date.parse('0001-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');
