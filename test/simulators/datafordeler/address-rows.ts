import type { Address, Citizen, ContactAddress, Migration } from '../../../src/domain/citizen.ts';
import { country } from './administrative-unit.ts';
import { CURRENT, HISTORIC } from './danish-codes.ts';
import type {
  AddressLines,
  Adresseoplysninger,
  CprAdresse,
  Kontaktadresse,
  UdrejseIndrejse,
} from './register-person.ts';
import { row } from './span.ts';

/** The present address and the earlier ones, each with the move into its municipality. */
export function addressRows({ address, addressHistory }: Citizen): Adresseoplysninger[] {
  const earlier = addressHistory ?? [];
  const all = address === null ? earlier : [address, ...earlier];
  return all.map((each, index) => ({
    ...row(each === address ? CURRENT : HISTORIC, each.validity),
    ...moveIntoMunicipality(all.slice(index)),
    conavn: careOf(each.careOf),
    cprAdresse: cprAddress(each),
  }));
}

/** The register begins every care-of name so. */
function careOf(name: string | null): string | null {
  return name === null ? null : `C/O ${name}`;
}

type MunicipalityMove = Pick<
  Adresseoplysninger,
  | 'tilflytningsdatokommune'
  | 'tilflytningsdatokommuneusikkerhedsmarkering'
  | 'fraflytningsdatokommune'
  | 'fraflytningsdatokommuneusikkerhedsmarkering'
  | 'fraflytningskommunekode'
  | 'fraflytningskommunenavn'
>;

/** When the person came to the municipality of the first address, and where from, by the addresses before it. */
function moveIntoMunicipality(addresses: readonly Address[]): MunicipalityMove {
  const code = addresses[0]?.municipalityCode;
  const moved = addresses.findIndex(({ municipalityCode }) => municipalityCode !== code);
  const former = moved === -1 ? undefined : addresses[moved];
  const first = moved === -1 ? addresses.at(-1) : addresses[moved - 1];
  return {
    tilflytningsdatokommune: first?.validity.from ?? null,
    tilflytningsdatokommuneusikkerhedsmarkering: first?.validity.fromUncertain ?? null,
    fraflytningsdatokommune: former?.validity.to ?? null,
    fraflytningsdatokommuneusikkerhedsmarkering: former?.validity.toUncertain ?? null,
    fraflytningskommunekode: former?.municipalityCode ?? null,
    fraflytningskommunenavn: former?.municipalityName ?? null,
  };
}

function cprAddress(address: Address): CprAdresse {
  return {
    bygningsnummer: address.buildingNumber,
    bynavn: address.town,
    cprkommunekode: address.municipalityCode ?? '',
    cprkommunenavn: address.municipalityName,
    cprvejkode: address.streetCode ?? '',
    etage: address.floor,
    husnummer: address.houseNumber,
    postdistrikt: address.postalDistrict,
    postnummer: address.postalCode,
    sidedoer: address.door,
    vejadresseringsnavn: address.streetAddressingName,
    vejnavn: address.streetName,
    daradresse: address.darAddressId,
  };
}

export function contactAddressRow(contact: ContactAddress | null): Kontaktadresse | null {
  if (contact === null) return null;
  return {
    status: CURRENT,
    virkningfra: contact.validity?.from ?? null,
    virkningtil: contact.validity?.to ?? null,
    ...addressLineFields(contact.lines),
  };
}

/** The first five lines; the register has no room for more. */
export function addressLineFields(lines: readonly string[]): AddressLines {
  return {
    adresselinie1: lines[0] ?? null,
    adresselinie2: lines[1] ?? null,
    adresselinie3: lines[2] ?? null,
    adresselinie4: lines[3] ?? null,
    adresselinie5: lines[4] ?? null,
  };
}

/** The latest departure or entry and the earlier ones. */
export function migrationRows({ migration, migrationHistory }: Citizen): UdrejseIndrejse[] {
  const earlier = (migrationHistory ?? []).map((former) => migrationRow(former, HISTORIC));
  return migration === null ? earlier : [migrationRow(migration, CURRENT), ...earlier];
}

function migrationRow(migration: Migration, status: string): UdrejseIndrejse {
  const lines = migration.foreignAddressLines;
  return {
    ...row(status, migration.validity),
    udenlandsadresselinie1: lines[0] ?? null,
    udenlandsadresselinie2: lines[1] ?? null,
    udenlandsadresselinie3: lines[2] ?? null,
    udenlandsadresselinie4: lines[3] ?? null,
    udenlandsadresselinie5: lines[4] ?? null,
    cprLandUdrejse: country(migration.departureCountryCode, migration.departureCountryName),
    cprLandIndrejse: country(migration.entryCountryCode, migration.entryCountryName),
  };
}
