import type { AddressFields, ServicePerson } from './service-person.ts';

/** The elements inside an element in the order of the contract, and what is inside each of them; null for text. */
export type Elements = { readonly [name: string]: Elements | null };

/** Names every element that the type has. */
type ElementsOf<T> = { readonly [Name in keyof T]-?: Inside<NonNullable<T[Name]>> };
type Inside<T> = T extends readonly (infer Item)[] ? Inside<Item> : T extends object ? ElementsOf<T> : null;

const UNCERTAIN_DATE = { dato: null, usikkerhedsmarkering: null };

const PROTECTION = { startdato: null, slutdato: null, beskyttet: null };

const RELATION = { personnummer: null, foedselsdato: UNCERTAIN_DATE, navn: null };

const ADDRESS_FIELDS = {
  kommuneCvr: null,
  kommunekode: null,
  vejkode: null,
  husnummer: null,
  etage: null,
  sidedoer: null,
  bygningsnummer: null,
  conavn: null,
  lokalitet: null,
  bynavn: null,
  postnummer: null,
  postdistrikt: null,
  vejnavn: null,
} satisfies ElementsOf<Omit<AddressFields, 'tilflytningsdato'>>;

export const RESPONSE = {
  persondata: {
    personnummer: null,
    gaeldendePersonnummer: null,
    navn: {
      personadresseringsnavn: null,
      fornavn: null,
      mellemnavn: null,
      efternavn: null,
      fornavnMarkering: null,
      mellemnavnMarkering: null,
      efternavnMarkering: null,
      navnestartdato: UNCERTAIN_DATE,
    },
    foedselsdato: UNCERTAIN_DATE,
    foedselsregistreringsOplysninger: {
      foedselsregistreringsstedKode: null,
      foedselsregistreringsstedKodeMyndighedsnavn: null,
      supplerendeFoedselsregistreringssted: null,
    },
    startdato: UNCERTAIN_DATE,
    slutdato: UNCERTAIN_DATE,
    alder: null,
    koen: null,
    antalBoernUnder18: null,
    stilling: null,
    DeltBopælMarkering: null,
    DeltBopælStartDato: null,
    status: { status: null, statusdato: UNCERTAIN_DATE },
    separation: { separeret: null, separationsdato: UNCERTAIN_DATE },
    civilstand: { civilstand: null, civilstandsdato: UNCERTAIN_DATE },
    statsborgerskab: { landekode: null, statsborgerskabDato: UNCERTAIN_DATE, landekodeMyndighedsnavn: null },
    umyndiggoerelse: {
      umyndiggorelseRelationType: null,
      relationPersonnummer: null,
      relationStartdato: null,
      relationVaergenavn: null,
      relationVaergeadresseStartdato: null,
      VærgemålType: null,
      umyndiggoerelseStartdato: UNCERTAIN_DATE,
      umyndiggoerelseSlettedato: null,
      umyndiggjort: null,
      relationtekst1: null,
      relationtekst2: null,
      relationtekst3: null,
      relationtekst4: null,
      relationtekst5: null,
    },
    forsvindingsdato: UNCERTAIN_DATE,
    adressebeskyttelse: PROTECTION,
    vejviserbeskyttelse: PROTECTION,
    markedsfoeringsbeskyttelse: PROTECTION,
    tilmeldtNemsms: null,
    tilmeldtDigitalpost: null,
  },
  adresse: {
    aktuelAdresse: {
      ...ADDRESS_FIELDS,
      standardadresse: null,
      adresseringsnavn: null,
      vejadresseringsnavn: null,
      tilflytningsdato: UNCERTAIN_DATE,
      'adr1-supladr': null,
      'adr2-supladr': null,
      'adr3-supladr': null,
      'adr4-supladr': null,
      'adr5-supladr': null,
      distrikter: {
        postnummer: null,
        postdistrikt: null,
        byfornyelsesdistriktKode: null,
        byfornyelsesdistrikt: null,
        diversedistrikter: { distriktType: null, distriktKode: null, distrikt: null },
        evakueringsdistriktKode: null,
        evakueringsdistrikt: null,
        kirkedistriktKode: null,
        kirkedistrikt: null,
        skoledistriktKode: null,
        skoledistrikt: null,
        befolkningsdistriktKode: null,
        befolkningsdistrikt: null,
        socialdistriktKode: null,
        socialdistrikt: null,
        sognedistriktKode: null,
        sognedistrikt: null,
        valgdistriktKode: null,
        valgdistrikt: null,
        varmedistriktKode: null,
        varmedistrikt: null,
      },
      AdresseUUID: null,
    },
    udrejseoplysninger: {
      udrejselandekode: null,
      udrejselandekodeMyndighedsnavn: null,
      udrejsedato: UNCERTAIN_DATE,
      udlandsadresse1: null,
      udlandsadresse2: null,
      udlandsadresse3: null,
      udlandsadresse4: null,
      udlandsadresse5: null,
    },
    kontaktAdresse: {
      kontaktAdr1: null,
      kontaktAdr2: null,
      kontaktAdr3: null,
      kontaktAdr4: null,
      kontaktAdr5: null,
      startdato: null,
      slettedato: null,
    },
    adresseHistorik: {
      ...ADDRESS_FIELDS,
      retFortrydMarkering: null,
      tilflytningsdato: UNCERTAIN_DATE,
      fraflytningsdato: UNCERTAIN_DATE,
    },
  },
  relationer: {
    aegtefaelle: RELATION,
    barn: { personnummer: null },
    mor: RELATION,
    far: RELATION,
    foraeldremyndighed: {
      foraeldremyndighedtype: null,
      foraeldremyndighedStartdato: UNCERTAIN_DATE,
      foraeldremyndighedSletdato: null,
      relationPersonnummer: null,
      relationStartdato: null,
    },
  },
  notater: { notanr: null, notatlinie: null, notatstartdato: null, notatslettedato: null },
} satisfies ElementsOf<ServicePerson>;

/** The four elements that version 4 does not have. */
export const NEW_IN_VERSION_5: ReadonlySet<string> = new Set([
  'DeltBopælMarkering',
  'DeltBopælStartDato',
  'VærgemålType',
  'AdresseUUID',
]);
