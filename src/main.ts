import { ConfigurationError, readConfiguration } from './configuration/configuration.ts';
import { createLogger } from './http/logger.ts';
import { startServer } from './http/start-server.ts';
import { stopOnSignals } from './http/stop-on-signals.ts';
import { createProvider } from './providers/create-provider.ts';
import { PeopleFileError } from './providers/fake/people-file-error.ts';

/** Wrong settings: the message is for a person at a terminal, the exit code for a supervisor that should not try again. */
const EXIT_UNUSABLE_CONFIGURATION = 2;

try {
  const configuration = readConfiguration();
  const logger = createLogger(configuration);
  const provider = createProvider(configuration);
  const server = await startServer({ configuration, provider, logger });
  stopOnSignals(server, configuration.SHUTDOWN_TIMEOUT_MS, logger);
  logger.info(
    { graphql: `${server.origin}/graphql`, provider: provider.capabilities.kind },
    configuration.GRAPHIQL ? `Open ${server.origin}/graphiql` : `GraphQL is at ${server.origin}/graphql`,
  );
} catch (error) {
  const isUnusable = error instanceof ConfigurationError || error instanceof PeopleFileError;
  process.stderr.write(`${isUnusable ? error.message : `The server did not start: ${reasonOf(error)}`}\n`);
  process.exit(isUnusable ? EXIT_UNUSABLE_CONFIGURATION : 1);
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `${error.message}. Stop what is using the port, or set PORT to another.`;
  }
  return error instanceof Error ? error.message : String(error);
}
