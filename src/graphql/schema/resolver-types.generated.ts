import type { CprNumberInput } from '../../domain/cpr-number.ts';
import type { CprNumber } from '../../domain/cpr-number.ts';
import type { GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ResolverInfo as GraphQLResolveInfo } from '../operation/resolver-info.ts';
import type { ToldCitizen } from '../resolvers/told-citizen.ts';
import type { ToldPrivateCitizen } from '../resolvers/told-private-citizen.ts';
import type { CprEvent as DomainCprEvent } from '../../domain/cpr-event.ts';
import type { Relative, Address, PersonName } from '../../domain/citizen.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Capabilities } from '../../providers/capabilities.ts';
import type { Context } from '../operation/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  CprNumber: { input: CprNumberInput; output: CprNumber; }
  Date: { input: string; output: string; }
  DateTime: { input: number; output: string; }
};

export type Citizen = {
  __typename?: 'Citizen';
  absences?: Maybe<Array<CprAbsence>>;
  address?: Maybe<CprAddress>;
  addressHistory?: Maybe<Array<CprAddress>>;
  age?: Maybe<Scalars['Int']['output']>;
  birthDate?: Maybe<Scalars['Date']['output']>;
  birthDateUncertain?: Maybe<Scalars['Boolean']['output']>;
  birthplace?: Maybe<CprBirthplace>;
  canReceiveLetter?: Maybe<CprLetterDelivery>;
  children?: Maybe<Array<CprRelative>>;
  childrenUnder18?: Maybe<Scalars['Int']['output']>;
  churchMembership?: Maybe<CprChurchMembership>;
  churchMembershipHistory?: Maybe<Array<CprChurchMembershipPeriod>>;
  churchMembershipValidity?: Maybe<CprValidity>;
  citizenshipHistory?: Maybe<Array<CprCitizenship>>;
  citizenships?: Maybe<Array<CprCitizenship>>;
  civilStatus?: Maybe<CprCivilStatus>;
  civilStatusHistory?: Maybe<Array<CprCivilStatusPeriod>>;
  civilStatusValidity?: Maybe<CprValidity>;
  contactAddress?: Maybe<CprContactAddress>;
  contactAddressHistory?: Maybe<Array<CprContactAddress>>;
  cpr?: Maybe<Scalars['CprNumber']['output']>;
  cprHistory?: Maybe<Array<CprNumberPeriod>>;
  cprValidity?: Maybe<CprValidity>;
  custodyHolderHistory?: Maybe<Array<CprRelative>>;
  custodyHolders?: Maybe<Array<CprRelative>>;
  custodyOver?: Maybe<Array<CprRelative>>;
  custodyOverHistory?: Maybe<Array<CprRelative>>;
  disappearances?: Maybe<Array<CprValidity>>;
  eventCodes?: Maybe<Array<CprEventCode>>;
  guardianship?: Maybe<CprGuardianship>;
  guardianshipHistory?: Maybe<Array<CprGuardianship>>;
  id: Scalars['ID']['output'];
  isOfAge?: Maybe<Scalars['Boolean']['output']>;
  livesInMunicipality?: Maybe<Scalars['Boolean']['output']>;
  migration?: Maybe<CprMigration>;
  migrationHistory?: Maybe<Array<CprMigration>>;
  movingOrder?: Maybe<CprMovingOrder>;
  municipalMatters?: Maybe<Array<CprMunicipalMatter>>;
  name?: Maybe<CprName>;
  nameHistory?: Maybe<Array<CprName>>;
  notes?: Maybe<Array<CprNote>>;
  occupation?: Maybe<Scalars['String']['output']>;
  parents?: Maybe<Array<CprRelative>>;
  protection?: Maybe<CprProtection>;
  protectionPeriods?: Maybe<Array<CprProtectionPeriod>>;
  registeredForDigitalPost?: Maybe<Scalars['Boolean']['output']>;
  registeredForNemSms?: Maybe<Scalars['Boolean']['output']>;
  separations?: Maybe<Array<CprValidity>>;
  sex?: Maybe<CprSex>;
  sharedResidences?: Maybe<Array<CprValidity>>;
  spouse?: Maybe<CprRelative>;
  spouseHistory?: Maybe<Array<CprRelative>>;
  status?: Maybe<CprPersonStatus>;
  statusValidity?: Maybe<CprValidity>;
  votingRegistrations?: Maybe<Array<CprVotingRegistration>>;
};


export type CitizenLivesInMunicipalityArgs = {
  code: Scalars['String']['input'];
};

export type CprAbsence = {
  __typename?: 'CprAbsence';
  field: Scalars['String']['output'];
  reason: CprAbsenceReason;
};

export type CprAbsenceReason =
  | 'NOT_ALLOWED'
  | 'NOT_OFFERED_BY_PROVIDER'
  | 'NOT_REGISTERED'
  | 'WITHHELD_FOR_PROTECTION';

export type CprAccessLogConnection = {
  __typename?: 'CprAccessLogConnection';
  edges?: Maybe<Array<CprAccessLogEdge>>;
  nodes?: Maybe<Array<CprAccessLogEntry>>;
  pageInfo: PageInfo;
};

export type CprAccessLogEdge = {
  __typename?: 'CprAccessLogEdge';
  cursor: Scalars['String']['output'];
  node?: Maybe<CprAccessLogEntry>;
};

export type CprAccessLogEntry = {
  __typename?: 'CprAccessLogEntry';
  at: Scalars['DateTime']['output'];
  fields: Array<Scalars['String']['output']>;
  legalBasis?: Maybe<Scalars['String']['output']>;
  organisation: Scalars['String']['output'];
  outcome: CprDisclosureOutcome;
  purpose?: Maybe<Scalars['String']['output']>;
};

export type CprAddress = {
  __typename?: 'CprAddress';
  addressingName?: Maybe<Scalars['String']['output']>;
  buildingNumber?: Maybe<Scalars['String']['output']>;
  careOf?: Maybe<Scalars['String']['output']>;
  correctionMarking?: Maybe<Scalars['String']['output']>;
  darAddressId?: Maybe<Scalars['ID']['output']>;
  districts?: Maybe<Array<CprDistrict>>;
  door?: Maybe<Scalars['String']['output']>;
  floor?: Maybe<Scalars['String']['output']>;
  houseNumber?: Maybe<Scalars['String']['output']>;
  lines?: Maybe<Array<Scalars['String']['output']>>;
  locality?: Maybe<Scalars['String']['output']>;
  municipalityCode?: Maybe<Scalars['String']['output']>;
  municipalityCvr?: Maybe<Scalars['String']['output']>;
  municipalityMove?: Maybe<CprMunicipalityMove>;
  municipalityName?: Maybe<Scalars['String']['output']>;
  postalCode?: Maybe<Scalars['String']['output']>;
  postalDistrict?: Maybe<Scalars['String']['output']>;
  standardAddress?: Maybe<Scalars['String']['output']>;
  streetAddressingName?: Maybe<Scalars['String']['output']>;
  streetCode?: Maybe<Scalars['String']['output']>;
  streetName?: Maybe<Scalars['String']['output']>;
  supplementaryAddress?: Maybe<CprSupplementaryAddress>;
  supplementaryLines?: Maybe<Array<Scalars['String']['output']>>;
  town?: Maybe<Scalars['String']['output']>;
  validity?: Maybe<CprValidity>;
};

export type CprAddressSearchInput = {
  door?: InputMaybe<Scalars['String']['input']>;
  floor?: InputMaybe<Scalars['String']['input']>;
  houseNumber?: InputMaybe<Scalars['String']['input']>;
  municipalityCode?: InputMaybe<Scalars['String']['input']>;
  postalCode?: InputMaybe<Scalars['String']['input']>;
  streetAddressingName?: InputMaybe<Scalars['String']['input']>;
  streetCode?: InputMaybe<Scalars['String']['input']>;
  town?: InputMaybe<Scalars['String']['input']>;
};

export type CprAssuranceLevel =
  | 'HIGH'
  | 'LOW'
  | 'SUBSTANTIAL';

export type CprBirthplace = {
  __typename?: 'CprBirthplace';
  authorityCode?: Maybe<Scalars['String']['output']>;
  authorityName?: Maybe<Scalars['String']['output']>;
  country?: Maybe<CprCountry>;
  supplementaryText?: Maybe<Scalars['String']['output']>;
};

export type CprChurchMembership =
  | 'MEMBER'
  | 'MEMBER_EXEMPT_FROM_CHURCH_TAX'
  | 'MEMBER_OF_ELECTIVE_CONGREGATION'
  | 'NOT_A_MEMBER'
  | 'PENDING'
  | 'UNKNOWN';

export type CprChurchMembershipPeriod = {
  __typename?: 'CprChurchMembershipPeriod';
  churchMembership: CprChurchMembership;
  validity?: Maybe<CprValidity>;
};

