import { authorityName } from '../../../domain/authority-names.ts';
import { danishDay, type CalendarDate } from '../../../domain/calendar-date.ts';
import type { Birthplace, Citizen, Citizenship, Note, PersonName } from '../../../domain/citizen.ts';
import type { CivilStatus, NameMarking } from '../../../domain/code-lists.ts';
import { CprNumber } from '../../../domain/cpr-number.ts';
import type { Validity } from '../../../domain/validity.ts';
import { ProviderError } from '../../provider-error.ts';
import { settle, type Told } from '../../told.ts';
import {
  heldSince,
  isPresent,
  latestFirst,
  period,
  periodOn,
  plainDay,
  validityOn,
  type AnswerElement,
} from '../wire/answer-element.ts';
import { CIVIL_STATUS, ours, PERSON_STATUS, SEX } from './code-lists.ts';
import type { Version } from '../wire/contract.ts';
import { countryOf } from './country.ts';
import { childrenOf, custodyOf, parentsOf, spouseOf } from './family.ts';
import { guardianshipOf } from './guardianship.ts';
import type { NeverTold } from './never-told.ts';
import { numberIn } from './number-in.ts';
import { protectionOf, protectionPeriodsOf } from './protection.ts';
import { addressHistoryOf, addressOf, contactAddressOf, migrationOf } from './residence.ts';
import { unreadable } from '../wire/unreadable.ts';

type About = {
  /** The number that was asked with; the person's present one. */
  readonly asked: CprNumber;
  readonly version: Version;
  readonly now: Date;
  /** The id of the person who has this number now. */
  readonly idOf: (cpr: CprNumber) => string;
};

/**
 * The number that the person has now. An answer that names no number is taken for one about the person who was asked for: it is the only
 * answer to the only question of its connection.
 *
 * `gaeldendePersonnummer` is the contract's element for the number that is valid now, when the person has changed number, so it may lead on to
 * another one. `personnummer` is the number that was asked for, by the contract; whether a former number is answered with the present record,
 * which names the present number in both, is not known. With another number in `personnummer` that is not told as valid now, nothing says that
 * this is the same person.
 *
 * @throws ProviderError `UPSTREAM_INVALID_RESPONSE` where it is about somebody else
 */
export function presentNumberIn(response: AnswerElement, asked: CprNumber): CprNumber {
  const person = personIn(response);
  const present = ownNumberIn(person, 'gaeldendePersonnummer');
  const own = ownNumberIn(person, 'personnummer');
  const isAsked = (number: CprNumber | null) => number?.equals(asked) ?? false;
  const isPresentRecord = own !== null && present !== null && own.equals(present);
  if (own !== null && !isAsked(own) && !isAsked(present) && !isPresentRecord) {
    throw unreadable('is about somebody else');
  }
  return present ?? asked;
}

function ownNumberIn(person: AnswerElement, name: string): CprNumber | null {
  const number = numberIn(person, name);
  if (number === null || number instanceof CprNumber) return number;
  throw unreadable('has a number that no person can have');
}

/** The person in an answer. The contract makes every answer say how many children are under 18; an answer with nothing else is about nobody. */
function personIn(response: AnswerElement): AnswerElement {
  const person = response.one('persondata');
  if (person === null || person.isEmptyBut('antalBoernUnder18')) throw unreadable('has nobody in it');
  return person;
}

/**
 * A person as the rest of the program knows people. Nearly everything in an answer may be missing: that is null, or an empty list where the
 * part that would hold it is there. If a value is not what the contract says, only its field fails.
 *
 * @throws ProviderError `UPSTREAM_INVALID_RESPONSE` where the answer has nobody in it
 */
export function citizenOf(response: AnswerElement, about: About): Told<Citizen> {
  const person = personIn(response);
  const record: PersonRecord = { response, person, today: danishDay(about.now), version: about.version };
  const fields = Object.entries(READ).map(([field, read]) => [field, settle(() => read(record))]);
  return {
    id: about.idOf(about.asked),
    cpr: about.asked,
    ...(Object.fromEntries(fields) as Pick<Told<Citizen>, Readable>),
  };
}

