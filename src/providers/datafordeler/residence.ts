import type { Address, ContactAddress, Migration, Validity } from '../../domain/citizen.ts';
import type { Row } from './row.ts';
import { isCurrent } from './row-status.ts';

/** A period of which neither start nor end is told. */
export const UNTOLD: Validity = { from: null, fromUncertain: null, to: null, toUncertain: null };

export function addressOf(row: Row): Address {
  const place = row.row('cprAdresse');
  const part = (field: string) => place?.text(field) ?? null;
  return {
    // The register begins the name with "C/O ".
    careOf: row.text('conavn')?.replace(/^c\/o\s+/i, '') ?? null,
    streetName: part('vejnavn'),
    streetAddressingName: part('vejadresseringsnavn'),
    houseNumber: part('husnummer'),
    floor: part('etage'),
    door: part('sidedoer'),
    buildingNumber: part('bygningsnummer'),
    town: part('bynavn'),
    postalCode: part('postnummer'),
    postalDistrict: part('postdistrikt'),
    municipalityCode: part('cprkommunekode'),
    municipalityName: part('cprkommunenavn'),
    streetCode: part('cprvejkode'),
    darAddressId: part('daradresse'),
    current: isCurrent(row),
    validity: row.validity() ?? UNTOLD,
  };
}

export function contactAddressOf(row: Row | null): ContactAddress | null {
  if (row === null || !isCurrent(row)) return null;
  return { lines: row.lines('adresselinie'), validity: row.validity() };
}

export function migrationOf(row: Row): Migration {
  const departure = row.row('cprLandUdrejse');
  const entry = row.row('cprLandIndrejse');
  return {
    departureCountryCode: departure && departure.text('landekode'),
    departureCountryName: departure && departure.text('navn'),
    entryCountryCode: entry && entry.text('landekode'),
    entryCountryName: entry && entry.text('navn'),
    foreignAddressLines: row.lines('udenlandsadresselinie'),
    validity: row.validity(),
  };
}
