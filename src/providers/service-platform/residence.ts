import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Address, ContactAddress, District, Migration } from '../../domain/citizen.ts';
import { period, plainDay, validity, type AnswerElement } from './answer-element.ts';
import { DISTRICTS } from './code-lists.ts';
import { hasEnded } from './has-ended.ts';

/** The present address; an element without anything in it is none. */
export function addressOf(address: AnswerElement | null): Address | null {
  if (address === null || address.isEmpty) return null;
  return {
    ...place(address),
    streetAddressingName: address.text('vejadresseringsnavn'),
    darAddressId: address.text('AdresseUUID'),
    standardAddress: address.text('standardadresse'),
    addressingName: address.text('adresseringsnavn'),
    supplementaryLines: address.lines((line) => `adr${line}-supladr`),
    districts: districtsOf(address.one('distrikter')),
    current: true,
    validity: period(address.uncertainDay('tilflytningsdato')),
  };
}

/** The earlier addresses, the latest first: the contract promises no order. */
export function addressHistoryOf(addresses: readonly AnswerElement[]): Address[] {
  return addresses
    .filter((address) => !address.isEmpty)
    .map((address) => ({
      ...place(address),
      streetAddressingName: null,
      darAddressId: null,
      correctionMarking: address.text('retFortrydMarkering'),
      current: false,
      validity: period(address.uncertainDay('tilflytningsdato'), address.uncertainDay('fraflytningsdato')),
    }))
    .sort((one, other) => (other.validity.from ?? '').localeCompare(one.validity.from ?? ''));
}

/** What a present and an earlier address have in common. */
function place(address: AnswerElement) {
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
    municipalityCode: address.code('kommunekode', 4),
    municipalityName: null,
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
      code: districts.text(`${element}Kode`),
      name: districts.text(element),
    })),
    ...districts.all('diversedistrikter').map((district) => ({
      kind: 'OTHER' as const,
      type: district.text('distriktType'),
      code: district.text('distriktKode'),
      name: district.text('distrikt'),
    })),
  ];
  return all.filter(({ code, name }) => code !== null || name !== null);
}

/** Where letters go; null when that has ended. */
export function contactAddressOf(address: AnswerElement | null, today: CalendarDate): ContactAddress | null {
  if (address === null || address.isEmpty) return null;
  const end = address.day('slettedato');
  if (hasEnded(end, today)) return null;
  return {
    lines: address.lines((line) => `kontaktAdr${line}`),
    validity: validity(plainDay(address.day('startdato')), plainDay(end)),
  };
}

/** The departure from the country. The name of the country is a stub in the contract, so it is not told. */
export function migrationOf(departure: AnswerElement | null): Migration | null {
  if (departure === null || departure.isEmpty) return null;
  return {
    departureCountryCode: null,
    departureCountryName: null,
    departureCountryAuthorityCode: departure.code('udrejselandekode', 4),
    entryCountryCode: null,
    entryCountryName: null,
    foreignAddressLines: departure.lines((line) => `udlandsadresse${line}`),
    validity: validity(departure.uncertainDay('udrejsedato')),
  };
}
