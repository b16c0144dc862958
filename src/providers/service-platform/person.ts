import { danishDay } from '../../domain/calendar-date.ts';
import type { Birthplace, Citizen, Citizenship, Note, PersonName, Validity } from '../../domain/citizen.ts';
import type { NameMarking } from '../../domain/code-lists.ts';
import { CprNumber } from '../../domain/cpr-number.ts';
import { period, plainDay, validity, type AnswerElement } from './answer-element.ts';
import { CIVIL_STATUS, ours, PERSON_STATUS, SEX } from './code-lists.ts';
import type { Version } from './contract.ts';
import { familyOf } from './family.ts';
import { guardianshipOf } from './guardianship.ts';
import { numberIn } from './number-in.ts';
import { protectionOf, protectionPeriodsOf } from './protection.ts';
import { addressHistoryOf, addressOf, contactAddressOf, migrationOf } from './residence.ts';
import { unreadable } from './unreadable.ts';

/** The code list of the register's authorities is not public; of the countries in it this one is known. */
const DENMARK = '5100';

/** What the service has no element for: all history but addresses, former numbers, church and elections. */
const NEVER_TOLD = {
  cprHistory: null,
  nameHistory: null,
  civilStatusHistory: null,
  custodyOver: null,
  migrationHistory: null,
  churchMembership: null,
  churchMembershipSince: null,
  municipalMatters: null,
  votingRegistrations: null,
  movingOrder: null,
  eventCodes: null,
} as const satisfies Partial<Citizen>;

/** The fields that are never filled. Shared residence came with version 5. */
export function fieldsNotOffered(version: Version): readonly (keyof Citizen)[] {
  const never = Object.keys(NEVER_TOLD) as (keyof typeof NEVER_TOLD)[];
  return version === 4 ? [...never, 'sharedResidences'] : never;
}

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
 * @throws ProviderError `UPSTREAM_INVALID_RESPONSE` where it is about somebody else
 */
export function presentNumberIn(response: AnswerElement, asked: CprNumber): CprNumber {
  const person = personIn(response);
  const told = ['gaeldendePersonnummer', 'personnummer'].flatMap(
    (element) => numberIn(person, element) ?? [],
  );
  if (!told.every((number) => number instanceof CprNumber)) throw unreadable('has a number that is none');
  if (told.length > 0 && !told.some((number) => number.equals(asked)))
    throw unreadable('is about somebody else');
  return told[0] ?? asked;
}

function personIn(response: AnswerElement): AnswerElement {
  const person = response.one('persondata');
  if (person === null) throw unreadable('has nobody in it');
  return person;
}

/**
 * A person as the rest of the program knows people. Nearly everything in an answer may be missing: that is null, or an empty list where the
 * part that would hold it is there.
 *
 * @throws ProviderError `UPSTREAM_INVALID_RESPONSE` naming the element, where the answer is not what the contract says
 */
