import type {
  Address,
  Citizenship,
  Country,
  Guardianship,
  Migration,
  PersonName,
  Protection,
  Relative,
} from '../../domain/citizen.ts';
import type { RelativeRole } from '../../domain/code-lists.ts';
import { CprNumber } from '../../domain/cpr-number.ts';
import { since, type Phase, type Validity } from '../../domain/validity.ts';
import type { TestPerson } from './never-told.ts';
import { personIdOf } from './person-keys.ts';
import type {
  AddressRecord,
  CitizenshipRecord,
  CountryRecord,
  DescribedPerson,
  MigrationRecord,
  NameRecord,
  RelativeRecord,
  SinceRecord,
  ValidityRecord,
} from './person-record.ts';

/** The person of a record as the rest of the program knows people. What the record leaves out counts as "none", not as unknown. */
export function toCitizen(record: DescribedPerson): TestPerson {
  const cpr = CprNumber.of(record.cpr);
  return {
    id: personIdOf(record),
    cpr,
    cprValidity: null,
    cprHistory: (record.cprHistory ?? []).map((former) => ({
      cpr: CprNumber.of(former.cpr),
      validity: earlier(former.validity),
    })),
    status: record.status,
    statusValidity: holding(record.statusValidity),
    name: record.name ? personName(record.name, 'PRESENT') : null,
    nameHistory: (record.nameHistory ?? []).map((former) => personName(former, 'EARLIER')),
    sex: cpr.sex,
    birthDate: cpr.birthDate,
    birthDateUncertain: record.birthDateUncertain ?? false,
    birthplace: record.birthplace
      ? {
          authorityCode: record.birthplace.authorityCode ?? null,
          authorityName: record.birthplace.authorityName ?? null,
          country: country(record.birthplace.country),
          supplementaryText: record.birthplace.supplementaryText ?? null,
        }
      : null,
    occupation: record.occupation ?? null,
    protection: protection(record.protection),
    civilStatus: record.civilStatus ?? null,
    civilStatusValidity: holding(record.civilStatusValidity),
    civilStatusHistory: (record.civilStatusHistory ?? []).map((period) => ({
      civilStatus: period.civilStatus,
      validity: earlier(period.validity),
    })),
    spouse: record.spouse ? spouse(record, record.spouse) : null,
    spouseHistory: (record.spouseHistory ?? []).map((link) => relative('SPOUSE', link, 'EARLIER')),
    parents: (record.parents ?? []).map((link) => relative(link.role, link)),
    children: (record.children ?? []).map((link) => relative('CHILD', link)),
    custodyHolders: (record.custodyHolders ?? []).map((link) => relative(link.role, link)),
    custodyOver: (record.custodyOver ?? []).map((link) => relative('CHILD', link)),
    guardianship: guardianship(record.guardianship),
    citizenships: (record.citizenships ?? []).map((one) => citizenship(one, 'PRESENT')),
    citizenshipHistory: (record.citizenshipHistory ?? []).map((one) => citizenship(one, 'EARLIER')),
    address: record.address ? address(record.address, 'PRESENT') : null,
    addressHistory: (record.addressHistory ?? []).map((former) => address(former, 'EARLIER')),
    contactAddress: record.contactAddress
      ? { lines: record.contactAddress.lines, validity: unmarked(record.contactAddress.validity) }
      : null,
    migration: record.migration ? migration(record.migration, 'PRESENT') : null,
    migrationHistory: (record.migrationHistory ?? []).map((former) => migration(former, 'EARLIER')),
    disappearances: (record.disappearances ?? []).map((one) => period(one)),
    churchMembership: record.churchMembership ?? null,
    churchMembershipValidity: holding(record.churchMembershipValidity),
  };
}

function validity(record: ValidityRecord | undefined, phase?: Phase): Validity | null {
  return record ? period(record, phase) : null;
}

const earlier = (record: ValidityRecord | undefined): Validity | null => validity(record, 'EARLIER');

/** A period with an end is over: nothing in a people file lies in the future. */
function period(
  { from, fromUncertain, to, toUncertain }: ValidityRecord,
  phase: Phase = to === undefined ? 'PRESENT' : 'EARLIER',
): Validity {
  return {
    from: from ?? null,
    fromUncertain: uncertainty(from, fromUncertain),
    to: to ?? null,
    toUncertain: uncertainty(to, toUncertain),
    phase,
  };
}

const holding = (record: SinceRecord | undefined): Validity | null =>
  record ? since(record.from, record.fromUncertain ?? false) : null;

/** For what holds now and what the register has no marks of uncertainty for. */
function unmarked(record: ValidityRecord | undefined): Validity | null {
  return record ? { ...period(record, 'PRESENT'), fromUncertain: null, toUncertain: null } : null;
}

function personName(record: NameRecord, phase: Phase): PersonName {
  return {
    givenName: record.givenName ?? null,
    middleName: record.middleName ?? null,
    surname: record.surname ?? null,
    addressingName: record.addressingName ?? null,
    givenNameMarking: record.givenNameMarking ?? null,
    middleNameMarking: record.middleNameMarking ?? null,
    surnameMarking: record.surnameMarking ?? null,
    validity: validity(record.validity, phase),
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

function relative(role: RelativeRole, link: RelativeRecord, phase?: Phase): Relative {
  return {
    role,
    validity: validity(link.validity, phase),
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

/** If the record does not tell since when they are married, it is since the day of the civil status. */
function spouse(record: DescribedPerson, link: RelativeRecord): Relative {
  const told = relative('SPOUSE', link);
  const married = holding(record.civilStatusValidity);
  return married === null || told.validity !== null ? told : { ...told, validity: married };
}

function guardianship(record: DescribedPerson['guardianship']): Guardianship | null {
  if (record === undefined) return null;
  return {
    kind: record.kind,
    guardianName: record.guardianName ?? null,
    guardianAddressLines: record.guardianAddressLines ?? [],
    validity: validity(record.validity, 'PRESENT'),
  };
}

function address(record: AddressRecord, phase: Phase): Address {
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
    validity: period(record.validity ?? {}, phase),
  };
}

function migration(record: MigrationRecord, phase: Phase): Migration {
  return {
    destinationCountry: country(record.destinationCountry),
    originCountry: country(record.originCountry),
    foreignAddressLines: record.foreignAddressLines ?? [],
    validity: validity(record.validity, phase),
  };
}

const citizenship = (record: CitizenshipRecord, phase: Phase): Citizenship => ({
  country: country(record.country) ?? { authorityCode: null, isoCode: null, name: null },
  validity: validity(record.validity, phase),
});

function country(record: CountryRecord | undefined): Country | null {
  if (record === undefined) return null;
  const { authorityCode = null, isoCode = null, name = null } = record;
  return { authorityCode, isoCode, name };
}

/** Whether a day is uncertain; without a day there is nothing to be uncertain about. */
function uncertainty(day: string | undefined, uncertain: boolean | undefined): boolean | null {
  return day === undefined ? null : (uncertain ?? false);
}