export type CprCitizenConnection = {
  __typename?: 'CprCitizenConnection';
  edges?: Maybe<Array<CprCitizenEdge>>;
  nodes?: Maybe<Array<Maybe<Citizen>>>;
  pageInfo: PageInfo;
};

export type CprCitizenEdge = {
  __typename?: 'CprCitizenEdge';
  cursor: Scalars['String']['output'];
  node?: Maybe<Citizen>;
};

export type CprCitizenSearchInput = {
  address?: InputMaybe<CprAddressSearchInput>;
  birthDate?: InputMaybe<Scalars['Date']['input']>;
  birthDateFrom?: InputMaybe<Scalars['Date']['input']>;
  birthDateTo?: InputMaybe<Scalars['Date']['input']>;
  name?: InputMaybe<CprNameSearchInput>;
  statuses?: InputMaybe<Array<CprPersonStatusInput>>;
};

export type CprCitizenship = {
  __typename?: 'CprCitizenship';
  country?: Maybe<CprCountry>;
  validity?: Maybe<CprValidity>;
};

export type CprCivilStatus =
  | 'DEAD'
  | 'DISSOLVED_PARTNERSHIP'
  | 'DIVORCED'
  | 'LONGEST_LIVING_PARTNER'
  | 'MARRIED'
  | 'REGISTERED_PARTNERSHIP'
  | 'UNKNOWN'
  | 'UNMARRIED'
  | 'WIDOWED';

export type CprCivilStatusPeriod = {
  __typename?: 'CprCivilStatusPeriod';
  civilStatus: CprCivilStatus;
  validity?: Maybe<CprValidity>;
};

export type CprContactAddress = {
  __typename?: 'CprContactAddress';
  lines?: Maybe<Array<Scalars['String']['output']>>;
  validity?: Maybe<CprValidity>;
};

export type CprCountry = {
  __typename?: 'CprCountry';
  authorityCode?: Maybe<Scalars['String']['output']>;
  isoCode?: Maybe<Scalars['String']['output']>;
  name?: Maybe<Scalars['String']['output']>;
};

export type CprDisclosure = {
  __typename?: 'CprDisclosure';
  at: Scalars['DateTime']['output'];
  caller?: Maybe<CprDisclosureCaller>;
  caseReference?: Maybe<Scalars['String']['output']>;
  configuration: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  legalBasis?: Maybe<Scalars['String']['output']>;
  operationHash?: Maybe<Scalars['String']['output']>;
  operationName?: Maybe<Scalars['String']['output']>;
  outcome: Scalars['String']['output'];
  people: Scalars['Int']['output'];
  places: Array<CprDisclosurePlace>;
  purpose?: Maybe<Scalars['String']['output']>;
  requestId: Scalars['String']['output'];
  source: Scalars['String']['output'];
};

export type CprDisclosureCaller = {
  __typename?: 'CprDisclosureCaller';
  assurance?: Maybe<CprAssuranceLevel>;
  client: Scalars['String']['output'];
  cvr?: Maybe<Scalars['String']['output']>;
  identityProvider?: Maybe<Scalars['String']['output']>;
  issuer: Scalars['String']['output'];
  kind: CprViewerKind;
  professionalId?: Maybe<Scalars['String']['output']>;
  subject: Scalars['String']['output'];
  transaction?: Maybe<Scalars['String']['output']>;
};

export type CprDisclosureConnection = {
  __typename?: 'CprDisclosureConnection';
  edges?: Maybe<Array<CprDisclosureEdge>>;
  nodes?: Maybe<Array<CprDisclosure>>;
  pageInfo: PageInfo;
};

export type CprDisclosureEdge = {
  __typename?: 'CprDisclosureEdge';
  cursor: Scalars['String']['output'];
  node?: Maybe<CprDisclosure>;
};

