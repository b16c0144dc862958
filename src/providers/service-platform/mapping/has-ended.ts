import type { CalendarDate } from '../../../domain/calendar-date.ts';

/** Whether what ends on that day has ended. */
export const hasEnded = (end: CalendarDate | null, today: CalendarDate): boolean =>
  end !== null && end <= today;
