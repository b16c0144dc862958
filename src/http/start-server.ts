import { isIPv6 } from 'node:net';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration/configuration.ts';
import { startGraphqlService } from '../graphql/operation/graphql-service.ts';
import { createSchema } from '../graphql/schema/schema.ts';
import { logRequests } from '../observability/request-log.ts';
import type { Provider } from '../providers/provider.ts';
import { startMetricsServer } from './metrics-server.ts';
import { startWebServer } from './web-server.ts';

export type RunningServer = {
  /** Such as `http://localhost:4000`; `https` where the server speaks it itself. */
  readonly origin: string;
  /** Where the metrics are, such as `http://localhost:9464`; null where the settings name no port for them. */
  readonly metricsOrigin: string | null;
  /**
   * Turns `/readyz` to 503, waits the configured delay for load balancers to see it, takes no new requests, answers those in flight, and
   * ends when the last one is answered.
   */
  stop(): Promise<void>;
};

type Parts = {
  readonly configuration: Configuration;
  /** By the names of their configurations. */
  readonly providers: ReadonlyMap<string, Provider>;
  readonly logger: Logger;
};

/** Starts to listen, with everything between the provider and the wire in place. */
export async function startServer({ configuration, providers, logger }: Parts): Promise<RunningServer> {
  // A deployment declares what it enforces: without trust nobody signs in, and people are made up.
  const isOpen = [...providers.values()].every(({ capabilities }) => capabilities.testPeopleOnly);
  const access = isOpen && configuration.trust === null ? 'open' : 'declared';
  const schema = createSchema(access);
  // Loaded where callers sign in: without, its packages would take a fifth of the memory.
  const trust =
    configuration.trust === null
      ? null
      : await (await import('./trust.ts')).connectTrust(configuration, schema, logger);
  const service = await startGraphqlService({
    schema,
    trust,
    limits: {
      depth: configuration.MAX_DEPTH,
      cost: configuration.MAX_COST,
      keys: configuration.MAX_KEYS,
      fields: configuration.MAX_FIELDS,
      answerBytes: configuration.MAX_ANSWER_BYTES,
      errors: configuration.MAX_ERRORS,
    },
    maxTokens: configuration.MAX_TOKENS,
    operationBytes: configuration.OPERATION_CACHE_BYTES,
    introspection: configuration.INTROSPECTION,
    logger,
  });
  for (const [configuration, { warnings = [] }] of providers) {
    for (const warning of warnings) logger.warn({ configuration }, warning);
  }
  const identity = {};
  const metrics = await startMetricsServer({
    configuration,
    providers,
    ledger: trust?.ledger ?? null,
    logger,
    identity,
  });
  const stopLogging = logRequests(logger, identity);
  const webServer = await startWebServer({
    configuration,
    service,
    providers,
    access,
    trust,
    logger,
    identity,
  });
  logger.info('Listening');
  const { HOST } = configuration;
  return {
    origin: `${configuration.tls === null ? 'http' : 'https'}://${isIPv6(HOST) ? `[${HOST}]` : HOST}:${webServer.port}`,
    metricsOrigin: metrics?.origin ?? null,
    async stop() {
      await webServer.stop();
      await metrics?.stop();
      stopLogging();
      await service.stop();
      await trust?.close();
      await Promise.all([...providers.values()].map((provider) => provider.close()));
    },
  };
}
