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
} from '../../../domain/code-lists.ts';

/**
 * The service's codes and ours. The names are those of the public data model (Person 2.1.1); on the wire they are lower case with
 * underscores. A code that is not here is UNKNOWN, never the nearest one.
 */
type Codes<Ours extends string> = Readonly<Record<string, Exclude<Ours, 'UNKNOWN'>>>;

export const PERSON_STATUS: Codes<PersonStatus> = {
  bopael_i_danmark: 'RESIDENT_IN_DENMARK',
  bopael_i_danmark_hoej_vejkode: 'RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE',
  bopael_i_groenland: 'RESIDENT_IN_GREENLAND',
  bopael_i_groenland_hoej_vejkode: 'RESIDENT_IN_GREENLAND_SPECIAL_ROAD_CODE',
  ej_bopael: 'NO_RESIDENCE',
  udrejst: 'EMIGRATED',
  forsvundet: 'DISAPPEARED',
  doed: 'DEAD',
  annulleret: 'ANNULLED',
  nedlagt_person: 'CLOSED',
};

export const SEX: Codes<Sex> = { kvinde: 'FEMALE', mand: 'MALE' };

export const CIVIL_STATUS: Codes<CivilStatus> = {
  ugift: 'UNMARRIED',
  gift: 'MARRIED',
  fraskilt: 'DIVORCED',
  enke_enkemand: 'WIDOWED',
  registreret_partnerskab: 'REGISTERED_PARTNERSHIP',
  ophoert_partnerskab: 'DISSOLVED_PARTNERSHIP',
  laengstlevende_partner: 'LONGEST_LIVING_PARTNER',
  doed: 'DEAD',
};

export const NAME_MARKING: Codes<NameMarking> = {
  forkortet: 'ABBREVIATED',
  indeholder_tegn_der_ikke_kan_indrapporteres_til_cpr: 'CHARACTERS_NOT_REPORTABLE',
  utilstraekkeligt_dokumenteret: 'INSUFFICIENTLY_DOCUMENTED',
};

export const PARENT_ROLE: Codes<RelativeRole> = { mor: 'MOTHER', far_medmor: 'FATHER_OR_CO_MOTHER' };

/** Custody holders who are no parents were seen stored as `anden_1` and `anden_2` too. */
export const CUSTODY_ROLE: Codes<RelativeRole> = {
  ...PARENT_ROLE,
  anden: 'OTHER_CUSTODY_HOLDER',
  anden_1: 'OTHER_CUSTODY_HOLDER',
  anden_2: 'OTHER_CUSTODY_HOLDER',
};

export const CHURCH_MEMBERSHIP: Codes<ChurchMembership> = {
  medlem_af_folkekirken: 'MEMBER',
  medlem_af_folkekirken_men_fritaget_for_kirkeskat: 'MEMBER_EXEMPT_FROM_CHURCH_TAX',
  medlem_af_valgmenighed_tillige_medlem_af_folkekirken: 'MEMBER_OF_ELECTIVE_CONGREGATION',
  uden_for_folkekirken: 'NOT_A_MEMBER',
  afventer: 'PENDING',
};

export const GUARDIANSHIP_KIND: Codes<GuardianshipKind> = { fuld: 'FULL', delvis: 'PARTIAL' };

export const MUNICIPAL_MATTER_KIND: Codes<MunicipalMatterKind> = {
  adskilt: 'LIVING_APART',
  betalingskommune: 'PAYING_MUNICIPALITY',
  pensionsforhold: 'PENSION',
  plejebarn: 'FOSTER_CHILD',
  kommunale_forhold_5: 'MATTER_5',
  kommunale_forhold_6: 'MATTER_6',
  kommunale_forhold_7: 'MATTER_7',
  kommunale_forhold_8: 'MATTER_8',
  kommunale_forhold_9: 'MATTER_9',
};

export const VOTING_REGISTRATION_KIND: Codes<VotingRegistrationKind> = {
  udlandsdanskere: 'DANE_ABROAD',
  herboende_eu_borgere_ja: 'RESIDENT_EU_CITIZEN',
  danskere_bosat_i_andet_eu_land_ja_kbh: 'DANE_IN_EU_VOTING_IN_COPENHAGEN',
  danskere_bosat_i_andet_eu_land_nej: 'DANE_IN_EU_NOT_VOTING_IN_DENMARK',
  brexit_britisk_statsborger: 'BRITISH_CITIZEN_AFTER_BREXIT',
  nordatlant_afstemning: 'NORTH_ATLANTIC_BALLOT',
  nordatlant_ep_valg_kbh: 'NORTH_ATLANTIC_EUROPEAN_ELECTION_IN_COPENHAGEN',
};

export const PROTECTION_KIND: Codes<ProtectionKind> = {
  navne_og_adresse: 'NAME_AND_ADDRESS',
  lokal_vejviser: 'LOCAL_DIRECTORY',
  markedsfoering: 'MARKETING',
  kreditadvarsel: 'CREDIT_WARNING',
};

export const EVENT_KIND: Codes<CprEventKind> = {
  cpradresse: 'ADDRESS',
  adresseoplysninger_og_beskyttelse: 'ADDRESS_DETAILS_AND_PROTECTION',
  navn_og_beskyttelse: 'NAME_AND_PROTECTION',
  person: 'PERSON',
  personnummer: 'CPR_NUMBER',
  civilstand: 'CIVIL_STATUS',
  separation: 'SEPARATION',
  // The model's code list spells it without an r where the custom type's field has one; which of them comes over the wire is not known.
  foraelderoplysning: 'PARENTS',
  foraeldreoplysning: 'PARENTS',
  foraeldremyndighedsoplysning: 'CUSTODY',
  vaergemaal: 'GUARDIANSHIP',
  statsborgerskab: 'CITIZENSHIP',
  folkekirke: 'CHURCH_MEMBERSHIP',
  forsvinding: 'DISAPPEARANCE',
  udrejseindrejse: 'MIGRATION',
  kontaktadresse: 'CONTACT_ADDRESS',
  kommunaleforhold: 'MUNICIPAL_MATTERS',
  notat: 'NOTE',
  flyttepaabud: 'MOVING_ORDER',
  valgoplysninger: 'VOTING',
  delt_bopael: 'SHARED_RESIDENCE',
};

/** Our value for a code, whatever its letter case; UNKNOWN for one that is not in the list. */
export function ours<Ours extends string>(codes: Codes<Ours>, code: string): Ours | 'UNKNOWN' {
  return (Object.hasOwn(codes, code.toLowerCase()) && codes[code.toLowerCase()]) || 'UNKNOWN';
}

/** The service's codes for a value of ours, to ask with; none for one that it does not have. */
export function theirs<Ours extends string>(codes: Codes<Ours>, value: Ours): string[] {
  return Object.keys(codes).filter((code) => codes[code] === value);
}