/** What the fields are read of. */
type PersonRecord = {
  readonly response: AnswerElement;
  readonly person: AnswerElement;
  readonly today: CalendarDate;
  readonly version: Version;
};

type Readable = Exclude<keyof Citizen, 'id' | 'cpr' | NeverTold>;

const READ: { readonly [Field in Readable]: (record: PersonRecord) => Citizen[Field] } = {
  status: ({ person }) => ours(PERSON_STATUS, person.one('status')?.listedCode('status') ?? null),
  statusValidity: ({ person }) =>
    heldSince(person.one('status')?.uncertainDay('statusdato') ?? plainDay(null)),
  name: ({ person }) => nameOf(person.one('navn')),
  sex: ({ person }) => ours(SEX, person.text('koen')),
  birthDate: ({ person }) => person.uncertainDay('foedselsdato').day,
  birthDateUncertain: ({ person }) => person.uncertainDay('foedselsdato').uncertain,
  toldAge: ({ person }) => person.count('alder'),
  birthplace: ({ person }) => birthplaceOf(person.one('foedselsregistreringsOplysninger')),
  occupation: ({ person }) => person.text('stilling'),
  protection: ({ person, today }) => protectionOf(person, today),
  protectionPeriods: ({ person, today }) => protectionPeriodsOf(person, today),
  registeredForDigitalPost: ({ person }) => person.flag('tilmeldtDigitalpost'),
  registeredForNemSms: ({ person }) => person.flag('tilmeldtNemsms'),
  civilStatus: ({ person }) => civilStatusOf(person),
  civilStatusValidity: ({ person }) => civilStatusValidityOf(person),
  separations: ({ person }) => separationsOf(person.one('separation')),
  spouse: (record) =>
    inFamily(record, (relations) => spouseOf(relations, civilStatusOf(record.person), marriageOf(record))),
  parents: (record) => inFamily(record, parentsOf),
  children: (record) => inFamily(record, childrenOf),
  custodyHolders: (record) => custody(record)?.filter(isPresent) ?? null,
  custodyHolderHistory: (record) => {
    const others = custody(record)?.filter((holder) => !isPresent(holder));
    return others === undefined ? null : latestFirst(others);
  },
  childrenUnder18: ({ person }) => person.count('antalBoernUnder18'),
  guardianship: (record) => ifPresent(guardianship(record)),
  guardianshipHistory: (record) => ifNotPresent(guardianship(record)),
  citizenships: ({ person }) => citizenshipsOf(person.one('statsborgerskab')),
  address: ({ response }) => addressOf(response.one('adresse')?.one('aktuelAdresse') ?? null),
  addressHistory: ({ response }) => {
    const address = response.one('adresse');
    return address === null ? null : addressHistoryOf(address.all('adresseHistorik'));
  },
  contactAddress: (record) => ifPresent(contactAddress(record)),
  contactAddressHistory: (record) => ifNotPresent(contactAddress(record)),
  migration: ({ response }) => migrationOf(response.one('adresse')?.one('udrejseoplysninger') ?? null),
  disappearances: ({ person }) => each(heldSince(person.uncertainDay('forsvindingsdato'))),
  sharedResidences: ({ person, version, today }) =>
    version === 4 ? null : sharedResidencesOf(person, today),
  notes: ({ response, today }) =>
    response
      .all('notater')
      .filter((note) => !note.isEmpty)
      .map((note) => noteOf(note, today)),
};

/** Where the service tells of no relations at all, it is not known that there are none. */
function inFamily<T>({ response }: PersonRecord, read: (relations: AnswerElement) => T): T | null {
  const relations = response.one('relationer');
  return relations && read(relations);
}

