import { hash } from 'node:crypto';
import { userInfo } from 'node:os';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { readConfiguration, type Configuration } from '../configuration/configuration.ts';
import type { LedgerSettings } from '../configuration/ledger-settings.ts';
import { createLedger } from '../ledger/create-ledger.ts';
import type { PersonReference } from '../ledger/ledger.ts';

/** Where the ledger is and how it is read, as the settings say. */
export type LedgerAccess = {
  readonly storage: string;
  readonly keys: readonly string[];
  readonly settings: LedgerSettings;
};

/** @throws ConfigurationError */
export function readLedgerAccess(configuration: Configuration = readConfiguration()): LedgerAccess {
  const { CPR_STORAGE, CPR_LEDGER_KEY, CPR_PREVIOUS_LEDGER_KEYS = [], trust } = configuration;
  if (CPR_LEDGER_KEY === undefined || trust === null) {
    throw new ConfigurationError([
      'The ledger is read with the settings that the server has: set CPR_TRUST and CPR_LEDGER_KEY, and CPR_STORAGE where it is set there.',
    ]);
  }
  return {
    storage: CPR_STORAGE,
    keys: [CPR_LEDGER_KEY, ...CPR_PREVIOUS_LEDGER_KEYS],
    settings: trust.ledger,
  };
}

/**
 * Records that somebody at this machine reads the ledger, before they do: who looks after the look-ups is looked after too.
 *
 * @throws LedgerError where that can't be recorded, and then nothing is to be read
 */
export async function recordReading(
  { storage, keys, settings }: LedgerAccess,
  command: string,
  people: readonly PersonReference[] = [],
): Promise<void> {
  const onWarning = (message: string): void => void process.stderr.write(`${message}\n`);
  const ledger = await createLedger({ storage, keys, settings, onWarning });
  try {
    await ledger.record({
      circumstances: {
        caller: operator(),
        purpose: { code: 'LEDGER_READING', legalBasis: 'Control of the record of disclosures' },
        configuration: 'ledger',
        source: 'ledger',
        operation: { name: command, hash: hash('sha256', command) },
      },
      requestId: crypto.randomUUID(),
      at: Date.now(),
      caseReference: null,
      outcome: 'ANSWERED',
      disclosures: people.length === 0 ? [] : [{ place: PLACE, outcome: 'DELIVERED', people }],
    });
  } finally {
    await ledger.close();
  }
}

const PLACE = { path: 'ledger', type: 'LedgerEntry', fields: [], searchedBy: ['person'] };

/** Whoever is signed in at the machine. */
export const operator = () => ({
  kind: 'EMPLOYEE' as const,
  issuer: 'urn:cpr-subgraph:command-line',
  subject: userInfo().username,
  client: 'command-line',
  identityProvider: null,
  assurance: null,
  signedInAt: null,
  session: null,
  transaction: null,
  cvr: null,
  professionalId: null,
  scopes: new Set<string>(),
  expiresAt: Number.MAX_SAFE_INTEGER,
});