export function citizenOf(response: AnswerElement, { asked, version, now, idOf }: About): Citizen {
  const person = personIn(response);
  const today = danishDay(now);
  const address = response.one('adresse');
  const name = person.one('navn');
  const birthDate = person.uncertainDay('foedselsdato');
  const civil = civilStatusOf(person.one('civilstand'));
  const status = person.one('status');
  const statusSince = status?.uncertainDay('statusdato');
  return {
    id: idOf(asked),
    cpr: asked,
    status: ours(PERSON_STATUS, status?.text('status') ?? null),
    statusSince: statusSince?.day ?? null,
    statusSinceUncertain: statusSince?.uncertain ?? null,
    name: name === null ? null : nameOf(name),
    sex: ours(SEX, person.text('koen')),
    birthDate: birthDate.day,
    birthDateUncertain: birthDate.uncertain,
    birthplace: birthplaceOf(person.one('foedselsregistreringsOplysninger')),
    occupation: person.text('stilling'),
    protection: protectionOf(person, today),
    protectionPeriods: protectionPeriodsOf(person),
    registration: validity(person.uncertainDay('startdato'), person.uncertainDay('slutdato')),
    registeredForDigitalPost: person.flag('tilmeldtDigitalpost'),
    registeredForNemSms: person.flag('tilmeldtNemsms'),
    ...civil,
    separations: separationsOf(person.one('separation')),
    ...familyOf(response.one('relationer'), civil, today),
    childrenUnder18: person.count('antalBoernUnder18'),
    guardianship: guardianshipOf(person.one('umyndiggoerelse'), today),
    citizenships: citizenshipsOf(person.one('statsborgerskab')),
    address: addressOf(address?.one('aktuelAdresse') ?? null),
    addressHistory: address === null ? null : addressHistoryOf(address.all('adresseHistorik')),
    contactAddress: contactAddressOf(address?.one('kontaktAdresse') ?? null, today),
    migration: migrationOf(address?.one('udrejseoplysninger') ?? null),
    disappearances: each(validity(person.uncertainDay('forsvindingsdato'))),
    sharedResidences: version === 4 ? null : sharedResidencesOf(person),
    notes: response.all('notater').map(noteOf),
    ...NEVER_TOLD,
  };
}

function nameOf(name: AnswerElement): PersonName | null {
  if (name.isEmpty) return null;
  return {
    givenName: name.text('fornavn'),
    middleName: name.text('mellemnavn'),
    surname: name.text('efternavn'),
    addressingName: name.text('personadresseringsnavn'),
    givenNameMarking: markingOf(name, 'fornavnMarkering'),
    middleNameMarking: markingOf(name, 'mellemnavnMarkering'),
    surnameMarking: markingOf(name, 'efternavnMarkering'),
    validity: validity(name.uncertainDay('navnestartdato')),
  };
}

/** The contract lists no values: that there is a marking is all that can be told. */
const markingOf = (name: AnswerElement, element: string): NameMarking | null =>
  name.text(element) === null ? null : 'UNKNOWN';

/** The authority's name is a stub in the contract, so it is not told. */
function birthplaceOf(birth: AnswerElement | null): Birthplace | null {
  if (birth === null) return null;
  const authorityCode = birth.code('foedselsregistreringsstedKode', 4);
  const supplementaryText = birth.text('supplerendeFoedselsregistreringssted');
  return authorityCode === null && supplementaryText === null
    ? null
    : { authorityCode, authorityName: null, supplementaryText };
}

function civilStatusOf(civil: AnswerElement | null) {
  const code = civil?.text('civilstand') ?? null;
  const since = civil?.uncertainDay('civilstandsdato');
  return {
    civilStatus: code === null ? null : ours(CIVIL_STATUS, code),
    civilStatusSince: since?.day ?? null,
    civilStatusSinceUncertain: since?.uncertain ?? null,
  };
}

/** One citizenship, the present one. The name of the country is a stub in the contract, so it is not told. */
function citizenshipsOf(citizenship: AnswerElement | null): Citizenship[] {
  const code = citizenship?.code('landekode', 4) ?? null;
  if (citizenship === null || code === null) return [];
  return [
    {
      countryName: null,
      countryCode: code === DENMARK ? 'DNK' : null,
      countryAuthorityCode: code,
      current: true,
      validity: validity(citizenship.uncertainDay('statsborgerskabDato')),
    },
  ];
}

function separationsOf(separation: AnswerElement | null): Validity[] {
  if (separation?.flag('separeret') !== true) return [];
  return [period(separation.uncertainDay('separationsdato'))];
}

function sharedResidencesOf(person: AnswerElement): Validity[] {
  if (person.flag('DeltBopælMarkering') !== true) return [];
  return [period(plainDay(person.day('DeltBopælStartDato')))];
}

const each = <T>(one: T | null): T[] => (one === null ? [] : [one]);

const noteOf = (note: AnswerElement): Note => ({
  number: note.count('notanr'),
  text: note.text('notatlinie'),
  validity: validity(plainDay(note.day('notatstartdato')), plainDay(note.day('notatslettedato'))),
});
