import type {
  Birthplace,
  Citizen,
  Citizenship,
  CivilStatusPeriod,
  CprNumberPeriod,
  EventCode,
  MunicipalMatter,
} from '../../domain/citizen.ts';
import { CprNumber } from '../../domain/cpr-number.ts';
import { ProviderError } from '../provider-error.ts';
import {
  CHURCH_MEMBERSHIP,
  MUNICIPAL_MATTER_KIND,
  ours,
  PERSON_STATUS,
  SEX,
  VOTING_REGISTRATION_KIND,
} from './code-lists.ts';
import {
  childInCustodyOf,
  childOf,
  civilStatusOf,
  custodyHolderOf,
  guardianshipOf,
  parentOf,
  separationsOf,
  spouseOf,
} from './family.ts';
import { nameOf } from './name.ts';
import { protectionOf, protectionPeriodsOf } from './protection.ts';
import { addressOf, contactAddressOf, migrationOf, UNTOLD } from './residence.ts';
import type { Row } from './row.ts';
import { current, earlier, isCurrent, isTrue, statusOf } from './row-status.ts';

/**
 * A person of `CPRCustom_PublicSectorPerson` as the rest of the program knows people. Beside who they are and whether they are protected, only
 * the fields in `wanted` are read; the others are null and are not looked at by anybody.
 *
 * @param now - protections are in force or not at that instant
 * @throws ProviderError naming the field, where the answer is not what the service's schema says
 */
export function publicPerson(person: Row, wanted: ReadonlySet<keyof Citizen>, now: Date): Citizen {
  const numbers = numbersOf(person);
  const citizen = {
    ...UNREAD,
    id: person.requiredText('id'),
    cpr: numbers[0]!.cpr,
    cprHistory: numbers,
    status: ours(PERSON_STATUS, person.requiredText('status')),
    sex: ours(SEX, person.requiredText('koen')),
    protection: protectionOf(person, now),
  };
  const fields: Partial<Record<keyof Citizen, unknown>> = citizen;
  for (const field of wanted) if (isReadable(field)) fields[field] = READ[field](person, now);
  return citizen;
}

type AlwaysTold = 'id' | 'cpr' | 'cprHistory' | 'status' | 'sex' | 'protection';
type NeverTold = (typeof NEVER_TOLD)[number];
type Readable = Exclude<keyof Citizen, AlwaysTold | NeverTold>;

/** The fields that the service's types do not have. */
export const NEVER_TOLD = [
  'registration',
  'registeredForDigitalPost',
  'registeredForNemSms',
  'childrenUnder18',
] as const satisfies (keyof Citizen)[];

