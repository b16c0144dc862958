import countries from '../../../src/domain/authorities/countries.json' with { type: 'json' };
import type { Country } from '../../../src/domain/citizen.ts';
import type {
  CivilStatus,
  GuardianshipKind,
  NameMarking,
  PersonStatus,
  Sex,
} from '../../../src/domain/code-lists.ts';

// Undefined is what the service's list has no code for: its element is left out.

/** A closed number whose reason is not known has no code of its own; the Fake provider's people have the reason. */
export const STATUS_CODE: Readonly<Record<PersonStatus, number | undefined>> = {
  RESIDENT_IN_DENMARK: 1,
  RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE: 3,
  RESIDENT_IN_GREENLAND: 5,
  RESIDENT_IN_GREENLAND_SPECIAL_ROAD_CODE: 7,
  NO_RESIDENCE: 20,
  RESERVED: undefined,
  ANNULLED: 30,
  CLOSED_AS_DUPLICATE: 50,
  CLOSED_NUMBER_CHANGED: 60,
  CLOSED: undefined,
  DISAPPEARED: 70,
  EMIGRATED: 80,
  DEAD: 90,
  UNKNOWN: undefined,
};

export const SEX_CODE: Readonly<Record<Sex, string | undefined>> = {
  FEMALE: 'K',
  MALE: 'M',
  UNKNOWN: undefined,
};

export const CIVIL_STATUS_CODE: Readonly<Record<CivilStatus, string | undefined>> = {
  UNMARRIED: 'U',
  MARRIED: 'G',
  DIVORCED: 'F',
  WIDOWED: 'E',
  REGISTERED_PARTNERSHIP: 'P',
  DISSOLVED_PARTNERSHIP: 'O',
  LONGEST_LIVING_PARTNER: 'L',
  DEAD: 'D',
  UNKNOWN: undefined,
};

export const GUARDIANSHIP_CODE: Readonly<Record<GuardianshipKind, string | undefined>> = {
  FULL: 'FULD',
  PARTIAL: 'DELVIS',
  UNKNOWN: undefined,
};

/** Letters of our own: the contract lists no values for the markings of names, and none are publicly known. */
export const NAME_MARKING_TEXT: Readonly<Record<NameMarking, string | undefined>> = {
  ABBREVIATED: 'A',
  CHARACTERS_NOT_REPORTABLE: 'C',
  INSUFFICIENTLY_DOCUMENTED: 'I',
  UNKNOWN: undefined,
};

const LISTED = [...countries.register, ...countries.statistics].toReversed();
/** CPR's own codes in the public list; of two for one country, the first. */
const BY_ISO_CODE = new Map(LISTED.map(({ code, isoCode }) => [isoCode, Number(code)]));
const BY_NAME = new Map(LISTED.map(({ code, name }) => [name as string | null, Number(code)]));

/** CPR's own code of a country. */
export function countryCode({ authorityCode, isoCode, name }: Country): number | undefined {
  if (authorityCode !== null) return Number(authorityCode);
  return isoCode === null ? BY_NAME.get(name) : BY_ISO_CODE.get(isoCode);
}

/**
 * The service gives no authority's real name, but a text of this form; seen for `landekode`, and taken to be alike for the other codes.
 */
export function authorityName(element: string, code: number | undefined): string | undefined {
  return code === undefined ? undefined : `Myndighedsnavn for ${element}: ${code}`;
}
