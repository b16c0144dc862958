import { isCalendarDate } from '../domain/calendar-date.ts';
import { readInstant } from '../domain/instant.ts';

/** A day (`2026-01-31`, from its first moment in UTC) or an instant, in milliseconds since 1970; null for any other text. */
export const readInstantOption = (text: string): number | null =>
  readInstant(isCalendarDate(text) ? `${text}T00:00:00Z` : text);