export type CprDisclosureFilterInput = {
  client?: InputMaybe<Scalars['String']['input']>;
  cvr?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  outcome?: InputMaybe<Scalars['String']['input']>;
  person?: InputMaybe<Scalars['CprNumber']['input']>;
  personId?: InputMaybe<Scalars['ID']['input']>;
  purpose?: InputMaybe<Scalars['String']['input']>;
  subject?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type CprDisclosureOutcome =
  | 'DELIVERED'
  | 'FAILED'
  | 'HIDDEN'
  | 'MISSED'
  | 'REFUSED'
  | 'WITHHELD';

export type CprDisclosurePlace = {
  __typename?: 'CprDisclosurePlace';
  fields: Array<Scalars['String']['output']>;
  outcome: CprDisclosureOutcome;
  path: Scalars['String']['output'];
  people: Scalars['Int']['output'];
  searchedBy: Array<Scalars['String']['output']>;
  type: Scalars['String']['output'];
};

export type CprDistrict = {
  __typename?: 'CprDistrict';
  code?: Maybe<Scalars['String']['output']>;
  kind: CprDistrictKind;
  name?: Maybe<Scalars['String']['output']>;
  type?: Maybe<Scalars['String']['output']>;
};

export type CprDistrictKind =
  | 'CHURCH'
  | 'ELECTION'
  | 'EVACUATION'
  | 'HEATING'
  | 'OTHER'
  | 'PARISH'
  | 'POPULATION'
  | 'POST'
  | 'SCHOOL'
  | 'SOCIAL'
  | 'UNKNOWN'
  | 'URBAN_RENEWAL';

export type CprEvent = {
  __typename?: 'CprEvent';
  citizen?: Maybe<Citizen>;
  derived?: Maybe<Scalars['Boolean']['output']>;
  id: Scalars['ID']['output'];
  kind?: Maybe<CprEventKind>;
  municipalityCode?: Maybe<Scalars['String']['output']>;
  previousMunicipalityCode?: Maybe<Scalars['String']['output']>;
  registeredAt?: Maybe<Scalars['DateTime']['output']>;
};

export type CprEventCode = {
  __typename?: 'CprEventCode';
  code?: Maybe<Scalars['String']['output']>;
  derived?: Maybe<Scalars['Boolean']['output']>;
  registeredAt?: Maybe<Scalars['DateTime']['output']>;
  validity?: Maybe<CprValidity>;
};

export type CprEventConnection = {
  __typename?: 'CprEventConnection';
  edges?: Maybe<Array<CprEventEdge>>;
  nodes?: Maybe<Array<CprEvent>>;
  pageInfo: PageInfo;
};

export type CprEventEdge = {
  __typename?: 'CprEventEdge';
  cursor: Scalars['String']['output'];
  node?: Maybe<CprEvent>;
};

export type CprEventKind =
  | 'ADDRESS'
  | 'ADDRESS_DETAILS_AND_PROTECTION'
  | 'CHURCH_MEMBERSHIP'
  | 'CITIZENSHIP'
  | 'CIVIL_STATUS'
  | 'CONTACT_ADDRESS'
  | 'CPR_NUMBER'
  | 'CUSTODY'
  | 'DISAPPEARANCE'
  | 'GUARDIANSHIP'
  | 'MIGRATION'
  | 'MOVING_ORDER'
  | 'MUNICIPAL_MATTERS'
  | 'NAME_AND_PROTECTION'
  | 'NOTE'
  | 'PARENTS'
  | 'PERSON'
  | 'SEPARATION'
  | 'SHARED_RESIDENCE'
  | 'UNKNOWN'
  | 'VOTING';

export type CprEventKindInput =
  | 'ADDRESS'
  | 'ADDRESS_DETAILS_AND_PROTECTION'
  | 'CHURCH_MEMBERSHIP'
  | 'CITIZENSHIP'
  | 'CIVIL_STATUS'
  | 'CONTACT_ADDRESS'
  | 'CPR_NUMBER'
  | 'CUSTODY'
  | 'DISAPPEARANCE'
  | 'GUARDIANSHIP'
  | 'MIGRATION'
  | 'MOVING_ORDER'
  | 'MUNICIPAL_MATTERS'
  | 'NAME_AND_PROTECTION'
  | 'NOTE'
  | 'PARENTS'
  | 'PERSON'
  | 'SEPARATION'
  | 'SHARED_RESIDENCE'
  | 'VOTING';

export type CprGuardianship = {
  __typename?: 'CprGuardianship';
  guardian?: Maybe<CprRelative>;
  guardianAddressLines?: Maybe<Array<Scalars['String']['output']>>;
  guardianAddressValidity?: Maybe<CprValidity>;
  guardianName?: Maybe<Scalars['String']['output']>;
  incapacitated?: Maybe<Scalars['Boolean']['output']>;
  kind: CprGuardianshipKind;
  remarks?: Maybe<Array<Scalars['String']['output']>>;
  validity?: Maybe<CprValidity>;
};

export type CprGuardianshipKind =
  | 'FULL'
  | 'PARTIAL'
  | 'UNKNOWN';

export type CprLetterDelivery = {
  __typename?: 'CprLetterDelivery';
  obstacle?: Maybe<CprLetterObstacle>;
  possible: Scalars['Boolean']['output'];
};

export type CprLetterObstacle =
  | 'DEAD'
  | 'DISAPPEARED'
  | 'EMIGRATED_WITHOUT_ADDRESS'
  | 'NO_ADDRESS'
  | 'NO_FIXED_ADDRESS'
  | 'WITHHELD_FOR_PROTECTION';

export type CprLoginError = {
  __typename?: 'CprLoginError';
  advice: Scalars['String']['output'];
  canTryAgain: Scalars['Boolean']['output'];
  code: CprLoginErrorCode;
};

export type CprLoginErrorCode =
  | 'DECLINED_USER_CONSENT'
  | 'IDP_CORRELATION_FAILURE'
  | 'IDP_NO_CTX'
  | 'IDP_REMOTE_ERROR'
  | 'INTERNAL_ERROR'
  | 'INVALID_CONSENT_ID'
  | 'INVALID_IDP_CONFIGURATION_OR_PARAMETER'
  | 'INVALID_IDP_PARAMS'
  | 'INVALID_TIN'
  | 'INVALID_USER_FOR_USER_CONSENT'
  | 'MISSING_USER_CONSENT'
  | 'MISSING_USER_IN_SESSION'
  | 'MITID_ANTI_FORGERY_VALIDATION_ERROR'
  | 'MITID_AUTH_CODE_ALREADY_USED'
  | 'MITID_BROWSER_NOT_SUPPORTED'
  | 'MITID_CORE_CLIENT_ERROR'
  | 'MITID_CORE_CLIENT_ERROR_USER_ABORT'
  | 'MITID_CPR_MATCH_FAILED'
  | 'MITID_ERHVERV_API_ERROR'
  | 'MITID_ERHVERV_NO_IDENTITIES'
  | 'MITID_ERHVERV_UNEXPECTED_USER_NAVIGATION'
  | 'MITID_ERHVERV_USER_ABORTED'
  | 'MITID_IDENTITY_NOT_FOUND'
  | 'MITID_INTERNAL_ERROR'
  | 'MITID_INVALID_TRANSFER_TOKEN_CODE'
  | 'MITID_NO_CTX'
  | 'MITID_SIMULATION_ERROR_PARAMETER'
  | 'MITID_SIMULATION_UNKNOWN_USER'
  | 'MITID_TIMEOUT'
  | 'MITID_TRANSACTION_SIGNING_FAILED'
  | 'MITID_TRANSACTION_SIGNING_FLOW_LIMITED_TO_SIGNED_REQUEST'
  | 'MITID_TRANSACTION_TEXT_INVALID'
  | 'MITID_TRANSACTION_TEXT_MISSING'
  | 'MITID_TRANSFER_TOKEN_EXCHANGE_CODE_ALREADY_USED'
  | 'MITID_UNEXPECTED_ERROR'
  | 'MITID_USER_ABORTED'
  | 'MITID_USER_NAVIGATION_ERROR_EMPTY_STATE'
  | 'MITID_UUID_HINT_MALFORMED'
  | 'NEMID_CLIENT_FLOW_ERROR'
  | 'NEMID_FLOW_ERROR'
  | 'NEMID_FLOW_ERROR_TIMESTAMP_EXPIRED'
  | 'NEMID_UNSPECIFIED_ERROR'
  | 'NEMID_USER_ABORTED'
  | 'NO_CTX'
  | 'NO_CTX_IDP_PARAMS'
  | 'OIDC_CORRELATION_CONTINUE_FAILED'
  | 'PRIVATE_TO_BUSINESS_USER_ABORTED'
  | 'PRIVILEGE_CVR_SELECT_USER_ABORTED'
  | 'TRANSACTION_SIGNING_HASH_MISMATCH'
  | 'TRANSACTION_SIGNING_LOKAL_IDP_CORRELATION_ERROR'
  | 'USER_ABORTED'
  | 'USER_IS_MISSING_COOKIES'
  | 'USER_MISSING_TIMED_COOKIES'
  | 'USER_NAVIGATION_ERROR'
  | 'USER_NAVIGATION_ERROR_EMPTY_STATE'
  | 'WORKFLOW_SIGNING_ABORTED';

export type CprMatchNotMitIdLogin = {
  __typename?: 'CprMatchNotMitIdLogin';
  advice: Scalars['String']['output'];
};

export type CprMatchResult = CprMatchNotMitIdLogin | CprMatchTriesExceeded | CprMatchUnavailable | CprMatchWindowExpired | CprMatched | CprNotMatched;

export type CprMatchTriesExceeded = {
  __typename?: 'CprMatchTriesExceeded';
  advice: Scalars['String']['output'];
};

export type CprMatchUnavailable = {
  __typename?: 'CprMatchUnavailable';
  advice: Scalars['String']['output'];
};

export type CprMatchWindowExpired = {
  __typename?: 'CprMatchWindowExpired';
  advice: Scalars['String']['output'];
};

export type CprMatched = {
  __typename?: 'CprMatched';
  advice: Scalars['String']['output'];
};

export type CprMigration = {
  __typename?: 'CprMigration';
  destinationCountry?: Maybe<CprCountry>;
  foreignAddressLines?: Maybe<Array<Scalars['String']['output']>>;
  originCountry?: Maybe<CprCountry>;
  validity?: Maybe<CprValidity>;
};

export type CprMovingOrder = {
  __typename?: 'CprMovingOrder';
  remark?: Maybe<Scalars['String']['output']>;
  validity?: Maybe<CprValidity>;
};

export type CprMunicipalMatter = {
  __typename?: 'CprMunicipalMatter';
  code?: Maybe<Scalars['String']['output']>;
  kind: CprMunicipalMatterKind;
  remark?: Maybe<Scalars['String']['output']>;
  validity?: Maybe<CprValidity>;
};

export type CprMunicipalMatterKind =
  | 'FOSTER_CHILD'
  | 'LIVING_APART'
  | 'MATTER_5'
  | 'MATTER_6'
  | 'MATTER_7'
  | 'MATTER_8'
  | 'MATTER_9'
  | 'PAYING_MUNICIPALITY'
  | 'PENSION'
  | 'UNKNOWN';

export type CprMunicipalityMove = {
  __typename?: 'CprMunicipalityMove';
  fromMunicipalityCode?: Maybe<Scalars['String']['output']>;
  fromMunicipalityName?: Maybe<Scalars['String']['output']>;
  movedIn?: Maybe<Scalars['Date']['output']>;
  movedInUncertain?: Maybe<Scalars['Boolean']['output']>;
  movedOut?: Maybe<Scalars['Date']['output']>;
  movedOutUncertain?: Maybe<Scalars['Boolean']['output']>;
};

export type CprName = {
  __typename?: 'CprName';
  addressingName?: Maybe<Scalars['String']['output']>;
  givenName?: Maybe<Scalars['String']['output']>;
  givenNameMarking?: Maybe<CprNameMarking>;
  middleName?: Maybe<Scalars['String']['output']>;
  middleNameMarking?: Maybe<CprNameMarking>;
  surname?: Maybe<Scalars['String']['output']>;
  surnameMarking?: Maybe<CprNameMarking>;
  validity?: Maybe<CprValidity>;
};

export type CprNameMarking =
  | 'ABBREVIATED'
  | 'CHARACTERS_NOT_REPORTABLE'
  | 'INSUFFICIENTLY_DOCUMENTED'
  | 'UNKNOWN';

export type CprNameSearchInput = {
  addressingName?: InputMaybe<Scalars['String']['input']>;
  givenName?: InputMaybe<Scalars['String']['input']>;
  middleName?: InputMaybe<Scalars['String']['input']>;
  surname?: InputMaybe<Scalars['String']['input']>;
};

export type CprNotMatched = {
  __typename?: 'CprNotMatched';
  advice: Scalars['String']['output'];
  triesLeft: Scalars['Int']['output'];
};

export type CprNote = {
  __typename?: 'CprNote';
  number?: Maybe<Scalars['Int']['output']>;
  text?: Maybe<Scalars['String']['output']>;
  validity?: Maybe<CprValidity>;
};

export type CprNumberInspection = {
  __typename?: 'CprNumberInspection';
  birthDate?: Maybe<Scalars['Date']['output']>;
  checkDigitFits?: Maybe<Scalars['Boolean']['output']>;
  kind: CprNumberKind;
  sex?: Maybe<CprSex>;
};

export type CprNumberKind =
  | 'CPR'
  | 'INVALID'
  | 'REPLACEMENT_DAY_60'
  | 'REPLACEMENT_ECPR';

export type CprNumberPeriod = {
  __typename?: 'CprNumberPeriod';
  cpr?: Maybe<Scalars['CprNumber']['output']>;
  validity?: Maybe<CprValidity>;
};

export type CprPersonStatus =
  | 'ANNULLED'
  | 'CLOSED'
  | 'CLOSED_AS_DUPLICATE'
  | 'CLOSED_NUMBER_CHANGED'
  | 'DEAD'
  | 'DISAPPEARED'
  | 'EMIGRATED'
  | 'NO_RESIDENCE'
  | 'RESERVED'
  | 'RESIDENT_IN_DENMARK'
  | 'RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE'
  | 'RESIDENT_IN_GREENLAND'
  | 'RESIDENT_IN_GREENLAND_SPECIAL_ROAD_CODE'
  | 'UNKNOWN';

export type CprPersonStatusInput =
  | 'ANNULLED'
  | 'CLOSED'
  | 'CLOSED_AS_DUPLICATE'
  | 'CLOSED_NUMBER_CHANGED'
  | 'DEAD'
  | 'DISAPPEARED'
  | 'EMIGRATED'
  | 'NO_RESIDENCE'
  | 'RESERVED'
  | 'RESIDENT_IN_DENMARK'
  | 'RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE'
  | 'RESIDENT_IN_GREENLAND'
  | 'RESIDENT_IN_GREENLAND_SPECIAL_ROAD_CODE';

export type CprPersonWithoutNumber = {
  __typename?: 'CprPersonWithoutNumber';
  birthDate?: Maybe<Scalars['Date']['output']>;
  birthDateUncertain?: Maybe<Scalars['Boolean']['output']>;
  name?: Maybe<Scalars['String']['output']>;
  nameMarking?: Maybe<CprNameMarking>;
};

export type CprPhase =
  | 'EARLIER'
  | 'LATER'
  | 'PRESENT'
  | 'UNKNOWN';

export type CprProtection = {
  __typename?: 'CprProtection';
  creditWarning: CprProtectionState;
  localDirectory: CprProtectionState;
  marketing: CprProtectionState;
  nameAndAddress: CprProtectionState;
};

export type CprProtectionKind =
  | 'CREDIT_WARNING'
  | 'LOCAL_DIRECTORY'
  | 'MARKETING'
  | 'NAME_AND_ADDRESS'
  | 'UNKNOWN';

export type CprProtectionPeriod = {
  __typename?: 'CprProtectionPeriod';
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  kind: CprProtectionKind;
  startsAt?: Maybe<Scalars['DateTime']['output']>;
  validity?: Maybe<CprValidity>;
};

export type CprProtectionState =
  | 'NOT_PROTECTED'
  | 'PROTECTED'
  | 'UNKNOWN';

export type CprProvider = {
  __typename?: 'CprProvider';
  citizenFieldsNotOffered: Array<Scalars['String']['output']>;
  citizens: Scalars['Boolean']['output'];
  configuration: Scalars['String']['output'];
  events: Scalars['Boolean']['output'];
  keysPerCall: Scalars['Int']['output'];
  kind: CprProviderKind;
  privateCitizenFieldsNotOffered: Array<Scalars['String']['output']>;
  privateCitizens: Scalars['Boolean']['output'];
  search: Scalars['Boolean']['output'];
  testPeopleOnly: Scalars['Boolean']['output'];
};

export type CprProviderKind =
  | 'DATAFORDELER'
  | 'FAKE'
  | 'SERVICE_PLATFORM';

export type CprRelative = {
  __typename?: 'CprRelative';
  citizen?: Maybe<Citizen>;
  custodyAs?: Maybe<CprRelativeRole>;
  identification: CprRelativeIdentification;
  person?: Maybe<CprPersonWithoutNumber>;
  role: CprRelativeRole;
  validity?: Maybe<CprValidity>;
};

export type CprRelativeIdentification =
  | 'CITIZEN'
  | 'NOT_IDENTIFIED'
  | 'PERSON_WITHOUT_NUMBER';

export type CprRelativeRole =
  | 'CHILD'
  | 'FATHER_OR_CO_MOTHER'
  | 'GUARDIAN'
  | 'MOTHER'
  | 'OTHER_CUSTODY_HOLDER'
  | 'SPOUSE'
  | 'UNKNOWN';

export type CprSex =
  | 'FEMALE'
  | 'MALE'
  | 'UNKNOWN';

export type CprSupplementaryAddress = {
  __typename?: 'CprSupplementaryAddress';
  lines?: Maybe<Array<Scalars['String']['output']>>;
  validity?: Maybe<CprValidity>;
};

export type CprValidity = {
  __typename?: 'CprValidity';
  from?: Maybe<Scalars['Date']['output']>;
  fromUncertain?: Maybe<Scalars['Boolean']['output']>;
  phase: CprPhase;
  to?: Maybe<Scalars['Date']['output']>;
  toUncertain?: Maybe<Scalars['Boolean']['output']>;
};

export type CprViewer = {
  __typename?: 'CprViewer';
  accessLog?: Maybe<CprAccessLogConnection>;
  assurance?: Maybe<CprAssuranceLevel>;
  children?: Maybe<Array<Maybe<Citizen>>>;
  citizen?: Maybe<Citizen>;
  client: Scalars['String']['output'];
  cvr?: Maybe<Scalars['String']['output']>;
  identityProvider?: Maybe<Scalars['String']['output']>;
  kind: CprViewerKind;
  signedInAt?: Maybe<Scalars['DateTime']['output']>;
};


export type CprViewerAccessLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type CprViewerKind =
  | 'EMPLOYEE'
  | 'MACHINE'
  | 'PERSON';

export type CprVotingRegistration = {
  __typename?: 'CprVotingRegistration';
  kind: CprVotingRegistrationKind;
  validity?: Maybe<CprValidity>;
};

export type CprVotingRegistrationKind =
  | 'BRITISH_CITIZEN_AFTER_BREXIT'
  | 'DANE_ABROAD'
  | 'DANE_IN_EU_NOT_VOTING_IN_DENMARK'
  | 'DANE_IN_EU_VOTING_IN_COPENHAGEN'
  | 'NORTH_ATLANTIC_BALLOT'
  | 'NORTH_ATLANTIC_EUROPEAN_ELECTION_IN_COPENHAGEN'
  | 'RESIDENT_EU_CITIZEN'
  | 'UNKNOWN';

export type Mutation = {
  __typename?: 'Mutation';
  matchCpr?: Maybe<CprMatchResult>;
};


export type MutationMatchCprArgs = {
  cpr: Scalars['CprNumber']['input'];
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

export type PrivateCitizen = {
  __typename?: 'PrivateCitizen';
  absences?: Maybe<Array<CprAbsence>>;
  address?: Maybe<CprAddress>;
  canReceiveLetter?: Maybe<CprLetterDelivery>;
  contactAddress?: Maybe<CprContactAddress>;
  cpr?: Maybe<Scalars['CprNumber']['output']>;
  disappearance?: Maybe<CprValidity>;
  guardianship?: Maybe<CprGuardianship>;
  id: Scalars['ID']['output'];
  migration?: Maybe<CprMigration>;
  name?: Maybe<CprName>;
  occupation?: Maybe<Scalars['String']['output']>;
  protection?: Maybe<CprProtection>;
  status?: Maybe<CprPersonStatus>;
  statusValidity?: Maybe<CprValidity>;
};

export type Query = {
  __typename?: 'Query';
  citizen?: Maybe<Citizen>;
  citizenById?: Maybe<Citizen>;
  citizens?: Maybe<Array<Maybe<Citizen>>>;
  citizensById?: Maybe<Array<Maybe<Citizen>>>;
  cprDisclosures?: Maybe<CprDisclosureConnection>;
  cprEvents?: Maybe<CprEventConnection>;
  cprProvider?: Maybe<CprProvider>;
  inspectCprNumber?: Maybe<CprNumberInspection>;
  loginError?: Maybe<CprLoginError>;
  privateCitizen?: Maybe<PrivateCitizen>;
  privateCitizens?: Maybe<Array<Maybe<PrivateCitizen>>>;
  searchCitizens?: Maybe<CprCitizenConnection>;
  viewer?: Maybe<CprViewer>;
};


export type QueryCitizenArgs = {
  cpr: Scalars['CprNumber']['input'];
};


export type QueryCitizenByIdArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCitizensArgs = {
  cprs: Array<Scalars['CprNumber']['input']>;
};


export type QueryCitizensByIdArgs = {
  ids: Array<Scalars['ID']['input']>;
};


export type QueryCprDisclosuresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CprDisclosureFilterInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCprEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['DateTime']['input'];
  kinds?: InputMaybe<Array<CprEventKindInput>>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryInspectCprNumberArgs = {
  number: Scalars['String']['input'];
};


export type QueryLoginErrorArgs = {
  description: Scalars['String']['input'];
};


export type QueryPrivateCitizenArgs = {
  cpr: Scalars['CprNumber']['input'];
};


export type QueryPrivateCitizensArgs = {
  cprs: Array<Scalars['CprNumber']['input']>;
};


export type QuerySearchCitizensArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter: CprCitizenSearchInput;
  first?: InputMaybe<Scalars['Int']['input']>;
};



export type ResolverTypeWrapper<T> = PromiseLike<T | null> | T | Error;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  CprMatchResult:
    | ( CprMatchNotMitIdLogin )
    | ( CprMatchTriesExceeded )
    | ( CprMatchUnavailable )
    | ( CprMatchWindowExpired )
    | ( CprMatched )
    | ( CprNotMatched )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Citizen: ResolverTypeWrapper<ToldCitizen>;
  CprAbsence: ResolverTypeWrapper<CprAbsence>;
  CprAbsenceReason: CprAbsenceReason;
  CprAccessLogConnection: ResolverTypeWrapper<CprAccessLogConnection>;
  CprAccessLogEdge: ResolverTypeWrapper<CprAccessLogEdge>;
  CprAccessLogEntry: ResolverTypeWrapper<CprAccessLogEntry>;
  CprAddress: ResolverTypeWrapper<Address>;
  CprAddressSearchInput: CprAddressSearchInput;
  CprAssuranceLevel: CprAssuranceLevel;
  CprBirthplace: ResolverTypeWrapper<CprBirthplace>;
  CprChurchMembership: CprChurchMembership;
  CprChurchMembershipPeriod: ResolverTypeWrapper<CprChurchMembershipPeriod>;
  CprCitizenConnection: ResolverTypeWrapper<Omit<CprCitizenConnection, 'edges' | 'nodes'> & { edges?: Maybe<Array<ResolversTypes['CprCitizenEdge']>>, nodes?: Maybe<Array<Maybe<ResolversTypes['Citizen']>>> }>;
  CprCitizenEdge: ResolverTypeWrapper<Omit<CprCitizenEdge, 'node'> & { node?: Maybe<ResolversTypes['Citizen']> }>;
  CprCitizenSearchInput: CprCitizenSearchInput;
  CprCitizenship: ResolverTypeWrapper<CprCitizenship>;
  CprCivilStatus: CprCivilStatus;
  CprCivilStatusPeriod: ResolverTypeWrapper<CprCivilStatusPeriod>;
  CprContactAddress: ResolverTypeWrapper<CprContactAddress>;
  CprCountry: ResolverTypeWrapper<CprCountry>;
  CprDisclosure: ResolverTypeWrapper<CprDisclosure>;
  CprDisclosureCaller: ResolverTypeWrapper<CprDisclosureCaller>;
  CprDisclosureConnection: ResolverTypeWrapper<CprDisclosureConnection>;
  CprDisclosureEdge: ResolverTypeWrapper<CprDisclosureEdge>;
  CprDisclosureFilterInput: CprDisclosureFilterInput;
  CprDisclosureOutcome: CprDisclosureOutcome;
  CprDisclosurePlace: ResolverTypeWrapper<CprDisclosurePlace>;
  CprDistrict: ResolverTypeWrapper<CprDistrict>;
  CprDistrictKind: CprDistrictKind;
  CprEvent: ResolverTypeWrapper<DomainCprEvent>;
  CprEventCode: ResolverTypeWrapper<CprEventCode>;
  CprEventConnection: ResolverTypeWrapper<Omit<CprEventConnection, 'edges' | 'nodes'> & { edges?: Maybe<Array<ResolversTypes['CprEventEdge']>>, nodes?: Maybe<Array<ResolversTypes['CprEvent']>> }>;
  CprEventEdge: ResolverTypeWrapper<Omit<CprEventEdge, 'node'> & { node?: Maybe<ResolversTypes['CprEvent']> }>;
  CprEventKind: CprEventKind;
  CprEventKindInput: CprEventKindInput;
  CprGuardianship: ResolverTypeWrapper<Omit<CprGuardianship, 'guardian'> & { guardian?: Maybe<ResolversTypes['CprRelative']> }>;
  CprGuardianshipKind: CprGuardianshipKind;
  CprLetterDelivery: ResolverTypeWrapper<CprLetterDelivery>;
  CprLetterObstacle: CprLetterObstacle;
  CprLoginError: ResolverTypeWrapper<CprLoginError>;
  CprLoginErrorCode: CprLoginErrorCode;
  CprMatchNotMitIdLogin: ResolverTypeWrapper<CprMatchNotMitIdLogin>;
  CprMatchResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CprMatchResult']>;
  CprMatchTriesExceeded: ResolverTypeWrapper<CprMatchTriesExceeded>;
  CprMatchUnavailable: ResolverTypeWrapper<CprMatchUnavailable>;
  CprMatchWindowExpired: ResolverTypeWrapper<CprMatchWindowExpired>;
  CprMatched: ResolverTypeWrapper<CprMatched>;
  CprMigration: ResolverTypeWrapper<CprMigration>;
  CprMovingOrder: ResolverTypeWrapper<CprMovingOrder>;
  CprMunicipalMatter: ResolverTypeWrapper<CprMunicipalMatter>;
  CprMunicipalMatterKind: CprMunicipalMatterKind;
  CprMunicipalityMove: ResolverTypeWrapper<CprMunicipalityMove>;
  CprName: ResolverTypeWrapper<PersonName>;
  CprNameMarking: CprNameMarking;
  CprNameSearchInput: CprNameSearchInput;
  CprNotMatched: ResolverTypeWrapper<CprNotMatched>;
  CprNote: ResolverTypeWrapper<CprNote>;
  CprNumber: ResolverTypeWrapper<Scalars['CprNumber']['output']>;
  CprNumberInspection: ResolverTypeWrapper<CprNumberInspection>;
  CprNumberKind: CprNumberKind;
  CprNumberPeriod: ResolverTypeWrapper<CprNumberPeriod>;
  CprPersonStatus: CprPersonStatus;
  CprPersonStatusInput: CprPersonStatusInput;
  CprPersonWithoutNumber: ResolverTypeWrapper<CprPersonWithoutNumber>;
  CprPhase: CprPhase;
  CprProtection: ResolverTypeWrapper<CprProtection>;
  CprProtectionKind: CprProtectionKind;
  CprProtectionPeriod: ResolverTypeWrapper<CprProtectionPeriod>;
  CprProtectionState: CprProtectionState;
  CprProvider: ResolverTypeWrapper<Capabilities>;
  CprProviderKind: CprProviderKind;
  CprRelative: ResolverTypeWrapper<Relative>;
  CprRelativeIdentification: CprRelativeIdentification;
  CprRelativeRole: CprRelativeRole;
  CprSex: CprSex;
  CprSupplementaryAddress: ResolverTypeWrapper<CprSupplementaryAddress>;
  CprValidity: ResolverTypeWrapper<CprValidity>;
  CprViewer: ResolverTypeWrapper<Caller>;
  CprViewerKind: CprViewerKind;
  CprVotingRegistration: ResolverTypeWrapper<CprVotingRegistration>;
  CprVotingRegistrationKind: CprVotingRegistrationKind;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PrivateCitizen: ResolverTypeWrapper<ToldPrivateCitizen>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Boolean: Scalars['Boolean']['output'];
  Citizen: ToldCitizen;
  CprAbsence: CprAbsence;
  CprAccessLogConnection: CprAccessLogConnection;
  CprAccessLogEdge: CprAccessLogEdge;
  CprAccessLogEntry: CprAccessLogEntry;
  CprAddress: Address;
  CprAddressSearchInput: CprAddressSearchInput;
  CprBirthplace: CprBirthplace;
  CprChurchMembershipPeriod: CprChurchMembershipPeriod;
  CprCitizenConnection: Omit<CprCitizenConnection, 'edges' | 'nodes'> & { edges?: Maybe<Array<ResolversParentTypes['CprCitizenEdge']>>, nodes?: Maybe<Array<Maybe<ResolversParentTypes['Citizen']>>> };
  CprCitizenEdge: Omit<CprCitizenEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Citizen']> };
  CprCitizenSearchInput: CprCitizenSearchInput;
  CprCitizenship: CprCitizenship;
  CprCivilStatusPeriod: CprCivilStatusPeriod;
  CprContactAddress: CprContactAddress;
  CprCountry: CprCountry;
  CprDisclosure: CprDisclosure;
  CprDisclosureCaller: CprDisclosureCaller;
  CprDisclosureConnection: CprDisclosureConnection;
  CprDisclosureEdge: CprDisclosureEdge;
  CprDisclosureFilterInput: CprDisclosureFilterInput;
  CprDisclosurePlace: CprDisclosurePlace;
  CprDistrict: CprDistrict;
  CprEvent: DomainCprEvent;
  CprEventCode: CprEventCode;
  CprEventConnection: Omit<CprEventConnection, 'edges' | 'nodes'> & { edges?: Maybe<Array<ResolversParentTypes['CprEventEdge']>>, nodes?: Maybe<Array<ResolversParentTypes['CprEvent']>> };
  CprEventEdge: Omit<CprEventEdge, 'node'> & { node?: Maybe<ResolversParentTypes['CprEvent']> };
  CprGuardianship: Omit<CprGuardianship, 'guardian'> & { guardian?: Maybe<ResolversParentTypes['CprRelative']> };
  CprLetterDelivery: CprLetterDelivery;
  CprLoginError: CprLoginError;
  CprMatchNotMitIdLogin: CprMatchNotMitIdLogin;
  CprMatchResult: ResolversUnionTypes<ResolversParentTypes>['CprMatchResult'];
  CprMatchTriesExceeded: CprMatchTriesExceeded;
  CprMatchUnavailable: CprMatchUnavailable;
  CprMatchWindowExpired: CprMatchWindowExpired;
  CprMatched: CprMatched;
  CprMigration: CprMigration;
  CprMovingOrder: CprMovingOrder;
  CprMunicipalMatter: CprMunicipalMatter;
  CprMunicipalityMove: CprMunicipalityMove;
  CprName: PersonName;
  CprNameSearchInput: CprNameSearchInput;
  CprNotMatched: CprNotMatched;
  CprNote: CprNote;
  CprNumber: Scalars['CprNumber']['output'];
  CprNumberInspection: CprNumberInspection;
  CprNumberPeriod: CprNumberPeriod;
  CprPersonWithoutNumber: CprPersonWithoutNumber;
  CprProtection: CprProtection;
  CprProtectionPeriod: CprProtectionPeriod;
  CprProvider: Capabilities;
  CprRelative: Relative;
  CprSupplementaryAddress: CprSupplementaryAddress;
  CprValidity: CprValidity;
  CprViewer: Caller;
  CprVotingRegistration: CprVotingRegistration;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  PrivateCitizen: ToldPrivateCitizen;
  Query: Record<PropertyKey, never>;
  String: Scalars['String']['output'];
};

