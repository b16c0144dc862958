import { countryOf as listedCountry } from '../../../domain/authority-names.ts';
import type { Country } from '../../../domain/citizen.ts';
import type { Row } from './row.ts';

/** The country that an administrative unit stands for. What the service leaves out is filled in from the public list. */
export function countryOf(unit: Row | null): Country | null {
  if (unit === null) return null;
  const authorityCode = unit.text('kode');
  const listed = listedCountry(authorityCode);
  return {
    authorityCode,
    isoCode: unit.text('landekode') ?? listed?.isoCode ?? null,
    name: unit.text('navn') ?? listed?.name ?? null,
  };
}
