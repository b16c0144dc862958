import { danishDay, yearsBetween } from '../../../src/domain/calendar-date.ts';
import type { Birthplace, Citizen, PersonName, Relative } from '../../../src/domain/citizen.ts';
import { addressOf } from './address-part.ts';
import { relationsOf } from './family-part.ts';
import type { FindCitizen } from './find-citizen.ts';
import { guardianshipOf } from './guardianship-part.ts';
import { dieOf, type Die } from './made-up.ts';
import { protectionOf } from './protection-part.ts';
import {
  authorityName,
  CIVIL_STATUS_CODE,
  countryCode,
  NAME_MARKING_TEXT,
  SEX_CODE,
  STATUS_CODE,
} from './service-codes.ts';
import type { BirthRegistration, Navn, Notat, Persondata, ServicePerson } from './service-person.ts';
import { uncertainDay, uncertainInstant, writtenDay, writtenInstant } from './written-date.ts';

/**
 * A person of the domain as the service would answer them, asked by their present number. What the service has no place for is left out:
 * earlier names and civil statuses, all citizenships but one, church, entries, children without a number. What the test people don't have
 * is made up for some of them.
 */
export function toServicePerson(citizen: Citizen, find: FindCitizen): ServicePerson {
  const die = dieOf(numberOf(citizen));
  return {
    persondata: persondataOf(citizen, find, die),
    adresse: addressOf(citizen, die),
    relationer: relationsOf(citizen, find, die),
    notater: notesOf(citizen, die),
  };
}

/** Asked by a number, the service has one. */
function numberOf({ cpr }: Citizen): string {
  if (cpr === null) throw new Error('A test person without a number');
  return cpr.reveal();
}

function persondataOf(citizen: Citizen, find: FindCitizen, die: Die): Persondata {
  const number = numberOf(citizen);
  const hadAnother = (citizen.cprHistory ?? []).length > 0;
  const { birthDate, birthDateUncertain } = citizen;
  const today = danishDay(new Date());
  return {
    personnummer: number,
    // Whether it is there for somebody who never changed number is not known: here for some of them.
    gaeldendePersonnummer: hadAnother || die('present number', 2) === 0 ? number : undefined,
    navn: nameOf(citizen.name),
    foedselsdato: uncertainDay(birthDate, birthDateUncertain),
    foedselsregistreringsOplysninger: birthRegistrationOf(citizen.birthplace),
    // What these two days are about is not known.
    startdato: uncertainDay(madeUp(die('start', 2), birthDate)),
    // Counted on for the dead.
    alder: birthDate !== null && birthDate <= today ? yearsBetween(birthDate, today) : undefined,
    koen: SEX_CODE[citizen.sex],
    antalBoernUnder18: citizen.childrenUnder18 ?? childrenUnder18(citizen.children ?? [], find, today),
    stilling: citizen.occupation ?? undefined,
    ...sharedResidence(citizen, die, today),
    status: {
      status: STATUS_CODE[citizen.status],
      statusdato: uncertainInstant(citizen.statusValidity?.from, citizen.statusValidity?.fromUncertain),
    },
    ...civilStatusOf(citizen, die),
    statsborgerskab: citizenshipOf(citizen),
    umyndiggoerelse: guardianshipOf(citizen, die),
    forsvindingsdato: disappearanceOf(citizen),
    ...protectionOf(citizen.protection, die),
    ...reachedBy(citizen, die),
  };
}

function nameOf(name: PersonName | null): Navn | undefined {
  if (name === null) return undefined;
  const { givenName, middleName, surname, validity } = name;
  const parts = [givenName, middleName, surname].filter((part) => part !== null);
  return {
    personadresseringsnavn: name.addressingName ?? parts.join(' '),
    fornavn: givenName ?? undefined,
    mellemnavn: middleName ?? undefined,
    efternavn: surname ?? undefined,
    fornavnMarkering: name.givenNameMarking ? NAME_MARKING_TEXT[name.givenNameMarking] : undefined,
    mellemnavnMarkering: name.middleNameMarking ? NAME_MARKING_TEXT[name.middleNameMarking] : undefined,
    efternavnMarkering: name.surnameMarking ? NAME_MARKING_TEXT[name.surnameMarking] : undefined,
    navnestartdato: uncertainInstant(validity?.from, validity?.fromUncertain, '12:00:00.000'),
  };
}

