import type {
  Address,
  Citizen,
  ContactAddress,
  Migration,
  MunicipalityMove,
} from '../../../src/domain/citizen.ts';
import { country } from './administrative-unit.ts';
import type { Phase } from '../../../src/domain/validity.ts';
import { CURRENT } from './danish-codes.ts';
import { isOneIn } from './made-up.ts';
import type {
  AddressLines,
  Adresseoplysninger,
  CprAdresse,
  Kontaktadresse,
  Row,
  SimpelAdresseoplysning,
  UdrejseIndrejse,
} from './register-person.ts';
import { formerRow, row, rowStatus } from './span.ts';

/** The present address and the earlier ones, each with the move into its municipality and some with further lines. */
export function addressRows({ id, address, addressHistory }: Citizen): Adresseoplysninger[] {
  const earlier = addressHistory ?? [];
  const all = address === null ? earlier : [address, ...earlier];
  return all.map((each, index) => ({
    ...row(each.validity),
    ...moveFields(each.municipalityMove ?? moveIntoMunicipality(all.slice(index))),
    conavn: careOf(each.careOf),
    cprAdresse: cprAddress(each),
    supplerendeAdresse: supplementaryAddress(each, `${id} ${index}`),
  }));
}

/** The register begins every care-of name so. */
function careOf(name: string | null): string | null {
  return name === null ? null : `C/O ${name}`;
}

type MoveFields = Pick<
  Adresseoplysninger,
  | 'tilflytningsdatokommune'
  | 'tilflytningsdatokommuneusikkerhedsmarkering'
  | 'fraflytningsdatokommune'
  | 'fraflytningsdatokommuneusikkerhedsmarkering'
  | 'fraflytningskommunekode'
  | 'fraflytningskommunenavn'
>;

function moveFields(move: MunicipalityMove): MoveFields {
  return {
    tilflytningsdatokommune: move.movedIn,
    tilflytningsdatokommuneusikkerhedsmarkering: move.movedInUncertain,
    fraflytningsdatokommune: move.movedOut,
    fraflytningsdatokommuneusikkerhedsmarkering: move.movedOutUncertain,
    fraflytningskommunekode: move.fromMunicipalityCode,
    fraflytningskommunenavn: move.fromMunicipalityName,
  };
}

/** When the person came to the municipality of the first address, and where from, by the addresses before it. */
function moveIntoMunicipality(addresses: readonly Address[]): MunicipalityMove {
  const code = addresses[0]?.municipalityCode;
  const moved = addresses.findIndex(({ municipalityCode }) => municipalityCode !== code);
  const former = moved === -1 ? undefined : addresses[moved];
  const first = moved === -1 ? addresses.at(-1) : addresses[moved - 1];
  return {
    movedIn: first?.validity.from ?? null,
    movedInUncertain: first?.validity.fromUncertain ?? null,
    movedOut: former?.validity.to ?? null,
    movedOutUncertain: former?.validity.toUncertain ?? null,
    fromMunicipalityCode: former?.municipalityCode ?? null,
    fromMunicipalityName: former?.municipalityName ?? null,
  };
}

/** Made up for some where it is not told. */
function supplementaryAddress(address: Address, seed: string): SimpelAdresseoplysning | null {
  const madeUp = isOneIn(5, seed) ? ['Opgang B', 'Indgang fra gården'] : [];
  const told = address.supplementaryAddress;
  const lines = told?.lines ?? address.supplementaryLines ?? madeUp;
  if (lines.length === 0) return null;
  return {
    virkningfra: told?.validity?.from ?? address.validity.from,
    virkningtil: told?.validity?.to ?? null,
    ...addressLineFields(lines),
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

/** The present contact address and the earlier ones. */
export function contactAddressRows({ contactAddress, contactAddressHistory }: Citizen): Kontaktadresse[] {
  return [
    ...(contactAddress === null ? [] : [contactAddressRow(contactAddress, 'PRESENT')]),
    ...(contactAddressHistory ?? []).map((former) => contactAddressRow(former, 'EARLIER')),
  ];
}

function contactAddressRow(contact: ContactAddress, untold: Phase): Kontaktadresse {
  return {
    status: rowStatus(contact.validity, untold),
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

/** The latest departure or entry, which is `aktuel` though the stay abroad may be over, and the earlier ones. That it is so is a guess. */
export function migrationRows({ migration, migrationHistory }: Citizen): UdrejseIndrejse[] {
  return [
    ...(migration === null ? [] : [migrationRow(migration, { ...row(migration.validity), status: CURRENT })]),
    ...(migrationHistory ?? []).map((former) => migrationRow(former, formerRow(former.validity))),
  ];
}

function migrationRow(migration: Migration, held: Row): UdrejseIndrejse {
  const lines = migration.foreignAddressLines;
  return {
    ...held,
    udenlandsadresselinie1: lines[0] ?? null,
    udenlandsadresselinie2: lines[1] ?? null,
    udenlandsadresselinie3: lines[2] ?? null,
    udenlandsadresselinie4: lines[3] ?? null,
    udenlandsadresselinie5: lines[4] ?? null,
    cprLandUdrejse: country(migration.destinationCountry),
    cprLandIndrejse: country(migration.originCountry),
  };
}
