import type { Address, Citizen, ContactAddress, Migration } from '../../../src/domain/citizen.ts';
import { districtsOf } from './districts.ts';
import type { Die } from './made-up.ts';
import { authorityName, countryCode } from './service-codes.ts';
import type {
  AddressFields,
  Adresse,
  AdresseHistorik,
  AktuelAdresse,
  KontaktAdresse,
  Udrejseoplysninger,
} from './service-person.ts';
import { uncertainInstant, writtenDay } from './written-date.ts';

/** Whatever is registered of where the person lives or lived; nothing at all is an empty `adresse`. */
export function addressOf(citizen: Citizen, die: Die): Adresse {
  const { address, addressHistory, contactAddress, migration } = citizen;
  return {
    aktuelAdresse: address ? presentAddress(citizen, address, die) : undefined,
    // Somebody who came back is no emigrant.
    udrejseoplysninger: migration && migration.originCountry === null ? emigrationOf(migration) : undefined,
    kontaktAdresse: contactAddress ? contactAddressOf(contactAddress) : undefined,
    adresseHistorik: addressHistory?.map((former, index) => formerAddress(former, index, die)),
  };
}

function presentAddress({ name }: Citizen, address: Address, die: Die): AktuelAdresse {
  const lines = address.supplementaryLines ?? (die('supplementary lines', 8) === 0 ? MADE_UP_LINES : []);
  return {
    ...fieldsOf(address, die),
    lokalitet: address.locality ?? (die('locality', 8) === 0 ? 'Opdigtet Lokalitet' : undefined),
    standardadresse: address.standardAddress ?? (die('line', 2) === 0 ? lineOf(address) : undefined),
    adresseringsnavn:
      address.addressingName ?? (die('addressing name', 2) === 0 ? name?.addressingName : null) ?? undefined,
    vejadresseringsnavn: address.streetAddressingName ?? undefined,
    'adr1-supladr': lines[0],
    'adr2-supladr': lines[1],
    'adr3-supladr': lines[2],
    'adr4-supladr': lines[3],
    'adr5-supladr': lines[4],
    distrikter: districtsOf(address, die),
    AdresseUUID: address.darAddressId?.toLowerCase(),
  };
}

const MADE_UP_LINES = ['Opdigtet Gård', 'Bagindgangen'];

function formerAddress(address: Address, index: number, die: Die): AdresseHistorik {
  const { to, toUncertain } = address.validity;
  return {
    ...fieldsOf(address, die),
    // What the marking says is not publicly known; the letter is made up.
    retFortrydMarkering:
      address.correctionMarking ?? (die(`correction ${index}`, 20) === 0 ? 'R' : undefined),
    fraflytningsdato: uncertainInstant(to, toUncertain),
  };
}

/** The codes of municipality and street lose their leading zeros, house number, floor and door keep them. */
function fieldsOf(address: Address, die: Die): AddressFields {
  const { municipalityCode, streetCode, validity } = address;
  return {
    kommuneCvr: address.municipalityCvr ?? municipalityCvr(municipalityCode, die),
    kommunekode: municipalityCode === null ? undefined : Number(municipalityCode),
    vejkode: streetCode === null ? undefined : Number(streetCode),
    husnummer: address.houseNumber ?? undefined,
    etage: address.floor ?? undefined,
    sidedoer: address.door ?? undefined,
    bygningsnummer: address.buildingNumber ?? undefined,
    conavn: address.careOf === null ? undefined : `C/O ${address.careOf}`,
    bynavn: address.town ?? undefined,
    postnummer: address.postalCode ?? undefined,
    postdistrikt: address.postalDistrict ?? undefined,
    vejnavn: address.streetName ?? undefined,
    tilflytningsdato: uncertainInstant(validity.from, validity.fromUncertain),
  };
}

/** Made up: no municipality has a CVR number that begins so. */
function municipalityCvr(code: string | null, die: Die): string | undefined {
  return code === null || die('CVR', 3) === 0 ? undefined : `0000${code}`;
}

function lineOf({ streetAddressingName, houseNumber, floor, door }: Address): string | undefined {
  if (streetAddressingName === null) return undefined;
  const house = houseNumber?.replace(/^0+/, '') ?? '';
  const within = [floor, door].filter((part) => part !== null).map((part) => part.replace(/^0+/, ''));
  return [`${streetAddressingName} ${house}`.trimEnd(), within.join(' ')].filter(Boolean).join(',');
}

function emigrationOf({
  destinationCountry,
  foreignAddressLines: lines,
  validity,
}: Migration): Udrejseoplysninger {
  const code = destinationCountry === null ? undefined : countryCode(destinationCountry);
  return {
    udrejselandekode: code,
    udrejselandekodeMyndighedsnavn: authorityName('udrejselandekode', code),
    udrejsedato: uncertainInstant(validity?.from, validity?.fromUncertain),
    udlandsadresse1: lines[0],
    udlandsadresse2: lines[1],
    udlandsadresse3: lines[2],
    udlandsadresse4: lines[3],
    udlandsadresse5: lines[4],
  };
}

function contactAddressOf({ lines, validity }: ContactAddress): KontaktAdresse {
  return {
    kontaktAdr1: lines[0],
    kontaktAdr2: lines[1],
    kontaktAdr3: lines[2],
    kontaktAdr4: lines[3],
    kontaktAdr5: lines[4],
    startdato: writtenDay(validity?.from),
    slettedato: writtenDay(validity?.to),
  };
}
