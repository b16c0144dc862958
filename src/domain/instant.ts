import { isCalendarDate } from './calendar-date.ts';

/** RFC 3339: a date, a time to the second or finer, and a zone. */
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * The instant that a text names, in milliseconds since 1970. Null for any other text: without a zone it would be another instant on every
 * server, and `Date.parse` makes dates of texts that are none (`"1"` is in 2001).
 */
export function readInstant(text: string): number | null {
  const day = INSTANT.exec(text)?.[1];
  return day !== undefined && isCalendarDate(day) ? Date.parse(text) : null;
}
