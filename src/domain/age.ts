import { yearsBetween, type CalendarDate } from './calendar-date.ts';
import type { Citizen } from './citizen.ts';

/** Full years on that day; for the dead, at death. Null when the day of birth, or of death for the dead, is not registered. */
export function ageOn(today: CalendarDate, { birthDate, status, statusSince }: Citizen): number | null {
  const day = status === 'DEAD' ? statusSince : today;
  // A number can tell a day that has not come yet.
  return birthDate === null || day === null || birthDate > day ? null : yearsBetween(birthDate, day);
}
