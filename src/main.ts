import { ConfigurationError, readConfiguration } from './configuration/configuration.ts';
import { startApolloServer } from './graphql/apollo-server.ts';
import { createSchema } from './graphql/schema.ts';
import { createLogger } from './http/logger.ts';
import { stopOnSignals } from './http/stop-on-signals.ts';
import { createWebServer } from './http/web-server.ts';
import { createProvider } from './providers/create-provider.ts';
import { PeopleFileError } from './providers/fake/people-file-error.ts';

/** Wrong settings: the message is for a person at a terminal, the exit code for a supervisor that should not try again. */
const EXIT_UNUSABLE_CONFIGURATION = 2;

try {
  await start();
} catch (error) {
  const expected = error instanceof ConfigurationError || error instanceof PeopleFileError;
  process.stderr.write(expected ? `${error.message}\n` : `The server did not start: ${reasonOf(error)}\n`);
  process.exit(expected ? EXIT_UNUSABLE_CONFIGURATION : 1);
}

async function start(): Promise<void> {
  const configuration = readConfiguration();
  const logger = createLogger(configuration);
  const provider = createProvider(configuration);
  const apollo = await startApolloServer(createSchema(), {
    limits: { depth: configuration.MAX_DEPTH, cost: configuration.MAX_COST },
    maxTokens: configuration.MAX_TOKENS,
    introspection: configuration.INTROSPECTION,
    logger,
  });
  const readiness = { draining: false };
  const app = createWebServer({ configuration, apollo, provider, readiness, logger });
  stopOnSignals({ app, apollo, readiness, logger, timeout: configuration.SHUTDOWN_TIMEOUT_MS });
  await app.listen({
    host: configuration.HOST,
    port: configuration.PORT,
    listenTextResolver: () => 'Listening',
  });
  sayWhatToOpen(addressOf(app.server.address()), configuration.GRAPHIQL);

  function sayWhatToOpen(origin: string, graphiql: boolean): void {
    logger.info(
      { graphql: `${origin}/graphql`, provider: provider.capabilities.kind },
      graphiql ? `Open ${origin}/graphiql` : `GraphQL is at ${origin}/graphql`,
    );
  }

  function addressOf(address: ReturnType<typeof app.server.address>): string {
    const port = typeof address === 'object' && address !== null ? address.port : configuration.PORT;
    return `http://${configuration.HOST}:${port}`;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
