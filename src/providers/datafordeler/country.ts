import type { Country } from '../../domain/citizen.ts';
import type { Row } from './row.ts';

/** The country that an administrative unit is. */
export function countryOf(unit: Row | null): Country | null {
  if (unit === null) return null;
  return { authorityCode: unit.text('kode'), isoCode: unit.text('landekode'), name: unit.text('navn') };
}
