import type {
  Address,
  Birthplace,
  Citizen,
  Citizenship,
  CivilStatusPeriod,
  ContactAddress,
  CprNumberPeriod,
  Guardianship,
  Migration,
  MunicipalMatter,
  PersonName,
  Relative,
  Validity,
} from '../../domain/citizen.ts';
import { CprNumber } from '../../domain/cpr-number.ts';
import { ProviderError } from '../provider-error.ts';
import {
  CHURCH_MEMBERSHIP,
  CIVIL_STATUS,
  CUSTODY_ROLE,
  GUARDIANSHIP_KIND,
  MUNICIPAL_MATTER_KIND,
  NAME_MARKING,
  ours,
  PARENT_ROLE,
  PERSON_STATUS,
  SEX,
  VOTING_REGISTRATION_KIND,
} from './code-lists.ts';
import { protectionOf } from './protection.ts';
import { relativeOf } from './relative.ts';
import type { Row } from './row.ts';

/**
 * A person of `CPRCustom_PublicSectorPerson` as the rest of the program knows people. Fields that were not asked for are null and are not
 * looked at by anybody.
 *
 * @param now - protections are in force or not at that instant
 * @throws ProviderError naming the field, where the answer is not what the service's schema says
 */
export function publicPerson(person: Row, now: Date): Citizen {
  const numbers = numbersOf(person);
  const civilStatuses = person.rows('civilstande');
  const civilStatus = current(civilStatuses);
  const name = current(person.rows('navne'));
  const address = current(person.rows('adresseoplysninger'));
  const migration = current(person.rows('udrejseIndrejser'));
  const church = current(person.rows('folkekirke'));
  return {
    id: person.requiredText('id'),
    cpr: numbers[0]!.cpr,
    cprHistory: numbers,
    status: ours(PERSON_STATUS, person.requiredText('status')),
    statusSince: person.day('statusdato'),
    statusSinceUncertain: person.flag('statusdatousikkerhedsmarkering'),
    name: name && nameOf(name),
    nameHistory: earlier(person.rows('navne'), nameOf),
    sex: ours(SEX, person.requiredText('koen')),
    birthDate: person.day('foedselsdato'),
    birthDateUncertain: person.flag('foedselsdatousikkerhedsmarkering'),
    birthplace: birthplaceOf(person),
    occupation: person.text('stilling'),
    protection: protectionOf(person, now),
    civilStatus: civilStatus && ours(CIVIL_STATUS, civilStatus.requiredText('civilstandstype')),
    civilStatusSince: civilStatus && civilStatus.day('virkningfra'),
    civilStatusSinceUncertain: civilStatus && civilStatus.flag('virkningfrausikkerhedsmarkering'),
    civilStatusHistory: earlier(civilStatuses, civilStatusPeriodOf),
    spouse: civilStatus && spouseOf(civilStatus),
    parents: mapRows(person.rows('foraeldreoplysninger'), parentOf),
    children: mapRows(person.rows('boern'), childOf),
    custodyHolders: mapRows(person.rows('foraeldremyndighedsoplysninger'), custodyHolderOf),
    custodyOver: mapRows(person.rows('foraeldremyndighedOver'), childOf),
    guardianship: guardianshipOf(person.rows('vaergemaal')),
    citizenships: citizenshipsOf(person.rows('statsborgerskaber')),
    address: address && addressOf(address),
    addressHistory: earlier(person.rows('adresseoplysninger'), addressOf),
    contactAddress: contactAddressOf(person.row('kontaktadresse')),
    migration: migration && migrationOf(migration),
    migrationHistory: earlier(person.rows('udrejseIndrejser'), migrationOf),
    disappearances: mapRows(person.rows('forsvindinger')?.filter(isTrue), (row) => row.validity() ?? UNTOLD),
    churchMembership: church && ours(CHURCH_MEMBERSHIP, church.requiredText('tilhoersforhold')),
    churchMembershipSince: church && church.day('virkningfra'),
    separations: separationsOf(civilStatuses),
    sharedResidences: mapRows(person.rows('deltBopael')?.filter(isTrue), sharedResidenceOf),
    municipalMatters: mapRows(person.rows('kommunaleForhold'), municipalMatterOf),
    notes: mapRows(person.rows('notater'), (row) => ({
      number: row.number('notatnummer'),
      text: row.requiredText('notatlinie'),
      validity: row.validity(),
    })),
    votingRegistrations: mapRows(person.rows('valgoplysninger')?.filter(isTrue), (row) => ({
      kind: ours(VOTING_REGISTRATION_KIND, row.requiredText('valgoplysningstype')),
      since: row.day('virkningfra'),
    })),
    movingOrder: movingOrderOf(person.row('flyttepaabud')),
  };
}

