import { z } from 'zod';
import { danishDay, isCalendarDate, type CalendarDate } from '../../domain/calendar-date.ts';
import {
  CHURCH_MEMBERSHIPS,
  CIVIL_STATUSES,
  GUARDIANSHIP_KINDS,
  NAME_MARKINGS,
  PERSON_STATUSES,
  PROTECTION_STATES,
  SEXES,
} from '../../domain/code-lists.ts';
import { CprNumber } from '../../domain/cpr-number.ts';

// Every message is ours: what is expected, never what was found, which may be a person's data.

/** Lets a rule that needs these fields be checked although others are wrong, so that everything is told at once. */
const whenReadable =
  (...fields: readonly string[]) =>
  ({ value, issues }: z.core.ParsePayload): boolean =>
    typeof value === 'object' &&
    value !== null &&
    !issues.some(({ path = [] }) => fields.includes(String(path[0])));

const text = z
  .string()
  .refine((value) => value !== '' && value === value.trim(), {
    error: 'expected text without blanks around it; leave the field out when there is none',
  })
  .refine((value) => !value.includes('\uFFFD'), {
    error:
      'expected text without a replacement character (U+FFFD): a letter was lost in an earlier conversion',
  });

const pattern = (shape: RegExp, expected: string) =>
  z.string().regex(shape, { error: `expected ${expected}` });

const day = z.string().refine(isCalendarDate, { error: 'expected a day that exists, written YYYY-MM-DD' });

const hasCome = (date: CalendarDate): boolean => date <= danishDay(new Date());

const birthDate = day.refine(hasCome, { error: 'expected a day of birth that is not in the future' });

const cpr = pattern(/^\d{10}$/, 'a CPR number of ten digits')
  .refine((value) => CprNumber.parse(value) instanceof CprNumber, {
    error: 'expected a CPR number that begins with a day that exists',
  })
  .refine((value) => tells(value, ({ birthDate }) => hasCome(birthDate)), {
    error: 'expected a CPR number whose day of birth is not in the future',
  });

const personId = pattern(/^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i, 'an id written as a UUID');

const fourDigits = pattern(/^\d{4}$/, 'four digits');

const countryCode = pattern(/^[A-Z]{3}$/, 'an ISO 3166-1 code of three capital letters');

const validity = z
  .strictObject({
    from: day.optional(),
    fromUncertain: z.boolean().optional(),
    to: day.optional(),
    toUncertain: z.boolean().optional(),
  })
  .refine((value) => value.from === undefined || value.to === undefined || value.from <= value.to, {
    error: 'expected an end that is not before the start',
    when: whenReadable('from', 'to'),
  });

const nameParts = {
  givenName: text.optional(),
  middleName: text.optional(),
  surname: text.optional(),
  givenNameMarking: z.enum(NAME_MARKINGS).optional(),
  middleNameMarking: z.enum(NAME_MARKINGS).optional(),
  surnameMarking: z.enum(NAME_MARKINGS).optional(),
  validity: validity.optional(),
};

const name = z.strictObject({
  ...nameParts,
  addressingName: text.max(34, { error: 'expected at most 34 characters, as in CPR' }).optional(),
});

const link = {
  cpr: cpr.optional(),
  id: personId.optional(),
  person: z.strictObject({ name: text.optional(), birthDate: birthDate.optional() }).optional(),
  validity: validity.optional(),
};

const namesAtMostOne = (value: { cpr?: unknown; id?: unknown; person?: unknown }): boolean =>
  [value.cpr, value.id, value.person].filter((way) => way !== undefined).length <= 1;

const ONE_WAY = {
  error: 'expected one of cpr, id and person, or none of them for a relative who is not identified',
  when: whenReadable(),
};

const relative = z.strictObject(link).refine(namesAtMostOne, ONE_WAY);

const parent = z
  .strictObject({ role: z.enum(['MOTHER', 'FATHER_OR_CO_MOTHER', 'UNKNOWN']), ...link })
  .refine(namesAtMostOne, ONE_WAY);

const custodyHolder = z
  .strictObject({
    role: z.enum(['MOTHER', 'FATHER_OR_CO_MOTHER', 'OTHER_CUSTODY_HOLDER', 'UNKNOWN']),
    ...link,
  })
  .refine(namesAtMostOne, ONE_WAY);

const address = z.strictObject({
  careOf: text.regex(/^(?!c\/o )/i, { error: 'expected the name alone, without c/o' }).optional(),
  streetName: text.optional(),
  /** Left out where it is the street's name itself. */
  streetAddressingName: text.max(20, { error: 'expected at most 20 characters, as in CPR' }).optional(),
  houseNumber: pattern(/^\d{3}[A-Z]?$/, 'three digits and perhaps a capital letter, such as 017A').optional(),
  floor: pattern(/^(\d\d|st|kl|k\d)$/, 'a floor of two characters, such as 02, st or kl').optional(),
  door: pattern(/^(th|tv|mf|\d{4})$/, 'th, tv, mf or four digits').optional(),
  buildingNumber: fourDigits.optional(),
  town: text.optional(),
  postalCode: fourDigits.optional(),
  postalDistrict: text.optional(),
  municipalityCode: fourDigits.optional(),
  municipalityName: text.optional(),
  streetCode: fourDigits.optional(),
  darAddressId: personId.optional(),
  validity: validity.optional(),
});

const country = z.strictObject({
  authorityCode: fourDigits.optional(),
  isoCode: countryCode.optional(),
  name: text.optional(),
});

const migration = z.strictObject({
  destinationCountry: country.optional(),
  originCountry: country.optional(),
  foreignAddressLines: z.array(text).optional(),
  validity: validity.optional(),
});

