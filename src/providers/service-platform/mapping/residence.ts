import { municipalityName } from '../../../domain/authority-names.ts';
import type { CalendarDate } from '../../../domain/calendar-date.ts';
import type { Address, ContactAddress, District, Migration } from '../../../domain/citizen.ts';
import {
  heldSince,
  latestFirst,
  period,
  validityOn,
  plainDay,
  type AnswerElement,
} from '../wire/answer-element.ts';
import { DISTRICTS, DISTRICTS_WITH_TEXT } from './code-lists.ts';
import { countryOf } from './country.ts';

/** The present address; null if the element is empty. */
export function addressOf(address: AnswerElement | null): Address | null {
  if (address === null || address.isEmpty) return null;
  return {
    ...place(address, null),
    streetAddressingName: address.text('vejadresseringsnavn'),
    darAddressId: address.text('AdresseUUID'),
    standardAddress: address.text('standardadresse'),
    addressingName: address.text('adresseringsnavn'),
    supplementaryLines: address.lines((line) => `adr${line}-supladr`),
    districts: districtsOf(address.one('distrikter')),
    validity: period('PRESENT', address.uncertainDay('tilflytningsdato')),
  };
}

/** The earlier addresses, the latest first. */
export const addressHistoryOf = (addresses: readonly AnswerElement[]): Address[] =>
  latestFirst(addresses.filter((address) => !address.isEmpty).map(earlierAddressOf));

function earlierAddressOf(address: AnswerElement): Address {
  const movedOut = address.uncertainDay('fraflytningsdato');
  return {
    ...place(address, movedOut.day),
    streetAddressingName: null,
    darAddressId: null,
    correctionMarking: address.text('retFortrydMarkering'),
    validity: period('EARLIER', address.uncertainDay('tilflytningsdato'), movedOut),
  };
}

/** What a present and an earlier address have in common. The service does not tell the municipality's name, so it comes from the public list. */
function place(address: AnswerElement, movedOut: CalendarDate | null) {
  const municipalityCode = address.code('kommunekode', 4);
  return {
    // The register begins the name with "C/O ".
    careOf: address.text('conavn')?.replace(/^c\/o\s+/i, '') ?? null,
    streetName: address.text('vejnavn'),
    houseNumber: address.text('husnummer'),
    floor: address.text('etage'),
    door: address.text('sidedoer'),
    buildingNumber: address.text('bygningsnummer'),
    town: address.text('bynavn'),
    locality: address.text('lokalitet'),
    postalCode: address.text('postnummer'),
    postalDistrict: address.text('postdistrikt'),
    municipalityCode,
    municipalityName: municipalityName(municipalityCode, movedOut),
    municipalityCvr: address.text('kommuneCvr'),
    streetCode: address.code('vejkode', 4),
  } satisfies Partial<Address>;
}

function districtsOf(districts: AnswerElement | null): District[] {
  if (districts === null) return [];
  const all: District[] = [
    {
      kind: 'POST',
      type: null,
      code: districts.code('postnummer', 4),
      name: districts.text('postdistrikt'),
    },
    ...DISTRICTS.map(([element, kind]) => ({
      kind,
      type: null,
      code: DISTRICTS_WITH_TEXT.includes(element)
        ? districts.text(`${element}Kode`)
        : districts.listedCode(`${element}Kode`),
      name: districts.text(element),
    })),
    ...districts.all('diversedistrikter').map((district) => ({
      kind: 'OTHER' as const,
      type: district.listedCode('distriktType'),
      code: district.text('distriktKode'),
      name: district.text('distrikt'),
    })),
  ];
  return all.filter(({ code, name }) => code !== null || name !== null);
}

/** Where letters go; its validity tells whether they still do. */
export function contactAddressOf(address: AnswerElement | null, today: CalendarDate): ContactAddress | null {
  if (address === null || address.isEmpty) return null;
  return {
    lines: address.lines((line) => `kontaktAdr${line}`),
    validity: validityOn(today, plainDay(address.day('startdato')), plainDay(address.day('slettedato'))),
  };
}

/** The departure from the country. */
export function migrationOf(departure: AnswerElement | null): Migration | null {
  if (departure === null || departure.isEmpty) return null;
  return {
    destinationCountry: countryOf(departure.code('udrejselandekode', 4)),
    originCountry: null,
    foreignAddressLines: departure.lines((line) => `udlandsadresse${line}`),
    validity: heldSince(departure.uncertainDay('udrejsedato')),
  };
}
