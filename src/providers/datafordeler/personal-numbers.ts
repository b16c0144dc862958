import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { CprNumberPeriod } from '../../domain/citizen.ts';
import { CprNumber } from '../../domain/cpr-number.ts';
import { ProviderError } from '../provider-error.ts';
import { otherRows, presentRow, type DatedRow } from './which-row-counts.ts';
import type { Row } from './row.ts';

/**
 * The number that is the person's today; null where none is, as when it was closed.
 *
 * @throws ProviderError where that can't be told: the number can't be read, or none is present among rows that can't all be read
 */
export function presentNumberOf(person: Row, today: CalendarDate): CprNumberPeriod | null {
  const present = presentRow(person.rows('personnumre'), today);
  if (present !== null) return numberOf(present);
  person.requiredRows('personnumre');
  return null;
}

/** Every other number of the person, the latest first. @throws ProviderError where one of them can't be read */
export function numbersOf(person: Row, today: CalendarDate): CprNumberPeriod[] {
  return (otherRows(person.requiredRows('personnumre'), today) ?? []).map(numberOf);
}

function numberOf({ row, validity }: DatedRow): CprNumberPeriod {
  const cpr = CprNumber.parse(row.requiredText('personnummer'));
  if (cpr instanceof CprNumber) return { cpr, validity };
  throw new ProviderError('UPSTREAM_INVALID_RESPONSE', 'Datafordeler told a number that is no CPR number.');
}