const citizenship = z.strictObject({ country: country.optional(), validity: validity.optional() });

/** Since when something holds that holds now. */
const since = z.strictObject({ from: day, fromUncertain: z.boolean().optional() });

const protectionState = z.enum(PROTECTION_STATES).optional();

/**
 * A test person with all their data, in the words of the public schema. What a person does not have is left out: an optional
 * list means none, a protection means not protected, an uncertainty means certain.
 */
export const DESCRIBED_PERSON = z
  .strictObject({
    id: personId.optional(),
    cpr,
    /** True on a person who is there only because one of the published people names them as a relative. */
    companion: z.literal(true).optional(),
    /** Earlier numbers; the present one is not repeated. */
    cprHistory: z.array(z.strictObject({ cpr, validity: validity.optional() })).optional(),
    status: z.enum(PERSON_STATUSES),
    statusValidity: since.optional(),
    name: name.optional(),
    nameHistory: z.array(z.strictObject(nameParts)).optional(),
    sex: z.enum(SEXES).optional(),
    birthDate: birthDate.optional(),
    birthDateUncertain: z.boolean().optional(),
    birthplace: z
      .strictObject({
        authorityCode: fourDigits.optional(),
        authorityName: text.optional(),
        country: country.optional(),
        supplementaryText: text.optional(),
      })
      .optional(),
    occupation: text.optional(),
    protection: z
      .strictObject({
        nameAndAddress: protectionState,
        localDirectory: protectionState,
        marketing: protectionState,
        creditWarning: protectionState,
      })
      .optional(),
    civilStatus: z.enum(CIVIL_STATUSES).optional(),
    civilStatusValidity: since.optional(),
    civilStatusHistory: z
      .array(z.strictObject({ civilStatus: z.enum(CIVIL_STATUSES), validity: validity.optional() }))
      .optional(),
    spouse: relative.optional(),
    spouseHistory: z.array(relative).optional(),
    parents: z.array(parent).optional(),
    children: z.array(relative).optional(),
    custodyHolders: z.array(custodyHolder).optional(),
    custodyOver: z.array(relative).optional(),
    guardianship: z
      .strictObject({
        kind: z.enum(GUARDIANSHIP_KINDS),
        guardianName: text.optional(),
        guardianAddressLines: z.array(text).optional(),
        validity: validity.optional(),
      })
      .optional(),
    citizenships: z.array(citizenship).optional(),
    citizenshipHistory: z.array(citizenship).optional(),
    address: address.optional(),
    addressHistory: z.array(address).optional(),
    contactAddress: z.strictObject({ lines: z.array(text), validity: validity.optional() }).optional(),
    migration: migration.optional(),
    migrationHistory: z.array(migration).optional(),
    disappearances: z.array(validity).optional(),
    churchMembership: z.enum(CHURCH_MEMBERSHIPS).optional(),
    churchMembershipValidity: since.optional(),
  })
  .refine(
    (person) => !person.birthDate || tells(person.cpr, (number) => number.birthDate === person.birthDate),
    {
      path: ['birthDate'],
      when: whenReadable('cpr', 'birthDate'),
      error: 'expected the day that the CPR number begins with, or no birthDate at all',
    },
  )
  .refine((person) => !person.sex || tells(person.cpr, (number) => number.sex === person.sex), {
    path: ['sex'],
    when: whenReadable('cpr', 'sex'),
    error:
      'expected FEMALE for an even last digit of the CPR number and MALE for an odd one, or no sex at all',
  });

/** Another rule reports a text that is not a number at all. */
function tells(digits: string, what: (number: CprNumber) => boolean): boolean {
  const number = CprNumber.parse(digits);
  return !(number instanceof CprNumber) || what(number);
}

/** A number with a fixed id whose other data the random generator makes up. */
export const RANDOM_PERSON = z.strictObject({ id: personId, cpr, random: z.literal(true) });

const whoeverItIs = z.object({
  cpr: cpr.optional().catch(undefined),
  id: personId.optional().catch(undefined),
});
const anyOfThem = z.array(whoeverItIs.catch({})).optional().catch(undefined);

/** Who an entry is about and whom it leads to, as far as that can be read, whatever else is wrong in it. */
export const PERSON_LINKS = z.object({
  cpr,
  id: personId.optional().catch(undefined),
  cprHistory: z.array(z.object({ cpr })).optional().catch(undefined),
  spouse: whoeverItIs.optional().catch(undefined),
  spouseHistory: anyOfThem,
  parents: anyOfThem,
  children: anyOfThem,
  custodyHolders: anyOfThem,
  custodyOver: anyOfThem,
});

export type PersonLinks = z.infer<typeof PERSON_LINKS>;
export type DescribedPerson = z.infer<typeof DESCRIBED_PERSON>;
type RandomPerson = z.infer<typeof RANDOM_PERSON>;
/** One entry of a people file. */
export type PersonRecord = DescribedPerson | RandomPerson;

export type RelativeRecord = z.infer<typeof relative>;
export type ParentRecord = z.infer<typeof parent>;
export type CustodyHolderRecord = z.infer<typeof custodyHolder>;
export type AddressRecord = z.infer<typeof address>;
export type MigrationRecord = z.infer<typeof migration>;
export type CitizenshipRecord = z.infer<typeof citizenship>;
export type CountryRecord = z.infer<typeof country>;
export type SinceRecord = z.infer<typeof since>;
export type ValidityRecord = z.infer<typeof validity>;
export type NameRecord = z.infer<typeof name>;

export function isRandom(record: PersonRecord): record is RandomPerson {
  return 'random' in record;
}
