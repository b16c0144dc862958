import { yearsBetween, type CalendarDate } from './calendar-date.ts';
import type { Citizen } from './citizen.ts';
import type { PersonStatus } from './code-lists.ts';

/** What an age is counted from. */
type Life = Pick<Citizen, 'birthDate' | 'toldAge' | 'status' | 'statusValidity'>;

/**
 * Full years on that day; for the dead, at death. If the day of birth is not registered, it is the age that the source tells, of somebody who
 * lives. Null if it tells none, or if the day of death is not registered.
 */
export function ageOn(
  today: CalendarDate,
  { birthDate, toldAge = null, status, statusValidity }: Life,
): number | null {
  if (birthDate === null) return MAY_BE_DEAD.includes(status) ? null : toldAge;
  const day = status === 'DEAD' ? (statusValidity?.from ?? null) : today;
  // A number can tell a day that has not come yet.
  return day === null || birthDate > day ? null : yearsBetween(birthDate, day);
}

/** An age that the source tells goes on counting after a death. */
const MAY_BE_DEAD: readonly PersonStatus[] = ['DEAD', 'UNKNOWN'];
