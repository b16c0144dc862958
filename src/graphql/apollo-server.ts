import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from './context.ts';
import { createExecutor, type OperationLimits } from './executor.ts';
import { safeError } from './safe-error.ts';

type Gateway = ApolloServerOptionsWithGateway<Context>['gateway'];

type Options = {
  readonly limits: OperationLimits;
  readonly maxTokens: number;
  readonly introspection: boolean;
  readonly logger: Logger;
};

/**
 * Apollo Server with our executor in the place where it expects a gateway's: it parses, validates, caches documents and speaks
 * GraphQL over HTTP; fields are run by {@link createExecutor}. Its plug-ins for cache hints and inline traces are off, because they
 * touch every field of every answer, and an answer about a person must not be cached anyway. Started and ready to use.
 */
export async function startApolloServer(
  schema: GraphQLSchema,
  options: Options,
): Promise<ApolloServer<Context>> {
  const server = new ApolloServer<Context>({
    gateway: gatewayTo(schema, options.limits),
    introspection: options.introspection,
    // What a deployment answers must not hang on NODE_ENV.
    nodeEnv: 'production',
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !options.introspection,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: options.maxTokens },
    maxRecursiveSelections: true,
    validationOptions: { maxErrors: 20 },
    formatError: safeError,
    stringifyResult: (result) => JSON.stringify(result),
    logger: options.logger,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await server.start();
  return server;
}

function gatewayTo(schema: GraphQLSchema, limits: OperationLimits): Gateway {
  const listeners = new Set<Parameters<NonNullable<Gateway['onSchemaLoadOrUpdate']>>[0]>();
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => {
      for (const listener of listeners) listener({ apiSchema: schema, coreSupergraphSdl: '' });
      return { executor: createExecutor(schema, limits) };
    },
    stop: async () => listeners.clear(),
  };
}
