/**
 * A person as the service answers them: the elements of `PersonLookupResponse` by their names in the contract, texts as they stand in the
 * XML. What is left out has no element; an empty object is an empty element. The order is not told here but in element-order.ts.
 */
export type ServicePerson = {
  readonly persondata?: Persondata | undefined;
  readonly adresse?: Adresse | undefined;
  readonly relationer?: Relationer | undefined;
  readonly notater?: readonly Notat[] | undefined;
};

/** `1978-04-27+02:00`, or for elements of type dateTime `1978-04-27T00:00:00.000+02:00`. */
export type WrittenDate = string;

/** Of type date or dateTime, by the element; the marking is there when the day is uncertain. */
export type UncertainDate = {
  readonly dato: WrittenDate;
  readonly usikkerhedsmarkering?: string | undefined;
};

export type Persondata = {
  readonly personnummer?: string | undefined;
  readonly gaeldendePersonnummer?: string | undefined;
  readonly navn?: Navn | undefined;
  readonly foedselsdato?: UncertainDate | undefined;
  readonly foedselsregistreringsOplysninger?: BirthRegistration | undefined;
  readonly startdato?: UncertainDate | undefined;
  readonly slutdato?: UncertainDate | undefined;
  readonly alder?: number | undefined;
  readonly koen?: string | undefined;
  readonly antalBoernUnder18: number;
  readonly stilling?: string | undefined;
  readonly DeltBopælMarkering?: boolean | undefined;
  readonly DeltBopælStartDato?: WrittenDate | undefined;
  readonly status?: { readonly status?: number | undefined; readonly statusdato?: UncertainDate | undefined };
  readonly separation?:
    { readonly separeret: boolean; readonly separationsdato?: UncertainDate | undefined } | undefined;
  readonly civilstand?:
    | { readonly civilstand?: string | undefined; readonly civilstandsdato?: UncertainDate | undefined }
    | undefined;
  readonly statsborgerskab?: Statsborgerskab | undefined;
  readonly umyndiggoerelse?: Umyndiggoerelse | undefined;
  readonly forsvindingsdato?: UncertainDate | undefined;
  readonly adressebeskyttelse?: Protection | undefined;
  readonly vejviserbeskyttelse?: Protection | undefined;
  readonly markedsfoeringsbeskyttelse?: Protection | undefined;
  readonly tilmeldtNemsms?: boolean | undefined;
  readonly tilmeldtDigitalpost?: boolean | undefined;
};

export type BirthRegistration = {
  readonly foedselsregistreringsstedKode?: number | undefined;
  readonly foedselsregistreringsstedKodeMyndighedsnavn?: string | undefined;
  readonly supplerendeFoedselsregistreringssted?: string | undefined;
};

export type Navn = {
  /** The contract wants it; clients met names without it. */
  readonly personadresseringsnavn?: string | undefined;
  readonly fornavn?: string | undefined;
  readonly mellemnavn?: string | undefined;
  readonly efternavn?: string | undefined;
  readonly fornavnMarkering?: string | undefined;
  readonly mellemnavnMarkering?: string | undefined;
  readonly efternavnMarkering?: string | undefined;
  readonly navnestartdato?: UncertainDate | undefined;
};

export type Statsborgerskab = {
  readonly landekode?: number | undefined;
  readonly statsborgerskabDato?: UncertainDate | undefined;
  readonly landekodeMyndighedsnavn?: string | undefined;
};

export type Protection = {
  readonly startdato?: WrittenDate | undefined;
  readonly slutdato?: WrittenDate | undefined;
  readonly beskyttet?: boolean | undefined;
};

export type Umyndiggoerelse = {
  /** 0: a guardian without a number; 1: the guardian's number; 2: the guardian's address. Spelled so. */
  readonly umyndiggorelseRelationType?: number | undefined;
  readonly relationPersonnummer?: string | undefined;
  readonly relationStartdato?: WrittenDate | undefined;
  readonly relationVaergenavn?: string | undefined;
  readonly relationVaergeadresseStartdato?: WrittenDate | undefined;
  readonly VærgemålType?: string | undefined;
  readonly umyndiggoerelseStartdato: UncertainDate;
  readonly umyndiggoerelseSlettedato?: WrittenDate | undefined;
  readonly umyndiggjort?: boolean | undefined;
  readonly relationtekst1?: string | undefined;
  readonly relationtekst2?: string | undefined;
  readonly relationtekst3?: string | undefined;
  readonly relationtekst4?: string | undefined;
  readonly relationtekst5?: string | undefined;
};

export type Adresse = {
  readonly aktuelAdresse?: AktuelAdresse | undefined;
  readonly udrejseoplysninger?: Udrejseoplysninger | undefined;
  readonly kontaktAdresse?: KontaktAdresse | undefined;
  readonly adresseHistorik?: readonly AdresseHistorik[] | undefined;
};

