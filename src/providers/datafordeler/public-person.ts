import type {
  Birthplace,
  Citizen,
  Citizenship,
  CprNumberPeriod,
  MunicipalMatter,
  PersonName,
} from '../../domain/citizen.ts';
import { CprNumber } from '../../domain/cpr-number.ts';
import { ProviderError } from '../provider-error.ts';
import {
  CHURCH_MEMBERSHIP,
  MUNICIPAL_MATTER_KIND,
  NAME_MARKING,
  ours,
  PERSON_STATUS,
  SEX,
  VOTING_REGISTRATION_KIND,
} from './code-lists.ts';
import {
  childOf,
  civilStatusOf,
  custodyHolderOf,
  guardianshipOf,
  parentOf,
  separationsOf,
  spouseOf,
} from './family.ts';
import { protectionOf } from './protection.ts';
import { addressOf, contactAddressOf, migrationOf, UNTOLD } from './residence.ts';
import type { Row } from './row.ts';
import { current, earlier, isCurrent, isTrue, statusOf } from './row-status.ts';

/**
 * A person of `CPRCustom_PublicSectorPerson` as the rest of the program knows people. Fields that were not asked for are null and are not
 * looked at by anybody.
 *
 * @param now - protections are in force or not at that instant
 * @throws ProviderError naming the field, where the answer is not what the service's schema says
 */
export function publicPerson(person: Row, now: Date): Citizen {
  const numbers = numbersOf(person);
  const names = person.rows('navne');
  const name = current(names);
  const addresses = person.rows('adresseoplysninger');
  const address = current(addresses);
  const migrations = person.rows('udrejseIndrejser');
  const migration = current(migrations);
  return {
    id: person.requiredText('id'),
    cpr: numbers[0]!.cpr,
    cprHistory: numbers,
    status: ours(PERSON_STATUS, person.requiredText('status')),
    statusSince: person.day('statusdato'),
    statusSinceUncertain: person.flag('statusdatousikkerhedsmarkering'),
    name: name && nameOf(name),
    nameHistory: each(earlier(names), nameOf),
    sex: ours(SEX, person.requiredText('koen')),
    birthDate: person.day('foedselsdato'),
    birthDateUncertain: person.flag('foedselsdatousikkerhedsmarkering'),
    birthplace: birthplaceOf(person),
    occupation: person.text('stilling'),
    protection: protectionOf(person, now),
    ...familyOf(person),
    guardianship: guardianshipOf(person.rows('vaergemaal')),
    citizenships: citizenshipsOf(person.rows('statsborgerskaber')),
    address: address && addressOf(address),
    addressHistory: each(earlier(addresses), addressOf),
    contactAddress: contactAddressOf(person.row('kontaktadresse')),
    migration: migration && migrationOf(migration),
    migrationHistory: each(earlier(migrations), migrationOf),
    disappearances: each(person.rows('forsvindinger')?.filter(isTrue), (row) => row.validity() ?? UNTOLD),
    ...affairsOf(person),
    ...UNTOLD_FIELDS,
    protectionPeriods: null,
    eventCodes: null,
  };
}

const UNTOLD_FIELDS = {
  registration: null,
  registeredForDigitalPost: null,
  registeredForNemSms: null,
  childrenUnder18: null,
} as const satisfies Partial<Citizen>;

/** The fields that the service's types do not have. */
export const NEVER_TOLD = Object.keys(UNTOLD_FIELDS) as (keyof typeof UNTOLD_FIELDS)[];

function familyOf(person: Row) {
  const civilStatuses = person.rows('civilstande');
  const row = current(civilStatuses);
  const present = row && civilStatusOf(row);
  return {
    civilStatus: present && present.civilStatus,
    civilStatusSince: present?.validity?.from ?? null,
    civilStatusSinceUncertain: present?.validity?.fromUncertain ?? null,
    civilStatusHistory: each(earlier(civilStatuses), civilStatusOf),
    separations: separationsOf(civilStatuses),
    spouse: spouseOf(civilStatuses),
    parents: each(person.rows('foraeldreoplysninger'), parentOf),
    children: each(person.rows('boern'), childOf),
    custodyHolders: each(person.rows('foraeldremyndighedsoplysninger'), custodyHolderOf),
    custodyOver: each(person.rows('foraeldremyndighedOver'), childOf),
  } satisfies Partial<Citizen>;
}

/** Shared residences and registrations for elections have no end in the service's types, so they are told only while they hold. */
function affairsOf(person: Row) {
  const church = current(person.rows('folkekirke'));
  const movingOrder = person.row('flyttepaabud');
  return {
    churchMembership: church && ours(CHURCH_MEMBERSHIP, church.requiredText('tilhoersforhold')),
    churchMembershipSince: church && church.day('virkningfra'),
    sharedResidences: each(
      person.rows('deltBopael')?.filter(isCurrent),
      (row) => row.capitalValidity() ?? UNTOLD,
    ),
    municipalMatters: each(person.rows('kommunaleForhold'), municipalMatterOf),
    notes: each(person.rows('notater'), (row) => ({
      number: row.number('notatnummer'),
      text: row.text('notatlinie'),
      validity: row.validity(),
    })),
    votingRegistrations: each(person.rows('valgoplysninger')?.filter(isCurrent), (row) => ({
      kind: ours(VOTING_REGISTRATION_KIND, row.requiredText('valgoplysningstype')),
      since: row.day('virkningfra'),
    })),
    // This type spells its remark `bemarkning`, unlike the municipal matters.
    movingOrder: movingOrder && {
      remark: movingOrder.text('bemarkning'),
      since: movingOrder.day('virkningfra'),
    },
  } satisfies Partial<Citizen>;
}

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

function citizenshipsOf(rows: readonly Row[] | null): Citizenship[] | null {
  const citizenships = each(rows?.filter(isTrue), (row) => ({
    countryName: row.row('cprland')?.text('navn') ?? null,
    countryCode: row.row('cprland')?.text('landekode') ?? null,
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
