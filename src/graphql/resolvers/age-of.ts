import { ageOn } from '../../domain/age.ts';
import { danishDay } from '../../domain/calendar-date.ts';
import type { Citizen } from '../../domain/citizen.ts';
import { valueOf, type Told } from '../../providers/told.ts';

export const AGE_OF_MAJORITY = 18;

/** What an age is worked out from. */
export const AGE_FIELDS: readonly (keyof Citizen)[] = ['birthDate', 'toldAge', 'status', 'statusValidity'];

/** The age of a citizen who was asked for with {@link AGE_FIELDS}; null where it is not known. */
export function ageOf(
  { birthDate: told, toldAge = null, status, statusValidity }: Told<Citizen>,
  now: Date,
): number | null {
  const birthDate = valueOf(told);
  return ageOn(danishDay(now), {
    birthDate,
    toldAge: birthDate === null ? valueOf(toldAge) : null,
    status: valueOf(status),
    statusValidity: valueOf(statusValidity),
  });
}