export type CitizenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Citizen'] = ResolversParentTypes['Citizen']> = {
  absences?: Resolver<Maybe<Array<ResolversTypes['CprAbsence']>>, ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['CprAddress']>, ParentType, ContextType>;
  addressHistory?: Resolver<Maybe<Array<ResolversTypes['CprAddress']>>, ParentType, ContextType>;
  age?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  birthDateUncertain?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  birthplace?: Resolver<Maybe<ResolversTypes['CprBirthplace']>, ParentType, ContextType>;
  canReceiveLetter?: Resolver<Maybe<ResolversTypes['CprLetterDelivery']>, ParentType, ContextType>;
  children?: Resolver<Maybe<Array<ResolversTypes['CprRelative']>>, ParentType, ContextType>;
  childrenUnder18?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  churchMembership?: Resolver<Maybe<ResolversTypes['CprChurchMembership']>, ParentType, ContextType>;
  churchMembershipHistory?: Resolver<Maybe<Array<ResolversTypes['CprChurchMembershipPeriod']>>, ParentType, ContextType>;
  churchMembershipValidity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
  citizenshipHistory?: Resolver<Maybe<Array<ResolversTypes['CprCitizenship']>>, ParentType, ContextType>;
  citizenships?: Resolver<Maybe<Array<ResolversTypes['CprCitizenship']>>, ParentType, ContextType>;
  civilStatus?: Resolver<Maybe<ResolversTypes['CprCivilStatus']>, ParentType, ContextType>;
  civilStatusHistory?: Resolver<Maybe<Array<ResolversTypes['CprCivilStatusPeriod']>>, ParentType, ContextType>;
  civilStatusValidity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
  contactAddress?: Resolver<Maybe<ResolversTypes['CprContactAddress']>, ParentType, ContextType>;
  contactAddressHistory?: Resolver<Maybe<Array<ResolversTypes['CprContactAddress']>>, ParentType, ContextType>;
  cpr?: Resolver<Maybe<ResolversTypes['CprNumber']>, ParentType, ContextType>;
  cprHistory?: Resolver<Maybe<Array<ResolversTypes['CprNumberPeriod']>>, ParentType, ContextType>;
  cprValidity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
  custodyHolderHistory?: Resolver<Maybe<Array<ResolversTypes['CprRelative']>>, ParentType, ContextType>;
  custodyHolders?: Resolver<Maybe<Array<ResolversTypes['CprRelative']>>, ParentType, ContextType>;
  custodyOver?: Resolver<Maybe<Array<ResolversTypes['CprRelative']>>, ParentType, ContextType>;
  custodyOverHistory?: Resolver<Maybe<Array<ResolversTypes['CprRelative']>>, ParentType, ContextType>;
  disappearances?: Resolver<Maybe<Array<ResolversTypes['CprValidity']>>, ParentType, ContextType>;
  eventCodes?: Resolver<Maybe<Array<ResolversTypes['CprEventCode']>>, ParentType, ContextType>;
  guardianship?: Resolver<Maybe<ResolversTypes['CprGuardianship']>, ParentType, ContextType>;
  guardianshipHistory?: Resolver<Maybe<Array<ResolversTypes['CprGuardianship']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOfAge?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  livesInMunicipality?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<CitizenLivesInMunicipalityArgs, 'code'>>;
  migration?: Resolver<Maybe<ResolversTypes['CprMigration']>, ParentType, ContextType>;
  migrationHistory?: Resolver<Maybe<Array<ResolversTypes['CprMigration']>>, ParentType, ContextType>;
  movingOrder?: Resolver<Maybe<ResolversTypes['CprMovingOrder']>, ParentType, ContextType>;
  municipalMatters?: Resolver<Maybe<Array<ResolversTypes['CprMunicipalMatter']>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['CprName']>, ParentType, ContextType>;
  nameHistory?: Resolver<Maybe<Array<ResolversTypes['CprName']>>, ParentType, ContextType>;
  notes?: Resolver<Maybe<Array<ResolversTypes['CprNote']>>, ParentType, ContextType>;
  occupation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parents?: Resolver<Maybe<Array<ResolversTypes['CprRelative']>>, ParentType, ContextType>;
  protection?: Resolver<Maybe<ResolversTypes['CprProtection']>, ParentType, ContextType>;
  protectionPeriods?: Resolver<Maybe<Array<ResolversTypes['CprProtectionPeriod']>>, ParentType, ContextType>;
  registeredForDigitalPost?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  registeredForNemSms?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  separations?: Resolver<Maybe<Array<ResolversTypes['CprValidity']>>, ParentType, ContextType>;
  sex?: Resolver<Maybe<ResolversTypes['CprSex']>, ParentType, ContextType>;
  sharedResidences?: Resolver<Maybe<Array<ResolversTypes['CprValidity']>>, ParentType, ContextType>;
  spouse?: Resolver<Maybe<ResolversTypes['CprRelative']>, ParentType, ContextType>;
  spouseHistory?: Resolver<Maybe<Array<ResolversTypes['CprRelative']>>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['CprPersonStatus']>, ParentType, ContextType>;
  statusValidity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
  votingRegistrations?: Resolver<Maybe<Array<ResolversTypes['CprVotingRegistration']>>, ParentType, ContextType>;
};