/** A code without leading zeros, as all numbers; without an authority's code the place is a country. */
function birthRegistrationOf(birthplace: Birthplace | null): BirthRegistration | undefined {
  if (birthplace === null) return undefined;
  const { authorityCode, authorityName: name, country, supplementaryText } = birthplace;
  const code =
    authorityCode === null
      ? countryCode(country ?? { authorityCode: null, isoCode: null, name })
      : Number(authorityCode);
  return {
    foedselsregistreringsstedKode: code,
    foedselsregistreringsstedKodeMyndighedsnavn: authorityName('foedselsregistreringsstedKode', code),
    supplerendeFoedselsregistreringssted: supplementaryText ?? undefined,
  };
}

/** Children who live in Denmark or Greenland, as far as they can be looked up. */
function childrenUnder18(children: readonly Relative[], find: FindCitizen, today: string): number {
  return children.filter(({ key }) => {
    const child = key === null ? null : find(key);
    if (!child?.status.startsWith('RESIDENT_') || child.birthDate === null) return false;
    return child.birthDate <= today && yearsBetween(child.birthDate, today) < 18;
  }).length;
}

/** Made up for some children, since three years ago. */
function sharedResidence(
  { birthDate, sharedResidences }: Citizen,
  die: Die,
  today: string,
): Pick<Persondata, 'DeltBopælMarkering' | 'DeltBopælStartDato'> {
  const present = sharedResidences?.find(({ to }) => to === null);
  if (present) return { DeltBopælMarkering: true, DeltBopælStartDato: writtenInstant(present.from) };
  const isChild = birthDate !== null && birthDate <= today && yearsBetween(birthDate, today) < 18;
  if (sharedResidences !== null || !isChild || die('shared residence', 4) > 0) {
    return { DeltBopælMarkering: die('shared residence told', 2) === 0 ? false : undefined };
  }
  return { DeltBopælMarkering: true, DeltBopælStartDato: writtenInstant('2024-08-01') };
}

/** Some of the married are separated; that is made up. */
function civilStatusOf(citizen: Citizen, die: Die): Pick<Persondata, 'civilstand' | 'separation'> {
  const { civilStatus, civilStatusValidity: validity, separations } = citizen;
  if (civilStatus === null) return {};
  const separated =
    separations?.find(({ to }) => to === null) ??
    (civilStatus === 'MARRIED' && die('separation', 12) === 0
      ? { from: '2026-02-03', fromUncertain: false }
      : null);
  return {
    separation: {
      separeret: separated !== null,
      separationsdato: uncertainInstant(separated?.from, separated?.fromUncertain),
    },
    civilstand: {
      civilstand: CIVIL_STATUS_CODE[civilStatus],
      civilstandsdato: uncertainInstant(validity?.from, validity?.fromUncertain),
    },
  };
}

/** The service has room for one. */
function citizenshipOf({ citizenships }: Citizen): Persondata['statsborgerskab'] {
  const present = citizenships?.[0];
  if (present === undefined) return undefined;
  const code = countryCode(present.country);
  return {
    landekode: code,
    statsborgerskabDato: uncertainInstant(present.validity?.from, present.validity?.fromUncertain),
    landekodeMyndighedsnavn: authorityName('landekode', code),
  };
}

function disappearanceOf({ disappearances }: Citizen): Persondata['forsvindingsdato'] {
  const present = disappearances?.find(({ to }) => to === null);
  return uncertainInstant(present?.from, present?.fromUncertain);
}

/** Made up; of some nothing is told. */
function reachedBy(
  { registeredForDigitalPost, registeredForNemSms }: Citizen,
  die: Die,
): Pick<Persondata, 'tilmeldtNemsms' | 'tilmeldtDigitalpost'> {
  return {
    tilmeldtNemsms: registeredForNemSms ?? [undefined, false, true][die('NemSMS', 3)],
    tilmeldtDigitalpost: registeredForDigitalPost ?? [undefined, false, true, true][die('Digital Post', 4)],
  };
}

function notesOf({ notes }: Citizen, die: Die): Notat[] | undefined {
  if (notes !== null) {
    return notes.map(({ number, text, validity }) => ({
      notanr: number ?? undefined,
      notatlinie: text ?? undefined,
      notatstartdato: writtenDay(validity?.from),
      notatslettedato: writtenDay(validity?.to),
    }));
  }
  if (die('notes', 10) > 0) return undefined;
  return [
    { notanr: 1, notatlinie: 'Opdigtet notat', notatstartdato: writtenDay('2023-01-16') },
    { notanr: 2, notatlinie: 'Endnu et opdigtet notat', notatslettedato: writtenDay('2025-07-01') },
  ];
}

const madeUp = <T>(die: number, value: T): T | null => (die === 0 ? value : null);
