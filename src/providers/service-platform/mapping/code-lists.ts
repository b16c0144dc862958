import type {
  CivilStatus,
  DistrictKind,
  GuardianshipKind,
  PersonStatus,
  RelativeRole,
  Sex,
} from '../../../domain/code-lists.ts';

/** The codes that the contract's types list. One that is not here is UNKNOWN, never the nearest one. */
type Codes<Ours extends string> = Readonly<Record<string, Exclude<Ours, 'UNKNOWN'>>>;

export const PERSON_STATUS: Codes<PersonStatus> = {
  '1': 'RESIDENT_IN_DENMARK',
  '3': 'RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE',
  '5': 'RESIDENT_IN_GREENLAND',
  '7': 'RESIDENT_IN_GREENLAND_SPECIAL_ROAD_CODE',
  '20': 'NO_RESIDENCE',
  '30': 'ANNULLED',
  '50': 'CLOSED_AS_DUPLICATE',
  '60': 'CLOSED_NUMBER_CHANGED',
  '70': 'DISAPPEARED',
  '80': 'EMIGRATED',
  '90': 'DEAD',
};

export const SEX: Codes<Sex> = { K: 'FEMALE', M: 'MALE' };

export const CIVIL_STATUS: Codes<CivilStatus> = {
  U: 'UNMARRIED',
  G: 'MARRIED',
  F: 'DIVORCED',
  E: 'WIDOWED',
  P: 'REGISTERED_PARTNERSHIP',
  O: 'DISSOLVED_PARTNERSHIP',
  L: 'LONGEST_LIVING_PARTNER',
  D: 'DEAD',
};

export const CUSTODY_ROLE: Codes<RelativeRole> = {
  '3': 'MOTHER',
  '4': 'FATHER_OR_CO_MOTHER',
  '5': 'OTHER_CUSTODY_HOLDER',
  '6': 'OTHER_CUSTODY_HOLDER',
};

export const GUARDIANSHIP_KIND: Codes<GuardianshipKind> = { FULD: 'FULL', DELVIS: 'PARTIAL' };

/** The elements of a district's name; that of its code ends in `Kode`. */
export const DISTRICTS: readonly (readonly [element: string, kind: DistrictKind])[] = [
  ['byfornyelsesdistrikt', 'URBAN_RENEWAL'],
  ['evakueringsdistrikt', 'EVACUATION'],
  ['kirkedistrikt', 'CHURCH'],
  ['skoledistrikt', 'SCHOOL'],
  ['befolkningsdistrikt', 'POPULATION'],
  ['socialdistrikt', 'SOCIAL'],
  ['sognedistrikt', 'PARISH'],
  ['valgdistrikt', 'ELECTION'],
  ['varmedistrikt', 'HEATING'],
];

/** Those whose code is a text: the others are numbers. */
export const DISTRICTS_WITH_TEXT: readonly string[] = ['byfornyelsesdistrikt', 'befolkningsdistrikt'];

/** Our value for a code; UNKNOWN for one that is not in the list, and where there is none. */
export function ours<Ours extends string>(codes: Codes<Ours>, code: string | null): Ours | 'UNKNOWN' {
  return (code !== null && Object.hasOwn(codes, code) && codes[code]) || 'UNKNOWN';
}