/** A period of which no end is told. */
const UNTOLD: Validity = { from: null, fromUncertain: null, to: null, toUncertain: null };

/** The row that holds now, where the list was asked for and has one. */
export function current(rows: readonly Row[] | null): Row | null {
  return rows?.find((row) => row.requiredText('status').toLowerCase() === 'aktuel') ?? null;
}

/** Whether a row was ever true: annulled (`fortrudt`) and corrected (`rettet`) rows tell what the register once got wrong. */
function isTrue(row: Row): boolean {
  return !['fortrudt', 'rettet'].includes(row.requiredText('status').toLowerCase());
}

/** What held before, the latest first. */
function earlier<T>(rows: readonly Row[] | null, read: (row: Row) => T): T[] | null {
  if (rows === null) return null;
  return rows
    .filter((row) => isTrue(row) && row.requiredText('status').toLowerCase() !== 'aktuel')
    .sort((one, other) => (other.day('virkningfra') ?? '').localeCompare(one.day('virkningfra') ?? ''))
    .map(read);
}

const mapRows = <T>(rows: readonly Row[] | null | undefined, read: (row: Row) => T): T[] | null =>
  rows?.map(read) ?? null;

/** Every number of the person, the present one first. */
export function numbersOf(person: Row): CprNumberPeriod[] {
  const numbers = (person.rows('personnumre') ?? []).filter(isTrue).map((row) => ({
    cpr: cprNumber(row.requiredText('personnummer')),
    current: row.requiredText('status').toLowerCase() === 'aktuel',
    validity: row.validity(),
  }));
  if (numbers.length === 0) {
    throw new ProviderError('UPSTREAM_INVALID_RESPONSE', 'Datafordeler told a person without a number.');
  }
  return numbers.sort((one, other) => Number(other.current) - Number(one.current));
}

function cprNumber(text: string): CprNumber {
  const number = CprNumber.parse(text);
  if (number instanceof CprNumber) return number;
  throw new ProviderError('UPSTREAM_INVALID_RESPONSE', 'Datafordeler told a number that is no CPR number.');
}

export function nameOf(row: Row): PersonName {
  const marking = (field: string) => {
    const code = row.text(field);
    return code === null ? null : ours(NAME_MARKING, code);
  };
  return {
    givenName: row.text('fornavne'),
    middleName: row.text('mellemnavn'),
    surname: row.text('efternavn'),
    addressingName: row.text('adresseringsnavn'),
    givenNameMarking: marking('fornavnemarkering'),
    middleNameMarking: marking('mellemnavnmarkering'),
    surnameMarking: marking('efternavnmarkering'),
    validity: row.validity(),
  };
}

function birthplaceOf(person: Row): Birthplace | null {
  const authority = person.row('cprFoedselsregistreringssted');
  const supplementaryText = person.text('supplerendeFoedselsregistreringssted');
  if (authority === null && supplementaryText === null) return null;
  return {
    authorityCode: authority && authority.text('kode'),
    authorityName: authority && authority.text('navn'),
    supplementaryText,
  };
}

const civilStatusPeriodOf = (row: Row): CivilStatusPeriod => ({
  civilStatus: ours(CIVIL_STATUS, row.requiredText('civilstandstype')),
  validity: row.validity(),
});

const spouseOf = (row: Row): Relative | null =>
  relativeOf(row, 'SPOUSE', {
    known: 'aegtefaelle',
    unnumbered: 'aegtefaelleUdenCpr',
    invalid: 'ikkeValidRelationsAegtefaelle',
  });