export type CprAbsenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprAbsence'] = ResolversParentTypes['CprAbsence']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['CprAbsenceReason'], ParentType, ContextType>;
};

export type CprAccessLogConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprAccessLogConnection'] = ResolversParentTypes['CprAccessLogConnection']> = {
  edges?: Resolver<Maybe<Array<ResolversTypes['CprAccessLogEdge']>>, ParentType, ContextType>;
  nodes?: Resolver<Maybe<Array<ResolversTypes['CprAccessLogEntry']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CprAccessLogEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprAccessLogEdge'] = ResolversParentTypes['CprAccessLogEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['CprAccessLogEntry']>, ParentType, ContextType>;
};

export type CprAccessLogEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprAccessLogEntry'] = ResolversParentTypes['CprAccessLogEntry']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  legalBasis?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['CprDisclosureOutcome'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CprAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprAddress'] = ResolversParentTypes['CprAddress']> = {
  addressingName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  buildingNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  careOf?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  correctionMarking?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  darAddressId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  districts?: Resolver<Maybe<Array<ResolversTypes['CprDistrict']>>, ParentType, ContextType>;
  door?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  floor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  houseNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lines?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  locality?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  municipalityCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  municipalityCvr?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  municipalityMove?: Resolver<Maybe<ResolversTypes['CprMunicipalityMove']>, ParentType, ContextType>;
  municipalityName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalDistrict?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  standardAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  streetAddressingName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  streetCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  streetName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supplementaryAddress?: Resolver<Maybe<ResolversTypes['CprSupplementaryAddress']>, ParentType, ContextType>;
  supplementaryLines?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  town?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprBirthplaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprBirthplace'] = ResolversParentTypes['CprBirthplace']> = {
  authorityCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  authorityName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['CprCountry']>, ParentType, ContextType>;
  supplementaryText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CprChurchMembershipPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprChurchMembershipPeriod'] = ResolversParentTypes['CprChurchMembershipPeriod']> = {
  churchMembership?: Resolver<ResolversTypes['CprChurchMembership'], ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprCitizenConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprCitizenConnection'] = ResolversParentTypes['CprCitizenConnection']> = {
  edges?: Resolver<Maybe<Array<ResolversTypes['CprCitizenEdge']>>, ParentType, ContextType>;
  nodes?: Resolver<Maybe<Array<Maybe<ResolversTypes['Citizen']>>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CprCitizenEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprCitizenEdge'] = ResolversParentTypes['CprCitizenEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Citizen']>, ParentType, ContextType>;
};

