import { municipalityName } from '../../../domain/authority-names.ts';
import type { CalendarDate } from '../../../domain/calendar-date.ts';
import type { Address, ContactAddress, Migration, MunicipalityMove } from '../../../domain/citizen.ts';
import { phaseOn, type Validity } from '../../../domain/validity.ts';
import { countryOf } from './country.ts';
import type { Row } from './row.ts';
import type { DatedRow } from './which-row-counts.ts';

/** @param today - further lines of a present address are told while they hold */
export function addressOf({ row, validity }: DatedRow, today: CalendarDate): Address {
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
    municipalityName: part('cprkommunenavn') ?? municipalityName(part('cprkommunekode'), validity.to),
    streetCode: part('cprvejkode'),
    darAddressId: part('daradresse'),
    ...(row.has('supplerendeAdresse') && supplementOf(row, validity, today)),
    municipalityMove: municipalityMoveOf(row),
    validity,
  };
}

type Supplement = Pick<Address, 'supplementaryLines' | 'supplementaryAddress'>;

/** Further lines of the municipality: of a present address those that hold today are its lines, of another one all that there are. */
function supplementOf(address: Row, { phase }: Validity, today: CalendarDate): Supplement {
  const row = address.row('supplerendeAdresse');
  if (row === null) return { supplementaryLines: [], supplementaryAddress: null };
  const days = row.days();
  const validity = { ...days, phase: phaseOn(today, days) };
  const lines = row.lines('adresselinie');
  const areOfIt = phase !== 'PRESENT' || validity.phase === 'PRESENT';
  return { supplementaryLines: areOfIt ? lines : [], supplementaryAddress: { lines, validity } };
}

function municipalityMoveOf(row: Row): MunicipalityMove | null {
  const move = {
    movedIn: row.day('tilflytningsdatokommune'),
    movedInUncertain: row.flag('tilflytningsdatokommuneusikkerhedsmarkering'),
    movedOut: row.day('fraflytningsdatokommune'),
    movedOutUncertain: row.flag('fraflytningsdatokommuneusikkerhedsmarkering'),
    fromMunicipalityCode: row.text('fraflytningskommunekode'),
    fromMunicipalityName:
      row.text('fraflytningskommunenavn') ??
      municipalityName(row.text('fraflytningskommunekode'), row.day('fraflytningsdatokommune')),
  };
  return Object.values(move).some((told) => told !== null) ? move : null;
}

export const contactAddressOf = ({ row, validity }: DatedRow): ContactAddress => ({
  lines: row.lines('adresselinie'),
  validity,
});

export function migrationOf({ row, validity }: DatedRow): Migration {
  return {
    destinationCountry: countryOf(row.row('cprLandUdrejse')),
    originCountry: countryOf(row.row('cprLandIndrejse')),
    foreignAddressLines: row.lines('udenlandsadresselinie'),
    validity,
  };
}
