import { danishDay } from '../../domain/calendar-date.ts';
import type { Address, ContactAddress, Migration, MunicipalityMove, Validity } from '../../domain/citizen.ts';
import type { Row } from './row.ts';
import { isCurrent } from './row-status.ts';

/** A period of which neither start nor end is told. */
export const UNTOLD: Validity = { from: null, fromUncertain: null, to: null, toUncertain: null };

/** @param now - further lines of a present address that ended before then are left out */
export function addressOf(row: Row, now: Date): Address {
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
    ...(row.has('supplerendeAdresse') && { supplementaryLines: supplementaryLinesOf(row, now) }),
    municipalityMove: municipalityMoveOf(row),
    current: isCurrent(row),
    validity: row.validity() ?? UNTOLD,
  };
}

/** Further lines of the municipality: those of a present address until they end, of an earlier one all that there were. */
function supplementaryLinesOf(row: Row, now: Date): string[] {
  const lines = row.row('supplerendeAdresse');
  const to = lines?.day('virkningtil') ?? null;
  const hasEnded = isCurrent(row) && to !== null && to <= danishDay(now);
  return lines === null || hasEnded ? [] : lines.lines('adresselinie');
}

function municipalityMoveOf(row: Row): MunicipalityMove | null {
  const move = {
    movedIn: row.day('tilflytningsdatokommune'),
    movedInUncertain: row.flag('tilflytningsdatokommuneusikkerhedsmarkering'),
    movedOut: row.day('fraflytningsdatokommune'),
    movedOutUncertain: row.flag('fraflytningsdatokommuneusikkerhedsmarkering'),
    fromMunicipalityCode: row.text('fraflytningskommunekode'),
    fromMunicipalityName: row.text('fraflytningskommunenavn'),
  };
  return Object.values(move).some((told) => told !== null) ? move : null;
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
    departureCountryAuthorityCode: departure && departure.text('kode'),
    entryCountryCode: entry && entry.text('landekode'),
    entryCountryName: entry && entry.text('navn'),
    entryCountryAuthorityCode: entry && entry.text('kode'),
    foreignAddressLines: row.lines('udenlandsadresselinie'),
    validity: row.validity(),
  };
}
