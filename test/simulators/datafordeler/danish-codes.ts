import type {
  ChurchMembership,
  CivilStatus,
  CprEventKind,
  GuardianshipKind,
  MunicipalMatterKind,
  NameMarking,
  PersonStatus,
  ProtectionKind,
  RelativeRole,
  Sex,
  VotingRegistrationKind,
} from '../../../src/domain/code-lists.ts';

/** A code that no list of the register has, for what the domain calls UNKNOWN: a reader must not take it for a known one. */
export const UNLISTED = 'ukendt_kode';

export const CURRENT = 'aktuel';
export const HISTORIC = 'historisk';

/** Personstatus. The list has no word for a reserved number (classic code 10) and only one for the closed ones (50, 60). */
export const PERSON_STATUS_CODE: Readonly<Record<PersonStatus, string>> = {
  RESIDENT_IN_DENMARK: 'bopael_i_danmark',
  RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE: 'bopael_i_danmark_hoej_vejkode',
  RESIDENT_IN_GREENLAND: 'bopael_i_groenland',
  RESIDENT_IN_GREENLAND_SPECIAL_ROAD_CODE: 'bopael_i_groenland_hoej_vejkode',
  NO_RESIDENCE: 'ej_bopael',
  RESERVED: UNLISTED,
  ANNULLED: 'annulleret',
  CLOSED_AS_DUPLICATE: 'nedlagt_person',
  CLOSED_NUMBER_CHANGED: 'nedlagt_person',
  CLOSED: 'nedlagt_person',
  DISAPPEARED: 'forsvundet',
  EMIGRATED: 'udrejst',
  DEAD: 'doed',
  UNKNOWN: UNLISTED,
};

export const SEX_CODE: Readonly<Record<Sex, string>> = { FEMALE: 'kvinde', MALE: 'mand', UNKNOWN: UNLISTED };

export const CIVIL_STATUS_CODE: Readonly<Record<CivilStatus, string>> = {
  UNMARRIED: 'ugift',
  MARRIED: 'gift',
  DIVORCED: 'fraskilt',
  WIDOWED: 'enke_enkemand',
  REGISTERED_PARTNERSHIP: 'registreret_partnerskab',
  DISSOLVED_PARTNERSHIP: 'ophoert_partnerskab',
  LONGEST_LIVING_PARTNER: 'laengstlevende_partner',
  DEAD: 'doed',
  UNKNOWN: UNLISTED,
};

/** Foraelderrolle and Foraeldremyndighedshaverrolle; another holder of custody was seen stored as `anden_1` and `anden_2`. */
export const ROLE_CODE: Readonly<Record<RelativeRole, string>> = {
  MOTHER: 'mor',
  FATHER_OR_CO_MOTHER: 'far_medmor',
  OTHER_CUSTODY_HOLDER: 'anden_1',
  GUARDIAN: UNLISTED,
  SPOUSE: UNLISTED,
  CHILD: UNLISTED,
  UNKNOWN: UNLISTED,
};

export const PROTECTION_CODE: Readonly<Record<ProtectionKind, string>> = {
  NAME_AND_ADDRESS: 'navne_og_adresse',
  LOCAL_DIRECTORY: 'lokal_vejviser',
  MARKETING: 'markedsfoering',
  CREDIT_WARNING: 'kreditadvarsel',
  UNKNOWN: UNLISTED,
};

export const CHURCH_MEMBERSHIP_CODE: Readonly<Record<ChurchMembership, string>> = {
  MEMBER: 'medlem_af_folkekirken',
  MEMBER_EXEMPT_FROM_CHURCH_TAX: 'medlem_af_folkekirken_men_fritaget_for_kirkeskat',
  MEMBER_OF_ELECTIVE_CONGREGATION: 'medlem_af_valgmenighed_tillige_medlem_af_folkekirken',
  NOT_A_MEMBER: 'uden_for_folkekirken',
  PENDING: 'afventer',
  UNKNOWN: UNLISTED,
};

export const GUARDIANSHIP_CODE: Readonly<Record<GuardianshipKind, string>> = {
  FULL: 'fuld',
  PARTIAL: 'delvis',
  UNKNOWN: UNLISTED,
};

export const NAME_MARKING_CODE: Readonly<Record<NameMarking, string>> = {
  ABBREVIATED: 'forkortet',
  CHARACTERS_NOT_REPORTABLE: 'indeholder_tegn_der_ikke_kan_indrapporteres_til_cpr',
  INSUFFICIENTLY_DOCUMENTED: 'utilstraekkeligt_dokumenteret',
  UNKNOWN: UNLISTED,
};

export const MUNICIPAL_MATTER_CODE: Readonly<Record<MunicipalMatterKind, string>> = {
  LIVING_APART: 'adskilt',
  PAYING_MUNICIPALITY: 'betalingskommune',
  PENSION: 'pensionsforhold',
  FOSTER_CHILD: 'plejebarn',
  MATTER_5: 'kommunale_forhold_5',
  MATTER_6: 'kommunale_forhold_6',
  MATTER_7: 'kommunale_forhold_7',
  MATTER_8: 'kommunale_forhold_8',
  MATTER_9: 'kommunale_forhold_9',
  UNKNOWN: 'ukendt',
};

export const VOTING_REGISTRATION_CODE: Readonly<Record<VotingRegistrationKind, string>> = {
  DANE_ABROAD: 'udlandsdanskere',
  RESIDENT_EU_CITIZEN: 'herboende_eu_borgere_ja',
  DANE_IN_EU_VOTING_IN_COPENHAGEN: 'danskere_bosat_i_andet_eu_land_ja_kbh',
  DANE_IN_EU_NOT_VOTING_IN_DENMARK: 'danskere_bosat_i_andet_eu_land_nej',
  BRITISH_CITIZEN_AFTER_BREXIT: 'brexit_britisk_statsborger',
  NORTH_ATLANTIC_BALLOT: 'nordatlant_afstemning',
  NORTH_ATLANTIC_EUROPEAN_ELECTION_IN_COPENHAGEN: 'nordatlant_ep_valg_kbh',
  UNKNOWN: UNLISTED,
};

/** Forretningshaendelse. That it is in lower case on the wire like the other lists is a guess. */
export const BUSINESS_EVENT_CODE: Readonly<Record<Exclude<CprEventKind, 'UNKNOWN'>, string>> = {
  ADDRESS: 'cpradresse',
  ADDRESS_DETAILS_AND_PROTECTION: 'adresseoplysninger_og_beskyttelse',
  NAME_AND_PROTECTION: 'navn_og_beskyttelse',
  PERSON: 'person',
  CPR_NUMBER: 'personnummer',
  CIVIL_STATUS: 'civilstand',
  SEPARATION: 'separation',
  PARENTS: 'foraeldreoplysning',
  CUSTODY: 'foraeldremyndighedsoplysning',
  GUARDIANSHIP: 'vaergemaal',
  CITIZENSHIP: 'statsborgerskab',
  CHURCH_MEMBERSHIP: 'folkekirke',
  DISAPPEARANCE: 'forsvinding',
  MIGRATION: 'udrejseindrejse',
  CONTACT_ADDRESS: 'kontaktadresse',
  MUNICIPAL_MATTERS: 'kommunaleforhold',
  NOTE: 'notat',
  MOVING_ORDER: 'flyttepaabud',
  VOTING: 'valgoplysninger',
  SHARED_RESIDENCE: 'delt_bopael',
};
