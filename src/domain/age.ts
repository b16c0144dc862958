import { yearsBetween, type CalendarDate } from './calendar-date.ts';
import type { Citizen } from './citizen.ts';

/** What an age is counted from. */
type Life = Pick<Citizen, 'birthDate' | 'status' | 'statusValidity'>;

/** Full years on that day; for the dead, at death. Null when the day of birth, or of death for the dead, is not registered. */
export function ageOn(today: CalendarDate, { birthDate, status, statusValidity }: Life): number | null {
  const day = status === 'DEAD' ? (statusValidity?.from ?? null) : today;
  // A number can tell a day that has not come yet.
  return birthDate === null || day === null || birthDate > day ? null : yearsBetween(birthDate, day);
}
