import type { CalendarDate } from '../../../src/domain/calendar-date.ts';

/**
 * A person as CPRCustom_PublicSectorPerson shows them; the names are those of `public-sector.graphql`. Days are `YYYY-MM-DD`, instants
 * ISO 8601.
 */
export type RegisterPerson = {
  readonly id: string;
  readonly foedselsdato: CalendarDate | null;
  readonly foedselsdatousikkerhedsmarkering: boolean | null;
  readonly koen: string;
  readonly status: string;
  readonly statusdato: CalendarDate | null;
  readonly statusdatousikkerhedsmarkering: boolean | null;
  readonly stilling: string | null;
  readonly supplerendeFoedselsregistreringssted: string | null;
  readonly adresseoplysninger: readonly Adresseoplysninger[];
  readonly beskyttelser: readonly Beskyttelse[];
  readonly boern: readonly (FromDay & { readonly barn: SimpelPerson | null })[];
  readonly civilstande: readonly Civilstand[];
  readonly cprFoedselsregistreringssted: AdministrativEnhed | null;
  readonly cprHaendelseskoder: readonly CprHaendelseskode[];
  readonly deltBopael: readonly DeltBopael[];
  readonly flyttepaabud: {
    readonly bemarkning: string | null;
    readonly virkningfra: CalendarDate | null;
  } | null;
  readonly folkekirke: readonly (Row & { readonly tilhoersforhold: string })[];
  readonly forsvindinger: readonly Row[];
  readonly foraeldreoplysninger: readonly Foraeldreoplysning[];
  readonly foraeldremyndighedsoplysninger: readonly Foraeldremyndighedsoplysning[];
  readonly foraeldremyndighedOver: readonly ForaeldremyndighedOver[];
  readonly kommunaleForhold: readonly KommunaleForhold[];
  /** The service tells one of them. */
  readonly kontaktadresse: readonly Kontaktadresse[];
  readonly navne: readonly Navn[];
  readonly notater: readonly Notat[];
  /** The contract lets an item be null. */
  readonly personnumre: readonly ((Row & { readonly personnummer: string }) | null)[];
  readonly statsborgerskaber: readonly Statsborgerskab[];
  readonly udrejseIndrejser: readonly UdrejseIndrejse[];
  readonly vaergemaal: readonly Vaergemaal[];
  readonly valgoplysninger: readonly Valgoplysning[];
};

export type FromDay = {
  readonly virkningfra: CalendarDate | null;
  readonly virkningfrausikkerhedsmarkering: boolean | null;
};

export type Span = FromDay & {
  readonly virkningtil: CalendarDate | null;
  readonly virkningtilusikkerhedsmarkering: boolean | null;
};

export type Row = Span & { readonly status: string };

export type Adresseoplysninger = Row & {
  readonly conavn: string | null;
  readonly fraflytningsdatokommune: CalendarDate | null;
  readonly fraflytningsdatokommuneusikkerhedsmarkering: boolean | null;
  readonly fraflytningskommunekode: string | null;
  readonly fraflytningskommunenavn: string | null;
  readonly tilflytningsdatokommune: CalendarDate | null;
  readonly tilflytningsdatokommuneusikkerhedsmarkering: boolean | null;
  readonly cprAdresse: CprAdresse;
  readonly supplerendeAdresse: SimpelAdresseoplysning | null;
};

export type CprAdresse = {
  readonly bygningsnummer: string | null;
  readonly bynavn: string | null;
  readonly cprkommunekode: string;
  readonly cprkommunenavn: string | null;
  readonly cprvejkode: string;
  readonly etage: string | null;
  readonly husnummer: string | null;
  readonly postdistrikt: string | null;
  readonly postnummer: string | null;
  readonly sidedoer: string | null;
  readonly vejadresseringsnavn: string | null;
  readonly vejnavn: string | null;
  readonly daradresse: string | null;
};

export type AdministrativEnhed = {
  readonly kode: string;
  readonly landekode: string | null;
  readonly navn: string;
  readonly administrativEnhedType: { readonly typeKode: string; readonly typeNavn: string };
};

export type Beskyttelse = {
  readonly beskyttelsestype: string;
  readonly status: string;
  readonly virkningfra: string | null;
  readonly virkningtil: string | null;
};

export type CprHaendelseskode = {
  readonly kode: string;
  readonly afledtmrk: boolean | null;
  readonly registreringfra: string | null;
  readonly virkningfra: CalendarDate | null;
};

export type DeltBopael = {
  readonly status: string;
  readonly registreringFra: string | null;
  readonly virkningFra: CalendarDate | null;
  readonly virkningFraUsikkerhedsmarkering: boolean | null;
};