export type CprCitizenshipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprCitizenship'] = ResolversParentTypes['CprCitizenship']> = {
  country?: Resolver<Maybe<ResolversTypes['CprCountry']>, ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprCivilStatusPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprCivilStatusPeriod'] = ResolversParentTypes['CprCivilStatusPeriod']> = {
  civilStatus?: Resolver<ResolversTypes['CprCivilStatus'], ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprContactAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprContactAddress'] = ResolversParentTypes['CprContactAddress']> = {
  lines?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprCountryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprCountry'] = ResolversParentTypes['CprCountry']> = {
  authorityCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isoCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CprDisclosureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprDisclosure'] = ResolversParentTypes['CprDisclosure']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  caller?: Resolver<Maybe<ResolversTypes['CprDisclosureCaller']>, ParentType, ContextType>;
  caseReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  configuration?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legalBasis?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operationHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operationName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  places?: Resolver<Array<ResolversTypes['CprDisclosurePlace']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CprDisclosureCallerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprDisclosureCaller'] = ResolversParentTypes['CprDisclosureCaller']> = {
  assurance?: Resolver<Maybe<ResolversTypes['CprAssuranceLevel']>, ParentType, ContextType>;
  client?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cvr?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityProvider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CprViewerKind'], ParentType, ContextType>;
  professionalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  transaction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CprDisclosureConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprDisclosureConnection'] = ResolversParentTypes['CprDisclosureConnection']> = {
  edges?: Resolver<Maybe<Array<ResolversTypes['CprDisclosureEdge']>>, ParentType, ContextType>;
  nodes?: Resolver<Maybe<Array<ResolversTypes['CprDisclosure']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CprDisclosureEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprDisclosureEdge'] = ResolversParentTypes['CprDisclosureEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['CprDisclosure']>, ParentType, ContextType>;
};