/** How each field is read of what it was asked for with. */
const READ: { readonly [Field in Readable]: (person: Row, now: Date) => Citizen[Field] } = {
  statusSince: (person) => person.day('statusdato'),
  statusSinceUncertain: (person) => person.flag('statusdatousikkerhedsmarkering'),
  name: (person) => read(current(person.rows('navne')), nameOf),
  nameHistory: (person) => each(earlier(person.rows('navne')), nameOf),
  birthDate: (person) => person.day('foedselsdato'),
  birthDateUncertain: (person) => person.flag('foedselsdatousikkerhedsmarkering'),
  birthplace: birthplaceOf,
  occupation: (person) => person.text('stilling'),
  protectionPeriods: protectionPeriodsOf,
  civilStatus: (person) => presentCivilStatus(person)?.civilStatus ?? null,
  civilStatusSince: (person) => presentCivilStatus(person)?.validity?.from ?? null,
  civilStatusSinceUncertain: (person) => presentCivilStatus(person)?.validity?.fromUncertain ?? null,
  civilStatusHistory: (person) => each(earlier(person.rows('civilstande')), civilStatusOf),
  separations: (person) => separationsOf(person.rows('civilstande')),
  spouse: (person) => spouseOf(person.rows('civilstande')),
  parents: (person) => each(person.rows('foraeldreoplysninger'), parentOf),
  children: (person) => each(person.rows('boern'), childOf),
  custodyHolders: (person) => each(person.rows('foraeldremyndighedsoplysninger'), custodyHolderOf),
  custodyOver: (person) => each(person.rows('foraeldremyndighedOver'), childInCustodyOf),
  guardianship: (person) => guardianshipOf(person.rows('vaergemaal')),
  citizenships: (person) => citizenshipsOf(person.rows('statsborgerskaber')),
  address: (person, now) => read(current(person.rows('adresseoplysninger')), (row) => addressOf(row, now)),
  addressHistory: (person, now) =>
    each(earlier(person.rows('adresseoplysninger')), (row) => addressOf(row, now)),
  contactAddress: (person) => contactAddressOf(person.row('kontaktadresse')),
  migration: (person) => read(current(person.rows('udrejseIndrejser')), migrationOf),
  migrationHistory: (person) => each(earlier(person.rows('udrejseIndrejser')), migrationOf),
  disappearances: (person) =>
    each(person.rows('forsvindinger')?.filter(isTrue), (row) => row.validity() ?? UNTOLD),
  churchMembership: (person) =>
    read(current(person.rows('folkekirke')), (row) =>
      ours(CHURCH_MEMBERSHIP, row.requiredText('tilhoersforhold')),
    ),
  churchMembershipSince: (person) => current(person.rows('folkekirke'))?.day('virkningfra') ?? null,
  // Shared residences and registrations for elections have no end in the service's types, so they are told only while they hold.
  sharedResidences: (person) =>
    each(person.rows('deltBopael')?.filter(isCurrent), (row) => row.capitalValidity() ?? UNTOLD),
  municipalMatters: (person) => each(person.rows('kommunaleForhold'), municipalMatterOf),
  notes: (person) =>
    each(person.rows('notater'), (row) => ({
      number: row.number('notatnummer'),
      text: row.text('notatlinie'),
      validity: row.validity(),
    })),
  votingRegistrations: (person) =>
    each(person.rows('valgoplysninger')?.filter(isCurrent), (row) => ({
      kind: ours(VOTING_REGISTRATION_KIND, row.requiredText('valgoplysningstype')),
      since: row.day('virkningfra'),
    })),
  // This type spells its remark `bemarkning`, unlike the municipal matters.
  movingOrder: (person) =>
    read(person.row('flyttepaabud'), (row) => ({
      remark: row.text('bemarkning'),
      since: row.day('virkningfra'),
    })),
  eventCodes: (person) => each(person.rows('cprHaendelseskoder'), eventCodeOf),
};

const isReadable = (field: keyof Citizen): field is Readable => field in READ;

const UNREAD = Object.fromEntries([...Object.keys(READ), ...NEVER_TOLD].map((field) => [field, null])) as {
  readonly [Field in Readable | NeverTold]: null;
};

function presentCivilStatus(person: Row): CivilStatusPeriod | null {
  return read(current(person.rows('civilstande')), civilStatusOf);
}

const read = <T>(row: Row | null, reader: (row: Row) => T): T | null => row && reader(row);

const each = <T>(rows: readonly Row[] | null | undefined, read: (row: Row) => T): T[] | null =>
  rows?.map(read) ?? null;

/** Every number of the person, the present one first. */
function numbersOf(person: Row): CprNumberPeriod[] {
  const numbers = person
    .requiredRows('personnumre')
    .filter(isTrue)
    .map((row) => ({
      cpr: cprNumber(row.requiredText('personnummer')),
      current: isCurrent(row),
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

function citizenshipsOf(rows: readonly Row[] | null): Citizenship[] | null {
  const citizenships = each(rows?.filter(isTrue), (row) => ({
    countryName: row.row('cprland')?.text('navn') ?? null,
    countryCode: row.row('cprland')?.text('landekode') ?? null,
    countryAuthorityCode: row.row('cprland')?.text('kode') ?? null,
    current: statusOf(row) === 'UNLISTED' ? null : isCurrent(row),
    validity: row.capitalValidity(),
  }));
  return citizenships && citizenships.sort((one, other) => Number(other.current) - Number(one.current));
}

const municipalMatterOf = (row: Row): MunicipalMatter => ({
  kind: ours(MUNICIPAL_MATTER_KIND, row.requiredText('kommunaleforholdstype')),
  code: row.text('kommunaleforholdskode'),
  remark: row.text('bemaerkning'),
  validity: row.validity(),
});

function eventCodeOf(row: Row): EventCode {
  const registered = row.instant('registreringfra');
  return {
    code: row.requiredText('kode'),
    derived: row.flag('afledtmrk'),
    registeredAt: registered === null ? null : new Date(registered).toISOString(),
    validFrom: row.day('virkningfra'),
  };
}
