import type {
  Address,
  Citizen,
  Guardianship,
  Migration,
  PersonName,
  Protection,
  Relative,
  Validity,
} from '../../domain/citizen.ts';
import type { RelativeRole } from '../../domain/code-lists.ts';
import { CprNumber } from '../../domain/cpr-number.ts';
import { NOT_OFFERED } from './not-offered.ts';
import { personIdOf } from './person-keys.ts';
import type {
  AddressRecord,
  DescribedPerson,
  MigrationRecord,
  NameRecord,
  RelativeRecord,
  ValidityRecord,
} from './person-record.ts';

/** The person of a record as the rest of the program knows people. What the record leaves out is none, not unknown. */
export function toCitizen(record: DescribedPerson): Citizen {
  const cpr = CprNumber.of(record.cpr);
  return {
    id: personIdOf(record),
    cpr,
    cprHistory: [
      { cpr, current: true, validity: null },
      ...(record.cprHistory ?? []).map((former) => ({
        cpr: CprNumber.of(former.cpr),
        current: false,
        validity: validity(former.validity),
      })),
    ],
    status: record.status,
    statusSince: record.statusSince ?? null,
    statusSinceUncertain: uncertainty(record.statusSince, record.statusSinceUncertain),
    name: record.name ? personName(record.name) : null,
    nameHistory: (record.nameHistory ?? []).map(personName),
    sex: cpr.sex,
    birthDate: cpr.birthDate,
    birthDateUncertain: record.birthDateUncertain ?? false,
    birthplace: record.birthplace
      ? {
          authorityCode: record.birthplace.authorityCode ?? null,
          authorityName: record.birthplace.authorityName ?? null,
          supplementaryText: record.birthplace.supplementaryText ?? null,
        }
      : null,
    occupation: record.occupation ?? null,
    protection: protection(record.protection),
    civilStatus: record.civilStatus ?? null,
    civilStatusSince: record.civilStatusSince ?? null,
    civilStatusSinceUncertain: uncertainty(record.civilStatusSince, record.civilStatusSinceUncertain),
    civilStatusHistory: (record.civilStatusHistory ?? []).map((period) => ({
      civilStatus: period.civilStatus,
      validity: validity(period.validity),
    })),
    spouse: record.spouse ? spouse(record, record.spouse) : null,
    parents: (record.parents ?? []).map((link) => relative(link.role, link)),
    children: (record.children ?? []).map((link) => relative('CHILD', link)),
    custodyHolders: (record.custodyHolders ?? []).map((link) => relative(link.role, link)),
    custodyOver: (record.custodyOver ?? []).map((link) => relative('CHILD', link)),
    guardianship: guardianship(record.guardianship),
    citizenships: (record.citizenships ?? []).map((citizenship) => ({
      countryName: citizenship.countryName ?? null,
      countryCode: citizenship.countryCode ?? null,
      current: citizenship.current ?? true,
      validity: validity(citizenship.validity),
    })),
    address: record.address ? address(record.address, true) : null,
    addressHistory: (record.addressHistory ?? []).map((former) => address(former, false)),
    contactAddress: record.contactAddress
      ? { lines: record.contactAddress.lines, validity: unmarked(record.contactAddress.validity) }
      : null,
    migration: record.migration ? migration(record.migration) : null,
    migrationHistory: (record.migrationHistory ?? []).map(migration),
    disappearances: (record.disappearances ?? []).map(period),
    churchMembership: record.churchMembership ?? null,
    churchMembershipSince: record.churchMembershipSince ?? null,
    ...NOT_OFFERED,
  };
}

function validity(record: ValidityRecord | undefined): Validity | null {
  return record ? period(record) : null;
}

function period({ from, fromUncertain, to, toUncertain }: ValidityRecord): Validity {
  return {
    from: from ?? null,
    fromUncertain: uncertainty(from, fromUncertain),
    to: to ?? null,
    toUncertain: uncertainty(to, toUncertain),
  };
}

/** For what the register has no marks of uncertainty for. */
function unmarked(record: ValidityRecord | undefined): Validity | null {
  return record ? { ...period(record), fromUncertain: null, toUncertain: null } : null;
}

function personName(record: NameRecord): PersonName {
  return {
    givenName: record.givenName ?? null,
    middleName: record.middleName ?? null,
    surname: record.surname ?? null,
    addressingName: record.addressingName ?? null,
    givenNameMarking: record.givenNameMarking ?? null,
    middleNameMarking: record.middleNameMarking ?? null,
    surnameMarking: record.surnameMarking ?? null,
    validity: validity(record.validity),
  };
}

function protection(record: DescribedPerson['protection']): Protection {
  return {
    nameAndAddress: record?.nameAndAddress ?? 'NOT_PROTECTED',
    localDirectory: record?.localDirectory ?? 'NOT_PROTECTED',
    marketing: record?.marketing ?? 'NOT_PROTECTED',
    creditWarning: record?.creditWarning ?? 'NOT_PROTECTED',
  };
}

function relative(role: RelativeRole, link: RelativeRecord): Relative {
  return {
    role,
    validity: validity(link.validity),
    key: link.cpr ? { cpr: CprNumber.of(link.cpr) } : link.id ? { id: link.id.toLowerCase() } : null,
    person: link.person
      ? {
          name: link.person.name ?? null,
          birthDate: link.person.birthDate ?? null,
          birthDateUncertain: link.person.birthDate === undefined ? null : false,
        }
      : null,
  };
}

/** Where the record does not tell since when they are married, it is since the civil status is so. */
function spouse(record: DescribedPerson, link: RelativeRecord): Relative {
  const told = relative('SPOUSE', link);
  const { civilStatusSince: from, civilStatusSinceUncertain: fromUncertain } = record;
  return from === undefined || told.validity !== null
    ? told
    : { ...told, validity: period({ from, fromUncertain }) };
}

function guardianship(record: DescribedPerson['guardianship']): Guardianship | null {
  if (record === undefined) return null;
  return {
    kind: record.kind,
    guardianName: record.guardianName ?? null,
    guardianAddressLines: record.guardianAddressLines ?? [],
    validity: validity(record.validity),
  };
}

function address(record: AddressRecord, current: boolean): Address {
  return {
    careOf: record.careOf ?? null,
    streetName: record.streetName ?? null,
    streetAddressingName: record.streetAddressingName ?? record.streetName ?? null,
    houseNumber: record.houseNumber ?? null,
    floor: record.floor ?? null,
    door: record.door ?? null,
    buildingNumber: record.buildingNumber ?? null,
    town: record.town ?? null,
    postalCode: record.postalCode ?? null,
    postalDistrict: record.postalDistrict ?? null,
    municipalityCode: record.municipalityCode ?? null,
    municipalityName: record.municipalityName ?? null,
    streetCode: record.streetCode ?? null,
    darAddressId: record.darAddressId ?? null,
    current,
    validity: period(record.validity ?? {}),
  };
}

function migration(record: MigrationRecord): Migration {
  return {
    departureCountryCode: record.departureCountryCode ?? null,
    departureCountryName: record.departureCountryName ?? null,
    entryCountryCode: record.entryCountryCode ?? null,
    entryCountryName: record.entryCountryName ?? null,
    foreignAddressLines: record.foreignAddressLines ?? [],
    validity: validity(record.validity),
  };
}

/** Whether a day is uncertain; without a day there is nothing to be uncertain about. */
function uncertainty(day: string | undefined, uncertain: boolean | undefined): boolean | null {
  return day === undefined ? null : (uncertain ?? false);
}