export type CprDisclosurePlaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprDisclosurePlace'] = ResolversParentTypes['CprDisclosurePlace']> = {
  fields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['CprDisclosureOutcome'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  searchedBy?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CprDistrictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprDistrict'] = ResolversParentTypes['CprDistrict']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CprDistrictKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CprEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprEvent'] = ResolversParentTypes['CprEvent']> = {
  citizen?: Resolver<Maybe<ResolversTypes['Citizen']>, ParentType, ContextType>;
  derived?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['CprEventKind']>, ParentType, ContextType>;
  municipalityCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  previousMunicipalityCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CprEventCodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprEventCode'] = ResolversParentTypes['CprEventCode']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  derived?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  registeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprEventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprEventConnection'] = ResolversParentTypes['CprEventConnection']> = {
  edges?: Resolver<Maybe<Array<ResolversTypes['CprEventEdge']>>, ParentType, ContextType>;
  nodes?: Resolver<Maybe<Array<ResolversTypes['CprEvent']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CprEventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprEventEdge'] = ResolversParentTypes['CprEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['CprEvent']>, ParentType, ContextType>;
};

export type CprGuardianshipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprGuardianship'] = ResolversParentTypes['CprGuardianship']> = {
  guardian?: Resolver<Maybe<ResolversTypes['CprRelative']>, ParentType, ContextType>;
  guardianAddressLines?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  guardianAddressValidity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
  guardianName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  incapacitated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CprGuardianshipKind'], ParentType, ContextType>;
  remarks?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprLetterDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprLetterDelivery'] = ResolversParentTypes['CprLetterDelivery']> = {
  obstacle?: Resolver<Maybe<ResolversTypes['CprLetterObstacle']>, ParentType, ContextType>;
  possible?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CprLoginErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprLoginError'] = ResolversParentTypes['CprLoginError']> = {
  advice?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  canTryAgain?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['CprLoginErrorCode'], ParentType, ContextType>;
};

export type CprMatchNotMitIdLoginResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprMatchNotMitIdLogin'] = ResolversParentTypes['CprMatchNotMitIdLogin']> = {
  advice?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CprMatchResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprMatchResult'] = ResolversParentTypes['CprMatchResult']> = {
  __resolveType: TypeResolveFn<'CprMatchNotMitIdLogin' | 'CprMatchTriesExceeded' | 'CprMatchUnavailable' | 'CprMatchWindowExpired' | 'CprMatched' | 'CprNotMatched', ParentType, ContextType>;
};

export type CprMatchTriesExceededResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprMatchTriesExceeded'] = ResolversParentTypes['CprMatchTriesExceeded']> = {
  advice?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CprMatchUnavailableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprMatchUnavailable'] = ResolversParentTypes['CprMatchUnavailable']> = {
  advice?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CprMatchWindowExpiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprMatchWindowExpired'] = ResolversParentTypes['CprMatchWindowExpired']> = {
  advice?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CprMatchedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprMatched'] = ResolversParentTypes['CprMatched']> = {
  advice?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CprMigrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprMigration'] = ResolversParentTypes['CprMigration']> = {
  destinationCountry?: Resolver<Maybe<ResolversTypes['CprCountry']>, ParentType, ContextType>;
  foreignAddressLines?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  originCountry?: Resolver<Maybe<ResolversTypes['CprCountry']>, ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprMovingOrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprMovingOrder'] = ResolversParentTypes['CprMovingOrder']> = {
  remark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprMunicipalMatterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprMunicipalMatter'] = ResolversParentTypes['CprMunicipalMatter']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CprMunicipalMatterKind'], ParentType, ContextType>;
  remark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprMunicipalityMoveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprMunicipalityMove'] = ResolversParentTypes['CprMunicipalityMove']> = {
  fromMunicipalityCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fromMunicipalityName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  movedIn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  movedInUncertain?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  movedOut?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  movedOutUncertain?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type CprNameResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprName'] = ResolversParentTypes['CprName']> = {
  addressingName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  givenName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  givenNameMarking?: Resolver<Maybe<ResolversTypes['CprNameMarking']>, ParentType, ContextType>;
  middleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  middleNameMarking?: Resolver<Maybe<ResolversTypes['CprNameMarking']>, ParentType, ContextType>;
  surname?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  surnameMarking?: Resolver<Maybe<ResolversTypes['CprNameMarking']>, ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprNotMatchedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprNotMatched'] = ResolversParentTypes['CprNotMatched']> = {
  advice?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  triesLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CprNoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprNote'] = ResolversParentTypes['CprNote']> = {
  number?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export interface CprNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CprNumber'], any> {
  name: 'CprNumber';
}

export type CprNumberInspectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprNumberInspection'] = ResolversParentTypes['CprNumberInspection']> = {
  birthDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  checkDigitFits?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CprNumberKind'], ParentType, ContextType>;
  sex?: Resolver<Maybe<ResolversTypes['CprSex']>, ParentType, ContextType>;
};

export type CprNumberPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprNumberPeriod'] = ResolversParentTypes['CprNumberPeriod']> = {
  cpr?: Resolver<Maybe<ResolversTypes['CprNumber']>, ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprPersonWithoutNumberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprPersonWithoutNumber'] = ResolversParentTypes['CprPersonWithoutNumber']> = {
  birthDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  birthDateUncertain?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nameMarking?: Resolver<Maybe<ResolversTypes['CprNameMarking']>, ParentType, ContextType>;
};

export type CprProtectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprProtection'] = ResolversParentTypes['CprProtection']> = {
  creditWarning?: Resolver<ResolversTypes['CprProtectionState'], ParentType, ContextType>;
  localDirectory?: Resolver<ResolversTypes['CprProtectionState'], ParentType, ContextType>;
  marketing?: Resolver<ResolversTypes['CprProtectionState'], ParentType, ContextType>;
  nameAndAddress?: Resolver<ResolversTypes['CprProtectionState'], ParentType, ContextType>;
};

