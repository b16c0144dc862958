import { authorityName } from '../../../domain/authority-names.ts';
import { danishDay, type CalendarDate } from '../../../domain/calendar-date.ts';
import type {
  Birthplace,
  ChurchMembershipPeriod,
  Citizen,
  Citizenship,
  EventCode,
} from '../../../domain/citizen.ts';
import { phaseOn, since, type Validity } from '../../../domain/validity.ts';
import { settle, type Told } from '../../told.ts';
import {
  CHURCH_MEMBERSHIP,
  MUNICIPAL_MATTER_KIND,
  ours,
  PERSON_STATUS,
  SEX,
  VOTING_REGISTRATION_KIND,
} from './code-lists.ts';
import { countryOf } from './country.ts';
import {
  childInCustodyOf,
  childOf,
  civilStatusOf,
  custodyHolderOf,
  guardianshipOf,
  parentOf,
  separationsOf,
  spouseHistoryOf,
  spouseOf,
} from './family.ts';
import { nameOf } from './name.ts';
import type { NeverTold } from './never-told.ts';
import { numberIn, otherNumbersOf, presentNumberRow } from './personal-numbers.ts';
import { protectionOf, protectionPeriodsOf } from './protection.ts';
import { addressOf, contactAddressOf, migrationOf } from './residence.ts';
import type { Row } from './row.ts';
import {
  latestRow,
  otherRows,
  presentRow,
  presentRows,
  rowsOfOtherTimes,
  trueRows,
  type DatedRow,
} from './which-row-counts.ts';

/**
 * A person of `CPRCustom_PublicSectorPerson` as the rest of the program knows people. Beside who they are and whether they are protected,
 * only the fields in `wanted` are filled. If a value is not what the service's schema says, only its field fails.
 *
 * @param now - protections are in force or not at that instant, and everything else on that day
 * @throws ProviderError where the person has no id
 */
export function publicPerson(person: Row, wanted: ReadonlySet<keyof Citizen>, now: Date): Told<Citizen> {
  const today = danishDay(now);
  const citizen: Told<Citizen> = {
    id: person.requiredText('id'),
    cpr: settle(() => read(presentNumberRow(person, today), numberIn)),
    cprValidity: settle(() => read(presentNumberRow(person, today), validityOf)),
    cprHistory: settle(() => otherNumbersOf(person, today)),
    status: settle(() => ours(PERSON_STATUS, person.requiredText('status'))),
    sex: settle(() => ours(SEX, person.requiredText('koen'))),
    protection: protectionOf(person, now),
  };
  const fields: Partial<Record<keyof Citizen, unknown>> = citizen;
  for (const field of wanted) {
    if (isReadable(field)) fields[field] = settle(() => READ[field](person, today, now));
  }
  return citizen;
}

type AlwaysTold = 'id' | 'cpr' | 'cprValidity' | 'cprHistory' | 'status' | 'sex' | 'protection';
/** It does not count ages either, but no field of the schema needs them. */
type Readable = Exclude<keyof Citizen, AlwaysTold | NeverTold | 'toldAge'>;

type Reader<Field extends keyof Citizen> = (person: Row, today: CalendarDate, now: Date) => Citizen[Field];

