import { createHash } from 'node:crypto';
import { countryOf } from '../../../src/domain/authority-names.ts';
import type { Birthplace, Country } from '../../../src/domain/citizen.ts';
import type { AdministrativEnhed } from './register-person.ts';

/** A country, or null when nothing at all is known of it. Where CPR's own code of it is not told, as of the test people, it is made up. */
export function country(told: Country | null): AdministrativEnhed | null {
  const { authorityCode = null, isoCode = null, name = null } = told ?? {};
  if (isoCode === null && name === null) return null;
  return {
    kode: authorityCode ?? countryCode(isoCode ?? name ?? ''),
    landekode: isoCode,
    navn: name ?? '',
    administrativEnhedType: { typeKode: '2', typeNavn: 'land' },
  };
}

/** Where a birth was registered; without an authority's code it is taken for a country. */
export function birthRegistration(birthplace: Birthplace | null): AdministrativEnhed | null {
  const { authorityCode: code = null, authorityName: name = null, country: told = null } = birthplace ?? {};
  if (told !== null) return country(told);
  if (code === null) return country({ authorityCode: null, isoCode: null, name });
  return {
    kode: code,
    landekode: null,
    navn: name ?? '',
    administrativEnhedType: { typeKode: '1', typeNavn: 'myndighed' },
  };
}

/** A code that the public list does not have, so that nobody takes it for another country. */
function countryCode(seed: string): string {
  const number = createHash('sha256').update(seed).digest().readUInt32BE() % 1_000;
  const code = `5${String(number).padStart(3, '0')}`;
  return countryOf(code) === null ? code : countryCode(`${seed}, again`);
}
