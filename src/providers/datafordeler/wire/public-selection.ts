import type { Citizen } from '../../../domain/citizen.ts';

const VALIDITY = 'virkningfra virkningfrausikkerhedsmarkering virkningtil virkningtilusikkerhedsmarkering';
const CAPITAL_VALIDITY =
  'virkningFra virkningFraUsikkerhedsmarkering virkningTil virkningTilUsikkerhedsmarkering';
const SINCE = 'virkningfra virkningfrausikkerhedsmarkering';

/** Mandatory on every person and every relative; a question without it is refused. */
export const PROTECTIONS = 'beskyttelser { beskyttelsestype status virkningfra virkningtil }';

/** A relative is only pointed at: whoever wants to know more walks on to them. */
const RELATIVE = `{ personid personnummer ${PROTECTIONS} }`;
const UNNUMBERED = '{ navn navnemarkering foedselsdato foedselsdatousikkerhedsmarkering }';
const INVALID_REFERENCE = '{ navn foedselsdato }';

const NAMES = `navne { fornavne mellemnavn efternavn adresseringsnavn fornavnemarkering mellemnavnmarkering efternavnmarkering status ${VALIDITY} }`;
const CIVIL_STATUSES =
  `civilstande { status civilstandstype ${VALIDITY} aegtefaelle ${RELATIVE} aegtefaelleUdenCpr ${UNNUMBERED}` +
  ` ikkeValidRelationsAegtefaelle ${INVALID_REFERENCE} separationer { status ${VALIDITY} } }`;
/** An address, and what else of it is wanted. */
export const addresses = (more: string): string =>
  `adresseoplysninger { conavn status ${VALIDITY} cprAdresse { bygningsnummer bynavn cprkommunekode cprkommunenavn cprvejkode etage` +
  ` husnummer postdistrikt postnummer sidedoer vejadresseringsnavn vejnavn daradresse } ${more} }`;
/** A departure or entry, and what is wanted of a country. */
export const migrations = (country: string): string =>
  `udrejseIndrejser { status ${VALIDITY} udenlandsadresselinie1 udenlandsadresselinie2 udenlandsadresselinie3 udenlandsadresselinie4` +
  ` udenlandsadresselinie5 cprLandIndrejse { ${country} } cprLandUdrejse { ${country} } }`;
const LINES = 'adresselinie1 adresselinie2 adresselinie3 adresselinie4 adresselinie5';
const COUNTRY = 'kode landekode navn';
const ADDRESSES = addresses(
  'tilflytningsdatokommune tilflytningsdatokommuneusikkerhedsmarkering fraflytningsdatokommune' +
    ' fraflytningsdatokommuneusikkerhedsmarkering fraflytningskommunekode fraflytningskommunenavn' +
    ` supplerendeAdresse { virkningfra virkningtil ${LINES} }`,
);
const MIGRATIONS = migrations(COUNTRY);
export const DISAPPEARANCES = `forsvindinger { status ${VALIDITY} }`;
const CHURCH = `folkekirke { tilhoersforhold status ${VALIDITY} }`;
const CUSTODY_HOLDERS =
  `foraeldremyndighedsoplysninger { ${SINCE} virkningtil foraeldremyndig ${RELATIVE} foraeldremyndigUdenCpr ${UNNUMBERED}` +
  ` ikkeValidRelationsForaeldremyndig ${INVALID_REFERENCE} foraeldremyndighedsindehaverrolle }`;
const CUSTODY_OVER = `foraeldremyndighedOver { ${SINCE} virkningtil barn ${RELATIVE} foraeldremyndighedsindehaverrolle }`;
const GUARDIANSHIPS = `vaergemaal { ${LINES} vaergemaalstype vaergenavn status ${SINCE} }`;
const CITIZENSHIPS = `statsborgerskaber { status ${CAPITAL_VALIDITY} cprland { ${COUNTRY} } }`;
/** The one contact address, with the condition that it must meet. */
export const contactAddress = (where: string): string =>
  `kontaktadresse${where} { status virkningfra virkningtil ${LINES} }`;
/** Without a condition it may be one of the past. */
const CONTACT_ADDRESS = contactAddress('(where: { status: { eq: "aktuel" } })');
const BIRTH_DATE = 'foedselsdato foedselsdatousikkerhedsmarkering';
const STATUS_DATE = 'statusdato statusdatousikkerhedsmarkering';

/** What each field of a citizen needs to be asked for; those that are not here come with every question. */
export const PUBLIC_FIELDS: Partial<Record<keyof Citizen, string>> = {
  statusValidity: STATUS_DATE,
  name: NAMES,
  nameHistory: NAMES,
  birthDate: BIRTH_DATE,
  birthDateUncertain: BIRTH_DATE,
  birthplace: 'cprFoedselsregistreringssted { kode landekode navn } supplerendeFoedselsregistreringssted',
  occupation: 'stilling',
  civilStatus: CIVIL_STATUSES,
  civilStatusValidity: CIVIL_STATUSES,
  civilStatusHistory: CIVIL_STATUSES,
  spouse: CIVIL_STATUSES,
  spouseHistory: CIVIL_STATUSES,
  separations: CIVIL_STATUSES,
  parents:
    `foraeldreoplysninger { ${SINCE} foraelder ${RELATIVE} foraelderUdenCpr ${UNNUMBERED}` +
    ` ikkeValidRelationsForaelder ${INVALID_REFERENCE} foraelderrolle }`,
  children: `boern { ${SINCE} barn ${RELATIVE} }`,
  custodyHolders: CUSTODY_HOLDERS,
  custodyHolderHistory: CUSTODY_HOLDERS,
  custodyOver: CUSTODY_OVER,
  custodyOverHistory: CUSTODY_OVER,
  guardianship: GUARDIANSHIPS,
  guardianshipHistory: GUARDIANSHIPS,
  citizenships: CITIZENSHIPS,
  citizenshipHistory: CITIZENSHIPS,
  address: ADDRESSES,
  addressHistory: ADDRESSES,
  contactAddress: CONTACT_ADDRESS,
  contactAddressHistory: CONTACT_ADDRESS,
  migration: MIGRATIONS,
  migrationHistory: MIGRATIONS,
  disappearances: DISAPPEARANCES,
  churchMembership: CHURCH,
  churchMembershipValidity: CHURCH,
  churchMembershipHistory: CHURCH,
  sharedResidences: 'deltBopael { status virkningFra virkningFraUsikkerhedsmarkering }',
  municipalMatters: `kommunaleForhold { bemaerkning kommunaleforholdskode kommunaleforholdstype ${SINCE} }`,
  notes: 'notater { notatlinie notatnummer virkningfra virkningtil }',
  votingRegistrations: 'valgoplysninger { valgoplysningstype status virkningfra }',
  movingOrder: 'flyttepaabud { bemarkning virkningfra }',
  eventCodes: 'cprHaendelseskoder { kode afledtmrk registreringfra virkningfra }',
};

/** With every question: who it is, under which numbers, whether they are protected. */
export const PUBLIC_ALWAYS = `id koen status ${PROTECTIONS} personnumre { personnummer status ${VALIDITY} }`;