/** How each field is read from what was asked for it. */
const READ: { readonly [Field in Readable]: Reader<Field> } = {
  statusValidity: statusValidityOf,
  name: (person, today) => read(presentRow(person.rows('navne'), today), nameOf),
  nameHistory: (person, today) => each(otherRows(person.rows('navne'), today), nameOf),
  birthDate: (person) => person.day('foedselsdato'),
  birthDateUncertain: (person) => person.flag('foedselsdatousikkerhedsmarkering'),
  birthplace: birthplaceOf,
  occupation: (person) => person.text('stilling'),
  protectionPeriods: (person, _today, now) => protectionPeriodsOf(person, now),
  civilStatus: (person, today) => presentCivilStatus(person, today)?.civilStatus ?? null,
  civilStatusValidity: (person, today) => presentCivilStatus(person, today)?.validity ?? null,
  civilStatusHistory: (person, today) => each(otherRows(person.rows('civilstande'), today), civilStatusOf),
  separations: (person, today) => separationsOf(person.rows('civilstande'), today),
  spouse: (person, today) => spouseOf(person.rows('civilstande'), today),
  spouseHistory: (person, today) => spouseHistoryOf(person.rows('civilstande'), today),
  // Nothing ends parenthood in the service's types.
  parents: (person, today) => each(trueRows(person.rows('foraeldreoplysninger'), today), parentOf),
  children: (person, today) => each(trueRows(person.rows('boern'), today), childOf),
  custodyHolders: (person, today) =>
    each(presentRows(person.rows('foraeldremyndighedsoplysninger'), today), custodyHolderOf),
  custodyHolderHistory: (person, today) =>
    each(rowsOfOtherTimes(person.rows('foraeldremyndighedsoplysninger'), today), custodyHolderOf),
  custodyOver: (person, today) =>
    each(presentRows(person.rows('foraeldremyndighedOver'), today), childInCustodyOf),
  custodyOverHistory: (person, today) =>
    each(rowsOfOtherTimes(person.rows('foraeldremyndighedOver'), today), childInCustodyOf),
  guardianship: (person, today) => read(presentRow(person.rows('vaergemaal'), today), guardianshipOf),
  guardianshipHistory: (person, today) => each(otherRows(person.rows('vaergemaal'), today), guardianshipOf),
  citizenships: (person, today) => each(presentRows(person.rows('statsborgerskaber'), today), citizenshipOf),
  citizenshipHistory: (person, today) =>
    each(rowsOfOtherTimes(person.rows('statsborgerskaber'), today), citizenshipOf),
  address: (person, today) =>
    read(presentRow(person.rows('adresseoplysninger'), today), (row) => addressOf(row, today)),
  addressHistory: (person, today) =>
    each(otherRows(person.rows('adresseoplysninger'), today), (row) => addressOf(row, today)),
  contactAddress: (person, today) => read(presentRow(contactRows(person), today), contactAddressOf),
  contactAddressHistory: (person, today) => each(otherRows(contactRows(person), today), contactAddressOf),
  migration: (person, today) => read(latestRow(person.rows('udrejseIndrejser'), today), migrationOf),
  migrationHistory: (person, today) =>
    each(otherRows(person.rows('udrejseIndrejser'), today, latestRow), migrationOf),
  disappearances: (person, today) => each(trueRows(person.rows('forsvindinger'), today), validityOf),
  churchMembership: (person, today) =>
    read(presentRow(person.rows('folkekirke'), today), churchMembershipOf)?.churchMembership ?? null,
  churchMembershipValidity: (person, today) => read(presentRow(person.rows('folkekirke'), today), validityOf),
  churchMembershipHistory: (person, today) =>
    each(otherRows(person.rows('folkekirke'), today), churchMembershipOf),
  sharedResidences: (person, today) => each(trueRows(person.rows('deltBopael'), today), validityOf),
  municipalMatters: (person, today) =>
    each(trueRows(person.rows('kommunaleForhold'), today), ({ row, validity }) => ({
      kind: ours(MUNICIPAL_MATTER_KIND, row.requiredText('kommunaleforholdstype')),
      code: row.text('kommunaleforholdskode'),
      remark: row.text('bemaerkning'),
      validity,
    })),
  notes: (person, today) =>
    each(trueRows(person.rows('notater'), today), ({ row, validity }) => ({
      number: row.number('notatnummer'),
      text: row.text('notatlinie'),
      validity,
    })),
  votingRegistrations: (person, today) =>
    each(trueRows(person.rows('valgoplysninger'), today), ({ row, validity }) => ({
      kind: ours(VOTING_REGISTRATION_KIND, row.requiredText('valgoplysningstype')),
      validity,
    })),
  movingOrder: (person, today) => {
    const row = person.row('flyttepaabud');
    if (row === null) return null;
    const days = row.days();
    // This type spells its remark `bemarkning`, unlike the municipal matters.
    return { remark: row.text('bemarkning'), validity: { ...days, phase: phaseOn(today, days) } };
  },
  eventCodes: (person, today) =>
    person.rows('cprHaendelseskoder')?.map((row) => eventCodeOf(row, today)) ?? null,
};

const isReadable = (field: keyof Citizen): field is Readable => field in READ;

/** The register has the day of an inactive status only. */
export function statusValidityOf(person: Row, today: CalendarDate): Validity | null {
  const days = since(person.day('statusdato'), person.flag('statusdatousikkerhedsmarkering'));
  return days.from === null && days.fromUncertain !== true ? null : { ...days, phase: phaseOn(today, days) };
}

const presentCivilStatus = (person: Row, today: CalendarDate) =>
  read(presentRow(person.rows('civilstande'), today), civilStatusOf);

export const read = <T>(row: DatedRow | null, reader: (row: DatedRow) => T): T | null => row && reader(row);

const each = <T>(rows: readonly DatedRow[] | null, reader: (row: DatedRow) => T): T[] | null =>
  rows && rows.map(reader);

export const validityOf = ({ validity }: DatedRow): Validity => validity;

/** The service tells one contact address of a person, or that there is none. */
export const contactRows = (person: Row): readonly Row[] => person.rows('kontaktadresse') ?? [];

function birthplaceOf(person: Row): Birthplace | null {
  const authority = person.row('cprFoedselsregistreringssted');
  const supplementaryText = person.text('supplerendeFoedselsregistreringssted');
  if (authority === null && supplementaryText === null) return null;
  const unit = countryOf(authority);
  return {
    authorityCode: unit?.authorityCode ?? null,
    authorityName: unit?.name ?? authorityName(unit?.authorityCode ?? null),
    // Of administrative units only countries have such a code.
    country: unit?.isoCode ? unit : null,
    supplementaryText,
  };
}

const citizenshipOf = ({ row, validity }: DatedRow): Citizenship => ({
  country: countryOf(row.row('cprland')) ?? { authorityCode: null, isoCode: null, name: null },
  validity,
});

const churchMembershipOf = ({ row, validity }: DatedRow): ChurchMembershipPeriod => ({
  churchMembership: ours(CHURCH_MEMBERSHIP, row.requiredText('tilhoersforhold')),
  validity,
});

function eventCodeOf(row: Row, today: CalendarDate): EventCode {
  const registered = row.instant('registreringfra');
  const days = row.days();
  return {
    code: row.requiredText('kode'),
    derived: row.flag('afledtmrk'),
    registeredAt: registered === null ? null : new Date(registered).toISOString(),
    validity: { ...days, phase: phaseOn(today, days) },
  };
}