/** What present and earlier addresses have in common. */
export type AddressFields = {
  readonly kommuneCvr?: string | undefined;
  readonly kommunekode?: number | undefined;
  readonly vejkode?: number | undefined;
  readonly husnummer?: string | undefined;
  readonly etage?: string | undefined;
  readonly sidedoer?: string | undefined;
  readonly bygningsnummer?: string | undefined;
  readonly conavn?: string | undefined;
  readonly lokalitet?: string | undefined;
  readonly bynavn?: string | undefined;
  readonly postnummer?: string | undefined;
  readonly postdistrikt?: string | undefined;
  readonly vejnavn?: string | undefined;
  readonly tilflytningsdato?: UncertainDate | undefined;
};

export type AktuelAdresse = AddressFields & {
  readonly standardadresse?: string | undefined;
  readonly adresseringsnavn?: string | undefined;
  readonly vejadresseringsnavn?: string | undefined;
  readonly 'adr1-supladr'?: string | undefined;
  readonly 'adr2-supladr'?: string | undefined;
  readonly 'adr3-supladr'?: string | undefined;
  readonly 'adr4-supladr'?: string | undefined;
  readonly 'adr5-supladr'?: string | undefined;
  readonly distrikter?: Distrikter | undefined;
  readonly AdresseUUID?: string | undefined;
};

export type AdresseHistorik = AddressFields & {
  readonly retFortrydMarkering?: string | undefined;
  readonly fraflytningsdato?: UncertainDate | undefined;
};

export type KontaktAdresse = {
  readonly kontaktAdr1?: string | undefined;
  readonly kontaktAdr2?: string | undefined;
  readonly kontaktAdr3?: string | undefined;
  readonly kontaktAdr4?: string | undefined;
  readonly kontaktAdr5?: string | undefined;
  readonly startdato?: WrittenDate | undefined;
  readonly slettedato?: WrittenDate | undefined;
};

export type Udrejseoplysninger = {
  readonly udrejselandekode?: number | undefined;
  readonly udrejselandekodeMyndighedsnavn?: string | undefined;
  readonly udrejsedato?: UncertainDate | undefined;
  readonly udlandsadresse1?: string | undefined;
  readonly udlandsadresse2?: string | undefined;
  readonly udlandsadresse3?: string | undefined;
  readonly udlandsadresse4?: string | undefined;
  readonly udlandsadresse5?: string | undefined;
};

export type Distrikter = {
  readonly postnummer?: number | undefined;
  readonly postdistrikt?: string | undefined;
  readonly byfornyelsesdistriktKode?: string | undefined;
  readonly byfornyelsesdistrikt?: string | undefined;
  readonly diversedistrikter?: readonly Diversedistrikt[] | undefined;
  readonly evakueringsdistriktKode?: number | undefined;
  readonly evakueringsdistrikt?: string | undefined;
  readonly kirkedistriktKode?: number | undefined;
  readonly kirkedistrikt?: string | undefined;
  readonly skoledistriktKode?: number | undefined;
  readonly skoledistrikt?: string | undefined;
  readonly befolkningsdistriktKode?: string | undefined;
  readonly befolkningsdistrikt?: string | undefined;
  readonly socialdistriktKode?: number | undefined;
  readonly socialdistrikt?: string | undefined;
  readonly sognedistriktKode?: number | undefined;
  readonly sognedistrikt?: string | undefined;
  readonly valgdistriktKode?: number | undefined;
  readonly valgdistrikt?: string | undefined;
  readonly varmedistriktKode?: number | undefined;
  readonly varmedistrikt?: string | undefined;
};

export type Diversedistrikt = {
  readonly distriktType?: number | undefined;
  readonly distriktKode?: string | undefined;
  readonly distrikt?: string | undefined;
};

export type Relationer = {
  readonly aegtefaelle?: Relation | undefined;
  readonly barn?: readonly { readonly personnummer: string }[] | undefined;
  readonly mor?: Relation | undefined;
  readonly far?: Relation | undefined;
  readonly foraeldremyndighed?: readonly Foraeldremyndighed[] | undefined;
};

/** A number, or what is known of somebody without one; somebody of whom nothing is known has an empty element. */
export type Relation = {
  readonly personnummer?: string | undefined;
  readonly foedselsdato?: UncertainDate | undefined;
  readonly navn?: string | undefined;
};

export type Foraeldremyndighed = {
  /** 3 the mother, 4 the father, 5 and 6 other holders. */
  readonly foraeldremyndighedtype: number;
  readonly foraeldremyndighedStartdato?: UncertainDate | undefined;
  readonly foraeldremyndighedSletdato?: WrittenDate | undefined;
  readonly relationPersonnummer?: string | undefined;
  readonly relationStartdato?: WrittenDate | undefined;
};

export type Notat = {
  readonly notanr?: number | undefined;
  readonly notatlinie?: string | undefined;
  readonly notatstartdato?: WrittenDate | undefined;
  readonly notatslettedato?: WrittenDate | undefined;
};
