import type { CalendarDate } from '../../../domain/calendar-date.ts';
import type { CprNumberPeriod } from '../../../domain/citizen.ts';
import { CprNumber } from '../../../domain/cpr-number.ts';
import { ProviderError } from '../../provider-error.ts';
import type { Row } from './row.ts';
import { otherRows, presentRow, type DatedRow } from './which-row-counts.ts';

/**
 * The row of the number that is the person's today; null where none is, as when it was closed.
 *
 * @throws ProviderError if that can't be known: no readable row is present, and one row can't be read
 */
export const presentNumberRow = (person: Row, today: CalendarDate): DatedRow | null =>
  presentRow(person.requiredRows('personnumre'), today);

/** Every other number of the person, the latest first. @throws ProviderError where one of them can't be read */
export const otherNumbersOf = (person: Row, today: CalendarDate): CprNumberPeriod[] =>
  (otherRows(person.requiredRows('personnumre'), today) ?? []).map((former) => ({
    cpr: numberIn(former),
    validity: former.validity,
  }));

/** @throws ProviderError where it is no CPR number */
export function numberIn({ row }: DatedRow): CprNumber {
  const cpr = CprNumber.parse(row.requiredText('personnummer'));
  if (cpr instanceof CprNumber) return cpr;
  throw new ProviderError(
    'UPSTREAM_INVALID_RESPONSE',
    'Datafordeler sent a number that is not a CPR number.',
  );
}
