/**
 * The register's code lists in English. Each has UNKNOWN for a code that is not in it yet: an unknown code is never taken for a
 * known one. The lists are those of the public data model ("Person" 2.1.1 of Grunddatamodellen).
 */
export const PERSON_STATUSES = [
  'RESIDENT_IN_DENMARK',
  'RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE',
  'RESIDENT_IN_GREENLAND',
  'RESIDENT_IN_GREENLAND_SPECIAL_ROAD_CODE',
  'NO_RESIDENCE',
  'RESERVED',
  'ANNULLED',
  'CLOSED_AS_DUPLICATE',
  'CLOSED_NUMBER_CHANGED',
  'CLOSED',
  'DISAPPEARED',
  'EMIGRATED',
  'DEAD',
  'UNKNOWN',
] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

export const CIVIL_STATUSES = [
  'UNMARRIED',
  'MARRIED',
  'DIVORCED',
  'WIDOWED',
  'REGISTERED_PARTNERSHIP',
  'DISSOLVED_PARTNERSHIP',
  'LONGEST_LIVING_PARTNER',
  'DEAD',
  'UNKNOWN',
] as const;
export type CivilStatus = (typeof CIVIL_STATUSES)[number];

export const SEXES = ['FEMALE', 'MALE', 'UNKNOWN'] as const;
export type Sex = (typeof SEXES)[number];

export const NAME_MARKINGS = [
  'ABBREVIATED',
  'CHARACTERS_NOT_REPORTABLE',
  'INSUFFICIENTLY_DOCUMENTED',
  'UNKNOWN',
] as const;
export type NameMarking = (typeof NAME_MARKINGS)[number];

export const RELATIVE_ROLES = [
  'MOTHER',
  'FATHER_OR_CO_MOTHER',
  'SPOUSE',
  'CHILD',
  'OTHER_CUSTODY_HOLDER',
  'GUARDIAN',
  'UNKNOWN',
] as const;
export type RelativeRole = (typeof RELATIVE_ROLES)[number];

export const GUARDIANSHIP_KINDS = ['FULL', 'PARTIAL', 'UNKNOWN'] as const;
export type GuardianshipKind = (typeof GUARDIANSHIP_KINDS)[number];

export const CHURCH_MEMBERSHIPS = [
  'MEMBER',
  'MEMBER_EXEMPT_FROM_CHURCH_TAX',
  'MEMBER_OF_ELECTIVE_CONGREGATION',
  'NOT_A_MEMBER',
  'PENDING',
  'UNKNOWN',
] as const;
export type ChurchMembership = (typeof CHURCH_MEMBERSHIPS)[number];

export const MUNICIPAL_MATTER_KINDS = [
  'LIVING_APART',
  'PAYING_MUNICIPALITY',
  'PENSION',
  'FOSTER_CHILD',
  'MATTER_5',
  'MATTER_6',
  'MATTER_7',
  'MATTER_8',
  'MATTER_9',
  'UNKNOWN',
] as const;
export type MunicipalMatterKind = (typeof MUNICIPAL_MATTER_KINDS)[number];

export const VOTING_REGISTRATION_KINDS = [
  'DANE_ABROAD',
  'RESIDENT_EU_CITIZEN',
  'DANE_IN_EU_VOTING_IN_COPENHAGEN',
  'DANE_IN_EU_NOT_VOTING_IN_DENMARK',
  'BRITISH_CITIZEN_AFTER_BREXIT',
  'NORTH_ATLANTIC_BALLOT',
  'NORTH_ATLANTIC_EUROPEAN_ELECTION_IN_COPENHAGEN',
  'UNKNOWN',
] as const;
export type VotingRegistrationKind = (typeof VOTING_REGISTRATION_KINDS)[number];

export const PROTECTION_STATES = ['PROTECTED', 'NOT_PROTECTED', 'UNKNOWN'] as const;
export type ProtectionState = (typeof PROTECTION_STATES)[number];

export const PROTECTION_KINDS = [
  'NAME_AND_ADDRESS',
  'LOCAL_DIRECTORY',
  'MARKETING',
  'CREDIT_WARNING',
  'UNKNOWN',
] as const;
export type ProtectionKind = (typeof PROTECTION_KINDS)[number];

export const DISTRICT_KINDS = [
  'POST',
  'URBAN_RENEWAL',
  'EVACUATION',
  'CHURCH',
  'SCHOOL',
  'POPULATION',
  'SOCIAL',
  'PARISH',
  'ELECTION',
  'HEATING',
  'OTHER',
  'UNKNOWN',
] as const;
export type DistrictKind = (typeof DISTRICT_KINDS)[number];

/** The business events of CPR (code list Forretningshaendelse). A death has none of its own: it comes as PERSON and CIVIL_STATUS. */
export const CPR_EVENT_KINDS = [
  'ADDRESS',
  'ADDRESS_DETAILS_AND_PROTECTION',
  'NAME_AND_PROTECTION',
  'PERSON',
  'CPR_NUMBER',
  'CIVIL_STATUS',
  'SEPARATION',
  'PARENTS',
  'CUSTODY',
  'GUARDIANSHIP',
  'CITIZENSHIP',
  'CHURCH_MEMBERSHIP',
  'DISAPPEARANCE',
  'MIGRATION',
  'CONTACT_ADDRESS',
  'MUNICIPAL_MATTERS',
  'NOTE',
  'MOVING_ORDER',
  'VOTING',
  'SHARED_RESIDENCE',
  'UNKNOWN',
] as const;
export type CprEventKind = (typeof CPR_EVENT_KINDS)[number];