export type CprProtectionPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprProtectionPeriod'] = ResolversParentTypes['CprProtectionPeriod']> = {
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CprProtectionKind'], ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprProvider'] = ResolversParentTypes['CprProvider']> = {
  citizenFieldsNotOffered?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  citizens?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  configuration?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  events?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  keysPerCall?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CprProviderKind'], ParentType, ContextType>;
  privateCitizenFieldsNotOffered?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  privateCitizens?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  search?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  testPeopleOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CprRelativeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprRelative'] = ResolversParentTypes['CprRelative']> = {
  citizen?: Resolver<Maybe<ResolversTypes['Citizen']>, ParentType, ContextType>;
  custodyAs?: Resolver<Maybe<ResolversTypes['CprRelativeRole']>, ParentType, ContextType>;
  identification?: Resolver<ResolversTypes['CprRelativeIdentification'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['CprPersonWithoutNumber']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['CprRelativeRole'], ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprSupplementaryAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprSupplementaryAddress'] = ResolversParentTypes['CprSupplementaryAddress']> = {
  lines?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type CprValidityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprValidity'] = ResolversParentTypes['CprValidity']> = {
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  fromUncertain?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['CprPhase'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  toUncertain?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type CprViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprViewer'] = ResolversParentTypes['CprViewer']> = {
  accessLog?: Resolver<Maybe<ResolversTypes['CprAccessLogConnection']>, ParentType, ContextType, RequireFields<CprViewerAccessLogArgs, 'first'>>;
  assurance?: Resolver<Maybe<ResolversTypes['CprAssuranceLevel']>, ParentType, ContextType>;
  children?: Resolver<Maybe<Array<Maybe<ResolversTypes['Citizen']>>>, ParentType, ContextType>;
  citizen?: Resolver<Maybe<ResolversTypes['Citizen']>, ParentType, ContextType>;
  client?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cvr?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  identityProvider?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CprViewerKind'], ParentType, ContextType>;
  signedInAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CprVotingRegistrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CprVotingRegistration'] = ResolversParentTypes['CprVotingRegistration']> = {
  kind?: Resolver<ResolversTypes['CprVotingRegistrationKind'], ParentType, ContextType>;
  validity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  matchCpr?: Resolver<Maybe<ResolversTypes['CprMatchResult']>, ParentType, ContextType, RequireFields<MutationMatchCprArgs, 'cpr'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PrivateCitizenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrivateCitizen'] = ResolversParentTypes['PrivateCitizen']> = {
  absences?: Resolver<Maybe<Array<ResolversTypes['CprAbsence']>>, ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['CprAddress']>, ParentType, ContextType>;
  canReceiveLetter?: Resolver<Maybe<ResolversTypes['CprLetterDelivery']>, ParentType, ContextType>;
  contactAddress?: Resolver<Maybe<ResolversTypes['CprContactAddress']>, ParentType, ContextType>;
  cpr?: Resolver<Maybe<ResolversTypes['CprNumber']>, ParentType, ContextType>;
  disappearance?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
  guardianship?: Resolver<Maybe<ResolversTypes['CprGuardianship']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  migration?: Resolver<Maybe<ResolversTypes['CprMigration']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['CprName']>, ParentType, ContextType>;
  occupation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  protection?: Resolver<Maybe<ResolversTypes['CprProtection']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['CprPersonStatus']>, ParentType, ContextType>;
  statusValidity?: Resolver<Maybe<ResolversTypes['CprValidity']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  citizen?: Resolver<Maybe<ResolversTypes['Citizen']>, ParentType, ContextType, RequireFields<QueryCitizenArgs, 'cpr'>>;
  citizenById?: Resolver<Maybe<ResolversTypes['Citizen']>, ParentType, ContextType, RequireFields<QueryCitizenByIdArgs, 'id'>>;
  citizens?: Resolver<Maybe<Array<Maybe<ResolversTypes['Citizen']>>>, ParentType, ContextType, RequireFields<QueryCitizensArgs, 'cprs'>>;
  citizensById?: Resolver<Maybe<Array<Maybe<ResolversTypes['Citizen']>>>, ParentType, ContextType, RequireFields<QueryCitizensByIdArgs, 'ids'>>;
  cprDisclosures?: Resolver<Maybe<ResolversTypes['CprDisclosureConnection']>, ParentType, ContextType, RequireFields<QueryCprDisclosuresArgs, 'first'>>;
  cprEvents?: Resolver<Maybe<ResolversTypes['CprEventConnection']>, ParentType, ContextType, RequireFields<QueryCprEventsArgs, 'first' | 'from'>>;
  cprProvider?: Resolver<Maybe<ResolversTypes['CprProvider']>, ParentType, ContextType>;
  inspectCprNumber?: Resolver<Maybe<ResolversTypes['CprNumberInspection']>, ParentType, ContextType, RequireFields<QueryInspectCprNumberArgs, 'number'>>;
  loginError?: Resolver<Maybe<ResolversTypes['CprLoginError']>, ParentType, ContextType, RequireFields<QueryLoginErrorArgs, 'description'>>;
  privateCitizen?: Resolver<Maybe<ResolversTypes['PrivateCitizen']>, ParentType, ContextType, RequireFields<QueryPrivateCitizenArgs, 'cpr'>>;
  privateCitizens?: Resolver<Maybe<Array<Maybe<ResolversTypes['PrivateCitizen']>>>, ParentType, ContextType, RequireFields<QueryPrivateCitizensArgs, 'cprs'>>;
  searchCitizens?: Resolver<Maybe<ResolversTypes['CprCitizenConnection']>, ParentType, ContextType, RequireFields<QuerySearchCitizensArgs, 'filter' | 'first'>>;
  viewer?: Resolver<Maybe<ResolversTypes['CprViewer']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Citizen?: CitizenResolvers<ContextType>;
  CprAbsence?: CprAbsenceResolvers<ContextType>;
  CprAccessLogConnection?: CprAccessLogConnectionResolvers<ContextType>;
  CprAccessLogEdge?: CprAccessLogEdgeResolvers<ContextType>;
  CprAccessLogEntry?: CprAccessLogEntryResolvers<ContextType>;
  CprAddress?: CprAddressResolvers<ContextType>;
  CprBirthplace?: CprBirthplaceResolvers<ContextType>;
  CprChurchMembershipPeriod?: CprChurchMembershipPeriodResolvers<ContextType>;
  CprCitizenConnection?: CprCitizenConnectionResolvers<ContextType>;
  CprCitizenEdge?: CprCitizenEdgeResolvers<ContextType>;
  CprCitizenship?: CprCitizenshipResolvers<ContextType>;
  CprCivilStatusPeriod?: CprCivilStatusPeriodResolvers<ContextType>;
  CprContactAddress?: CprContactAddressResolvers<ContextType>;
  CprCountry?: CprCountryResolvers<ContextType>;
  CprDisclosure?: CprDisclosureResolvers<ContextType>;
  CprDisclosureCaller?: CprDisclosureCallerResolvers<ContextType>;
  CprDisclosureConnection?: CprDisclosureConnectionResolvers<ContextType>;
  CprDisclosureEdge?: CprDisclosureEdgeResolvers<ContextType>;
  CprDisclosurePlace?: CprDisclosurePlaceResolvers<ContextType>;
  CprDistrict?: CprDistrictResolvers<ContextType>;
  CprEvent?: CprEventResolvers<ContextType>;
  CprEventCode?: CprEventCodeResolvers<ContextType>;
  CprEventConnection?: CprEventConnectionResolvers<ContextType>;
  CprEventEdge?: CprEventEdgeResolvers<ContextType>;
  CprGuardianship?: CprGuardianshipResolvers<ContextType>;
  CprLetterDelivery?: CprLetterDeliveryResolvers<ContextType>;
  CprLoginError?: CprLoginErrorResolvers<ContextType>;
  CprMatchNotMitIdLogin?: CprMatchNotMitIdLoginResolvers<ContextType>;
  CprMatchResult?: CprMatchResultResolvers<ContextType>;
  CprMatchTriesExceeded?: CprMatchTriesExceededResolvers<ContextType>;
  CprMatchUnavailable?: CprMatchUnavailableResolvers<ContextType>;
  CprMatchWindowExpired?: CprMatchWindowExpiredResolvers<ContextType>;
  CprMatched?: CprMatchedResolvers<ContextType>;
  CprMigration?: CprMigrationResolvers<ContextType>;
  CprMovingOrder?: CprMovingOrderResolvers<ContextType>;
  CprMunicipalMatter?: CprMunicipalMatterResolvers<ContextType>;
  CprMunicipalityMove?: CprMunicipalityMoveResolvers<ContextType>;
  CprName?: CprNameResolvers<ContextType>;
  CprNotMatched?: CprNotMatchedResolvers<ContextType>;
  CprNote?: CprNoteResolvers<ContextType>;
  CprNumber?: GraphQLScalarType;
  CprNumberInspection?: CprNumberInspectionResolvers<ContextType>;
  CprNumberPeriod?: CprNumberPeriodResolvers<ContextType>;
  CprPersonWithoutNumber?: CprPersonWithoutNumberResolvers<ContextType>;
  CprProtection?: CprProtectionResolvers<ContextType>;
  CprProtectionPeriod?: CprProtectionPeriodResolvers<ContextType>;
  CprProvider?: CprProviderResolvers<ContextType>;
  CprRelative?: CprRelativeResolvers<ContextType>;
  CprSupplementaryAddress?: CprSupplementaryAddressResolvers<ContextType>;
  CprValidity?: CprValidityResolvers<ContextType>;
  CprViewer?: CprViewerResolvers<ContextType>;
  CprVotingRegistration?: CprVotingRegistrationResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PrivateCitizen?: PrivateCitizenResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
};

