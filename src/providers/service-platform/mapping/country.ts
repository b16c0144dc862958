import { countryOf as listedCountry } from '../../../domain/authority-names.ts';
import type { Country } from '../../../domain/citizen.ts';

/** A country by its code. The contract has only a placeholder for its name, so the name comes from the public list. */
export function countryOf(authorityCode: string | null): Country | null {
  if (authorityCode === null) return null;
  const listed = listedCountry(authorityCode);
  return { authorityCode, isoCode: listed?.isoCode ?? null, name: listed?.name ?? null };
}
