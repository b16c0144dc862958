import { ConfigurationError } from './configuration/configuration-error.ts';
import { readConfiguration } from './configuration/configuration.ts';
import { LedgerError } from './ledger/ledger.ts';
import { logCrashes } from './observability/log-crashes.ts';
import { createLogger } from './observability/logger.ts';
import { startServer } from './http/start-server.ts';
import { stopOnSignals } from './http/stop-on-signals.ts';
import { createProviders } from './providers/create-providers.ts';
import type { Provider } from './providers/provider.ts';
import { CertificateError } from './providers/transport/certificates/certificate-error.ts';
import { PeopleFileError } from './providers/fake/people-file-error.ts';

/** Wrong settings: the message is for a person at a terminal, the exit code for a supervisor that should not try again. */
const EXIT_UNUSABLE_CONFIGURATION = 2;
const UNUSABLE = [ConfigurationError, PeopleFileError, CertificateError, LedgerError];

try {
  const configuration = readConfiguration();
  const logger = createLogger(configuration);
  logCrashes(logger);
  for (const warning of configuration.warnings) logger.warn(warning);
  const providers = await createProviders(configuration.providers, configuration.trust !== null);
  const server = await startServer({ configuration, providers, logger });
  stopOnSignals(server, configuration.SHUTDOWN_TIMEOUT_MS, logger);
  logger.info(
    { graphql: `${server.origin}/graphql`, providers: kindsOf(providers) },
    configuration.GRAPHIQL ? `Open ${server.origin}/graphiql` : `GraphQL is at ${server.origin}/graphql`,
  );
} catch (error) {
  const isUnusable = UNUSABLE.some((kind) => error instanceof kind);
  process.stderr.write(`${isUnusable ? '' : 'The server did not start: '}${reasonOf(error)}\n`);
  process.exit(isUnusable ? EXIT_UNUSABLE_CONFIGURATION : 1);
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `${error.message}. Stop what is using the port, or set PORT to another.`;
  }
  return error instanceof Error ? error.message : String(error);
}

function kindsOf(providers: ReadonlyMap<string, Provider>): Record<string, string> {
  return Object.fromEntries([...providers].map(([name, { capabilities }]) => [name, capabilities.kind]));
}