export type Statsborgerskab = {
  readonly status: string;
  readonly virkningFra: CalendarDate | null;
  readonly virkningFraUsikkerhedsmarkering: boolean | null;
  readonly virkningTil: CalendarDate | null;
  readonly virkningTilUsikkerhedsmarkering: boolean | null;
  readonly cprland: AdministrativEnhed | null;
};

export type Navn = Row & {
  readonly adresseringsnavn: string | null;
  readonly efternavn: string;
  readonly fornavne: string;
  readonly mellemnavn: string | null;
  readonly efternavnmarkering: string | null;
  readonly fornavnemarkering: string | null;
  readonly mellemnavnmarkering: string | null;
};

export type Notat = {
  readonly notatlinie: string;
  readonly notatnummer: number | null;
  readonly virkningfra: CalendarDate | null;
  readonly virkningtil: CalendarDate | null;
};

export type KommunaleForhold = FromDay & {
  readonly bemaerkning: string | null;
  readonly kommunaleforholdskode: string;
  readonly kommunaleforholdstype: string;
};

/** Up to five lines of text, each in a field of its own. */
export type AddressLines = {
  readonly [line in `adresselinie${1 | 2 | 3 | 4 | 5}`]: string | null;
};

export type SimpelAdresseoplysning = AddressLines & {
  readonly virkningfra: CalendarDate | null;
  readonly virkningtil: CalendarDate | null;
};

export type Kontaktadresse = AddressLines & {
  readonly status: string;
  readonly virkningfra: CalendarDate | null;
  readonly virkningtil: CalendarDate | null;
};

export type Vaergemaal = AddressLines &
  FromDay & {
    readonly vaergemaalstype: string;
    readonly vaergenavn: string | null;
    readonly status: string | null;
  };

export type Valgoplysning = {
  readonly valgoplysningstype: string;
  readonly status: string;
  readonly virkningfra: CalendarDate | null;
};

export type UdrejseIndrejse = Row & {
  readonly [line in `udenlandsadresselinie${1 | 2 | 3 | 4 | 5}`]: string | null;
} & {
  readonly cprLandIndrejse: AdministrativEnhed | null;
  readonly cprLandUdrejse: AdministrativEnhed | null;
};

/** A related person who has a number. */
export type SimpelPerson = {
  readonly personid: string;
  readonly personnummer: string;
  readonly adresseoplysninger: Adresseoplysninger | null;
  readonly beskyttelser: readonly Beskyttelse[];
  readonly forsvinding: Row | null;
  readonly kontaktadresse: Kontaktadresse | null;
  readonly navn: Navn | null;
  readonly udrejseIndrejse: UdrejseIndrejse | null;
};

export type SimpelPersonUdenCpr = {
  readonly personid: string | null;
  readonly navn: string | null;
  readonly navnemarkering: string | null;
  readonly foedselsdato: CalendarDate | null;
  readonly foedselsdatousikkerhedsmarkering: boolean | null;
};

/** A reference that leads to nobody in the register. */
export type SimpelPersonIkkeValidRelation = {
  readonly personid: string | null;
  readonly personnummer: string | null;
  readonly navn: string | null;
  readonly foedselsdato: CalendarDate | null;
};

export type Civilstand = Row & {
  readonly civilstandstype: string;
  readonly aegtefaelle: SimpelPerson | null;
  readonly aegtefaelleUdenCpr: SimpelPersonUdenCpr | null;
  readonly ikkeValidRelationsAegtefaelle: SimpelPersonIkkeValidRelation | null;
  readonly separationer: readonly Row[];
};

export type Foraeldreoplysning = FromDay & {
  readonly foraelder: SimpelPerson | null;
  readonly foraelderUdenCpr: SimpelPersonUdenCpr | null;
  readonly ikkeValidRelationsForaelder: SimpelPersonIkkeValidRelation | null;
  readonly foraelderrolle: string;
};

export type Foraeldremyndighedsoplysning = FromDay & {
  readonly virkningtil: CalendarDate | null;
  readonly foraeldremyndig: SimpelPerson | null;
  readonly foraeldremyndigUdenCpr: SimpelPersonUdenCpr | null;
  readonly ikkeValidRelationsForaeldremyndig: SimpelPersonIkkeValidRelation | null;
  readonly foraeldremyndighedsindehaverrolle: string;
};

export type ForaeldremyndighedOver = FromDay & {
  readonly virkningtil: CalendarDate | null;
  readonly barn: SimpelPerson | null;
  readonly foraeldremyndighedsindehaverrolle: string;
};
