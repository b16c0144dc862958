import type { Caller } from '../../src/domain/caller.ts';
import type { LedgerSettings } from '../../src/configuration/ledger-settings.ts';
import { LEDGER } from '../../src/configuration/ledger-settings.ts';
import { createLedger } from '../../src/ledger/create-ledger.ts';
import type {
  Circumstances,
  DisclosedPlace,
  Disclosure,
  Ledger,
  RequestRecord,
} from '../../src/ledger/ledger.ts';

export const KEY = '0b'.repeat(32);
export const OLD_KEY = '0a'.repeat(32);

export const CASEWORKER: Caller = {
  kind: 'EMPLOYEE',
  issuer: 'https://broker.example.dk',
  subject: 'f2a9c1d0-caseworker',
  client: 'child-support',
  identityProvider: 'mitid_erhverv',
  assurance: 'SUBSTANTIAL',
  signedInAt: Date.UTC(2026, 0, 1),
  session: 'session-1',
  transaction: 'transaction-1',
  cvr: '12345678',
  professionalId: 'UUID:professional',
  scopes: new Set(['openid']),
  expiresAt: Date.UTC(2026, 0, 2),
};

export const CIRCUMSTANCES: Circumstances = {
  caller: CASEWORKER,
  purpose: { code: 'CHILD_SUPPORT', legalBasis: 'Børnebidragsloven § 1' },
  configuration: 'default',
  source: 'datafordeler',
  operation: { name: 'Family', hash: 'ab'.repeat(32) },
};

export const CITIZEN: DisclosedPlace = {
  path: 'citizen',
  type: 'Citizen',
  fields: ['address.streetName', 'name.givenName'],
  searchedBy: ['Query.citizen(cpr:)'],
};

export const CHILDREN: DisclosedPlace = {
  path: 'citizen.children.citizen',
  type: 'Citizen',
  fields: ['name.givenName'],
  searchedBy: ['Query.citizen(cpr:)'],
};

/** The number of somebody born in 1858: a person of no register. Another for every number. */
export const person = (number: number): string => `#010158${String(5000 + number).padStart(4, '0')}`;

let lastRequest = 0;

/** A record of somebody who was told of these people at one place. */
export function record(people: readonly string[], given: Partial<RequestRecord> = {}): RequestRecord {
  lastRequest += 1;
  return {
    circumstances: CIRCUMSTANCES,
    requestId: `request-${lastRequest}`,
    at: Date.now(),
    caseReference: null,
    outcome: 'ANSWERED',
    disclosures: people.length === 0 ? [] : [delivered(people)],
    ...given,
  };
}

export const delivered = (people: readonly string[], place = CITIZEN): Disclosure => ({
  place,
  outcome: 'DELIVERED',
  people,
});

export type TestLedgerOptions = {
  readonly keys?: readonly string[];
  readonly settings?: Partial<LedgerSettings>;
  readonly onWarning?: (message: string) => void;
};

export function openLedger(
  storage: string,
  { keys = [KEY], settings = {}, onWarning = () => undefined }: TestLedgerOptions = {},
): Promise<Ledger> {
  return createLedger({ storage, keys, settings: { ...LEDGER.parse({}), ...settings }, onWarning });
}

/** Records in a ledger that is opened for it and closed. */
export async function recordAll(
  storage: string,
  records: readonly RequestRecord[],
  options?: TestLedgerOptions,
): Promise<void> {
  const ledger = await openLedger(storage, options);
  // One after the other, so that each is a batch of its own.
  for (const one of records) await ledger.record(one);
  await ledger.close();
}