const custody = (record: PersonRecord) => inFamily(record, (relations) => custodyOf(relations, record.today));

const guardianship = ({ person, today }: PersonRecord) =>
  guardianshipOf(person.one('umyndiggoerelse'), today);

const contactAddress = ({ response, today }: PersonRecord) =>
  contactAddressOf(response.one('adresse')?.one('kontaktAdresse') ?? null, today);

type Dated = { readonly validity: Validity | null };

const ifPresent = <T extends Dated>(one: T | null): T | null => (one && isPresent(one) ? one : null);

const ifNotPresent = <T extends Dated>(one: T | null): T[] => (one && !isPresent(one) ? [one] : []);

function nameOf(name: AnswerElement | null): PersonName | null {
  if (name === null || name.isEmpty) return null;
  return {
    givenName: name.text('fornavn'),
    middleName: name.text('mellemnavn'),
    surname: name.text('efternavn'),
    addressingName: name.text('personadresseringsnavn'),
    givenNameMarking: markingOf(name, 'fornavnMarkering'),
    middleNameMarking: markingOf(name, 'mellemnavnMarkering'),
    surnameMarking: markingOf(name, 'efternavnMarkering'),
    validity: heldSince(name.uncertainDay('navnestartdato')),
  };
}

/** The contract lists no values, so all that is known is that there is a marking. */
const markingOf = (name: AnswerElement, element: string): NameMarking | null =>
  name.text(element) === null ? null : 'UNKNOWN';

/** The contract has only a placeholder for the authority's name, so the name comes from the public lists, if they have it. */
function birthplaceOf(birth: AnswerElement | null): Birthplace | null {
  if (birth === null) return null;
  const authorityCode = birth.code('foedselsregistreringsstedKode', 4);
  const supplementaryText = birth.text('supplerendeFoedselsregistreringssted');
  if (authorityCode === null && supplementaryText === null) return null;
  const country = countryOf(authorityCode);
  return {
    authorityCode,
    authorityName: authorityName(authorityCode),
    country: country?.name == null ? null : country,
    supplementaryText,
  };
}

function civilStatusOf(person: AnswerElement): CivilStatus | null {
  const code = person.one('civilstand')?.text('civilstand') ?? null;
  return code === null ? null : ours(CIVIL_STATUS, code);
}

const civilStatusValidityOf = (person: AnswerElement): Validity | null =>
  heldSince(person.one('civilstand')?.uncertainDay('civilstandsdato') ?? plainDay(null));

/** Since when a marriage has lasted, if there is one. A day that can't be read makes the civil status fail, and must not make the spouse fail too. */
function marriageOf({ person }: PersonRecord): Validity | null {
  const validity = settle(() => civilStatusValidityOf(person));
  return validity instanceof ProviderError ? null : validity;
}

/** One citizenship, the present one. */
function citizenshipsOf(citizenship: AnswerElement | null): Citizenship[] {
  const country = countryOf(citizenship?.code('landekode', 4) ?? null);
  if (citizenship === null || country === null) return [];
  return [{ country, validity: heldSince(citizenship.uncertainDay('statsborgerskabDato')) }];
}

function separationsOf(separation: AnswerElement | null): Validity[] {
  if (separation?.flag('separeret') !== true) return [];
  return [period('PRESENT', separation.uncertainDay('separationsdato'))];
}

function sharedResidencesOf(person: AnswerElement, today: CalendarDate): Validity[] {
  if (person.flag('DeltBopælMarkering') !== true) return [];
  return [periodOn(today, plainDay(person.day('DeltBopælStartDato')))];
}

const each = <T>(one: T | null): T[] => (one === null ? [] : [one]);

const noteOf = (note: AnswerElement, today: CalendarDate): Note => ({
  number: note.count('notanr'),
  text: note.text('notatlinie'),
  validity: validityOn(today, plainDay(note.day('notatstartdato')), plainDay(note.day('notatslettedato'))),
});