function parentOf(row: Row): Relative {
  const role = ours(PARENT_ROLE, row.requiredText('foraelderrolle'));
  const fields = {
    known: 'foraelder',
    unnumbered: 'foraelderUdenCpr',
    invalid: 'ikkeValidRelationsForaelder',
  };
  return relativeOf(row, role, fields) ?? notIdentified(row, role);
}

function custodyHolderOf(row: Row): Relative {
  const role = ours(CUSTODY_ROLE, row.requiredText('foraeldremyndighedsindehaverrolle'));
  const fields = {
    known: 'foraeldremyndig',
    unnumbered: 'foraeldremyndigUdenCpr',
    invalid: 'ikkeValidRelationsForaeldremyndig',
  };
  return relativeOf(row, role, fields) ?? notIdentified(row, role);
}

const childOf = (row: Row): Relative =>
  relativeOf(row, 'CHILD', { known: 'barn' }) ?? notIdentified(row, 'CHILD');

const notIdentified = (row: Row, role: Relative['role']): Relative => ({
  role,
  validity: row.validity(),
  key: null,
  person: null,
});

export function guardianshipOf(rows: readonly Row[] | null): Guardianship | null {
  const row = rows?.find((candidate) => (candidate.text('status') ?? 'aktuel').toLowerCase() === 'aktuel');
  if (row === undefined) return null;
  return {
    kind: ours(GUARDIANSHIP_KIND, row.requiredText('vaergemaalstype')),
    guardianName: row.text('vaergenavn'),
    guardianAddressLines: row.lines('adresselinie'),
    validity: row.validity(),
  };
}

/** The type writes `virkningFra` with a capital F, as no other but shared residence does. */
const capitalValidity = (row: Row): Validity => ({
  from: row.day('virkningFra'),
  fromUncertain: row.flag('virkningFraUsikkerhedsmarkering'),
  to: row.day('virkningTil'),
  toUncertain: row.flag('virkningTilUsikkerhedsmarkering'),
});

function citizenshipsOf(rows: readonly Row[] | null): Citizenship[] | null {
  const citizenships = mapRows(rows?.filter(isTrue), (row) => ({
    countryName: row.row('cprland')?.text('navn') ?? null,
    countryCode: row.row('cprland')?.text('landekode') ?? null,
    current: row.requiredText('status').toLowerCase() === 'aktuel',
    validity: capitalValidity(row),
  }));
  return citizenships && citizenships.sort((one, other) => Number(other.current) - Number(one.current));
}

export function addressOf(row: Row): Address {
  const place = row.row('cprAdresse');
  const part = (field: string) => place?.text(field) ?? null;
  return {
    careOf: row.text('conavn'),
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
    current: row.requiredText('status').toLowerCase() === 'aktuel',
    validity: row.validity() ?? UNTOLD,
  };
}

export function contactAddressOf(row: Row | null): ContactAddress | null {
  if (row === null || row.requiredText('status').toLowerCase() !== 'aktuel') return null;
  const from = row.day('virkningfra');
  const to = row.day('virkningtil');
  return { lines: row.lines('adresselinie'), validity: { from, fromUncertain: null, to, toUncertain: null } };
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

function separationsOf(civilStatuses: readonly Row[] | null): Validity[] | null {
  if (civilStatuses === null) return null;
  return civilStatuses
    .filter(isTrue)
    .flatMap((row) =>
      (row.rows('separationer') ?? []).filter(isTrue).map((separation) => separation.validity() ?? UNTOLD),
    );
}

const sharedResidenceOf = (row: Row): Validity => ({
  from: row.day('virkningFra'),
  fromUncertain: row.flag('virkningFraUsikkerhedsmarkering'),
  to: null,
  toUncertain: null,
});

const municipalMatterOf = (row: Row): MunicipalMatter => ({
  kind: ours(MUNICIPAL_MATTER_KIND, row.requiredText('kommunaleforholdstype')),
  code: row.text('kommunaleforholdskode'),
  remark: row.text('bemaerkning'),
  validity: row.validity(),
});

/** The type spells its remark `bemarkning`. */
const movingOrderOf = (row: Row | null): Citizen['movingOrder'] =>
  row && { remark: row.text('bemarkning'), since: row.day('virkningfra') };
