/** Somebody who can sign in at the simulated broker. */
export type BrokerPerson = {
  /** What tests and `login_hint` name them by. */
  readonly key: string;
  /** What their button on the login page says, and a line below it. */
  readonly title: string;
  readonly explanation: string;
  /** How they sign in (`idp`). */
  readonly idp: 'mitid' | 'mitid_erhverv' | 'bankid_no';
  /** The broker's name for them, the same for all clients of one organisation. */
  readonly sub: string;
  readonly name: string;
  readonly birthDate: string;
  /** The Danish number, of somebody in `fake-data/`; null for those who have none. */
  readonly cpr: string | null;
  /** How strong their login is; null where the identity provider has no such levels. */
  readonly assurance: 'Low' | 'Substantial' | 'High' | null;
  /** For whom employees act. */
  readonly company: {
    readonly cvr: string;
    readonly name: string;
    readonly professionalId: string;
  } | null;
};

/** Company numbers that nobody has: the simulated authority, and the simulated company. */
export const AUTHORITY_CVR = '99999901';
export const COMPANY_CVR = '99999902';

const authority = (professionalId: string) => ({
  cvr: AUTHORITY_CVR,
  name: 'Prøvekøbing Kommune',
  professionalId,
});

/** Who there is to be where nothing else is said. The numbers are those of published test people. */
export const BROKER_PEOPLE: readonly BrokerPerson[] = [
  {
    key: 'caseworker',
    title: 'A caseworker',
    explanation: 'MitID Erhverv, for an authority',
    idp: 'mitid_erhverv',
    sub: '5f0d8a6e-3f5e-4c0f-9f3a-6a2f1f0c1a01',
    name: 'Karla Sagsbehandler',
    birthDate: '1965-01-01',
    cpr: '0101650049',
    assurance: 'Substantial',
    company: authority('urn:uuid:8a0f6f6e-5a44-4d8f-8f7c-0a5f0c1a0001'),
  },
  {
    key: 'officer',
    title: 'The security officer',
    explanation: 'MitID Erhverv, for the same authority; may read the ledger',
    idp: 'mitid_erhverv',
    sub: '5f0d8a6e-3f5e-4c0f-9f3a-6a2f1f0c1a02',
    name: 'Sanne Sikkerhed',
    birthDate: '1961-01-07',
    cpr: '0701614046',
    assurance: 'Substantial',
    company: authority('urn:uuid:8a0f6f6e-5a44-4d8f-8f7c-0a5f0c1a0002'),
  },
  {
    key: 'employee',
    title: 'An employee of a company',
    explanation: 'MitID Erhverv, for a company that may update its customers',
    idp: 'mitid_erhverv',
    sub: '5f0d8a6e-3f5e-4c0f-9f3a-6a2f1f0c1a03',
    name: 'Viggo Virksomhed',
    birthDate: '1961-07-07',
    cpr: '0707614307',
    assurance: 'Substantial',
    company: {
      cvr: COMPANY_CVR,
      name: 'Prøveforsikring A/S',
      professionalId: 'urn:uuid:8a0f6f6e-5a44-4d8f-8f7c-0a5f0c1a0003',
    },
  },
  {
    key: 'citizen',
    title: 'A citizen',
    explanation: 'MitID, as themselves',
    idp: 'mitid',
    sub: '5f0d8a6e-3f5e-4c0f-9f3a-6a2f1f0c1a04',
    name: 'Peter Hansen',
    birthDate: '1965-07-07',
    cpr: '0707650079',
    assurance: 'Substantial',
    company: null,
  },
  {
    key: 'parent',
    title: 'A citizen with a child',
    explanation: 'MitID, as themselves; has custody of a child',
    idp: 'mitid',
    sub: '5f0d8a6e-3f5e-4c0f-9f3a-6a2f1f0c1a05',
    name: 'Hans Larsen',
    birthDate: '1968-12-30',
    cpr: '3012680049',
    assurance: 'High',
    company: null,
  },
  {
    key: 'intruder',
    title: 'An intruder',
    explanation: 'BankID Norway: known to the broker, and nobody here',
    idp: 'bankid_no',
    sub: '5f0d8a6e-3f5e-4c0f-9f3a-6a2f1f0c1a06',
    name: 'Ingrid Inntrenger',
    birthDate: '1980-02-03',
    cpr: null,
    assurance: null,
    company: null,
  },
];
