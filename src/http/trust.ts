import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration/configuration.ts';
import { createAccess, type Access } from '../graphql/operation/access/access.ts';
import { createIdentity } from '../identity/create-identity.ts';
import type { Identity } from '../identity/identity.ts';
import { createLedger } from '../ledger/create-ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedgerReader, type LedgerReader } from '../ledger/reading/ledger-reader.ts';

/** What a deployment needs in which callers sign in: who they are, what they may ask, and the record of it. */
export type Trust = {
  readonly identity: Identity;
  readonly access: Access;
  readonly ledger: Ledger;
  readonly reader: LedgerReader;
  close(): Promise<void>;
};

/**
 * Connects what the settings name; null where nobody signs in.
 *
 * @throws ConfigurationError where a purpose names what the schema does not have
 * @throws LedgerError where the record can't be kept
 */
export async function connectTrust(
  { trust, CPR_STORAGE, CPR_LEDGER_KEY, CPR_PREVIOUS_LEDGER_KEYS = [] }: Configuration,
  schema: GraphQLSchema,
  logger: Logger,
): Promise<Trust | null> {
  if (trust === null || CPR_LEDGER_KEY === undefined) return null;
  const access = createAccess({ schema, settings: trust.purposes });
  const identity = createIdentity(trust.callers);
  const store = { storage: CPR_STORAGE, keys: [CPR_LEDGER_KEY, ...CPR_PREVIOUS_LEDGER_KEYS] };
  const ledger = await createLedger({
    ...store,
    settings: trust.ledger,
    onWarning: (message) => logger.warn(message),
  });
  const reader = openLedgerReader(store);
  return {
    identity,
    access,
    ledger,
    reader,
    async close() {
      await reader.close();
      await ledger.close();
      await identity.close();
    },
  };
}
