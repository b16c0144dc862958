import {
  ApolloServer,
  HeaderMap,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import {
  getOperationAST,
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { Logger } from 'pino';
import type { RequestContext, SchemaRequestContext } from './context.ts';
import { createExecutor, type ExecutorOptions } from './executor.ts';
import { KnownOperations } from './known-operations.ts';
import { readOperationRequest } from './operation-request.ts';
import { plainName } from '../errors/plain-name.ts';
import { safeError } from '../errors/safe-error.ts';

export type GraphqlService = {
  /** Whether the operation's text has been validated before. */
  knows(body: unknown): boolean;
  /** Answers the JSON body of a POST, as GraphQL over HTTP has it. */
  answer(request: GraphqlHttpRequest, context: AnyContext): Promise<GraphqlHttpAnswer>;
  stop(): Promise<void>;
};

type AnyContext = RequestContext | SchemaRequestContext;

export type GraphqlHttpRequest = {
  readonly body: unknown;
  readonly contentType: string | undefined;
  readonly accept: string | undefined;
};

export type GraphqlHttpAnswer = {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly text: string;
  /** What the client calls the operation; null for what has no name, or none that may be repeated. */
  readonly operationName: string | null;
  /** The code of each error in the answer. */
  readonly errorCodes: readonly string[];
};

type Options = ExecutorOptions & {
  readonly schema: GraphQLSchema;
  readonly maxTokens: number;
  readonly logger: Logger;
};

/** What Apollo Server carries through its pipeline: our context, and the result where the operation has been run already. */
type PipelineContext = {
  readonly context: AnyContext;
  readonly result?: ExecutionResult;
  /** Filled in when the answer is ready; never for what is no request for an operation. */
  readonly answered: { operationName?: string | null; errors?: readonly GraphQLFormattedError[] };
};

type Gateway = ApolloServerOptionsWithGateway<PipelineContext>['gateway'];

/** How many values of `accept` are remembered; clients send a handful. */
const MOST_ACCEPTS = 100;

/**
 * Apollo Server with our executor in the place where it expects a gateway's: it parses, validates and speaks GraphQL over HTTP; fields are
 * run by {@link createExecutor}. Its pipeline costs as much as a small operation, so it is gone through only once for an operation that
 * succeeds: a text that it has validated, asked for in a form that it has answered, is run at once. Whatever fails goes through it
 * each time, so that every error has its form. Started and ready to use.
 */
export async function startGraphqlService(options: Options): Promise<GraphqlService> {
  const execute = createExecutor(options.schema, options);
  const known = new KnownOperations();
  const contentTypes = new Map<string, string>();
  const apollo = createApolloServer(options, async ({ source, document, request, context }) => {
    if (context.result !== undefined) return context.result;
    const result = await execute(document, request, context.context);
    if (result.errors === undefined) known.remember(source, document);
    return result;
  });
  await apollo.start();

  async function throughApollo(
    request: GraphqlHttpRequest,
    context: AnyContext,
    result?: ExecutionResult,
  ): Promise<GraphqlHttpAnswer> {
    const headers = new HeaderMap();
    if (request.contentType !== undefined) headers.set('content-type', request.contentType);
    if (request.accept !== undefined) headers.set('accept', request.accept);
    const answered: PipelineContext['answered'] = {};
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body: request.body },
      context: () => Promise.resolve({ context, answered, ...(result && { result }) }),
    });
    const status = answer.status ?? 200;
    const contentType = answer.headers.get('content-type');
    if (status === 200 && contentType !== undefined) {
      if (contentTypes.size >= MOST_ACCEPTS) contentTypes.clear();
      contentTypes.set(request.accept ?? '', contentType);
    }
    // Only incremental delivery comes in chunks, and graphql-js 16 has none.
    const text = answer.body.kind === 'complete' ? answer.body.string : '';
    const { operationName = null, errors = (JSON.parse(text) as FormattedExecutionResult).errors } = answered;
    return { status, contentType, text, operationName, errorCodes: codesOf(errors) };
  }

  return {
    knows: (body) => known.find(readOperationRequest(body)?.query ?? '') !== undefined,
    async answer(request, context) {
      const contentType = contentTypes.get(request.accept ?? '');
      const operation = contentType === undefined ? null : readOperationRequest(request.body);
      const document = operation === null ? undefined : known.find(operation.query);
      if (operation === null || document === undefined) return throughApollo(request, context);
      const result = await execute(document, operation, context);
      if (result.errors !== undefined) return throughApollo(request, context, result);
      const operationName = nameOf(document, operation.operationName);
      return { status: 200, contentType, text: JSON.stringify(result), operationName, errorCodes: [] };
    },
    stop: () => apollo.stop(),
  };
}

const codesOf = (errors: readonly GraphQLFormattedError[] = []): string[] =>
  errors.map(({ extensions }) => String(extensions?.['code']));

/** `asked` is the operation that the client names, which the document may not have. */
function nameOf(document: DocumentNode | undefined, asked: string | null | undefined): string | null {
  const operation = document && getOperationAST(document, asked);
  const name = operation ? operation.name?.value : asked;
  return name == null ? null : plainName(name);
}

const notesAnswers: ApolloServerPlugin<PipelineContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ document, request, response: { body }, contextValue: { answered } }) {
      answered.operationName = nameOf(document, request.operationName);
      answered.errors = (body.kind === 'single' && body.singleResult.errors) || [];
    },
  }),
};

/** What Apollo Server hands to a gateway's executor, as far as it is used. */
type ValidatedRequest = {
  readonly source: string;
  readonly document: DocumentNode;
  readonly request: { readonly operationName?: string; readonly variables?: Record<string, unknown> };
  readonly context: PipelineContext;
};

function createApolloServer(
  { schema, maxTokens, introspection, logger }: Options,
  executor: (request: ValidatedRequest) => Promise<ExecutionResult>,
): ApolloServer<PipelineContext> {
  return new ApolloServer<PipelineContext>({
    gateway: gatewayTo(schema, executor),
    introspection,
    // What a deployment answers must not hang on NODE_ENV.
    nodeEnv: 'production',
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !introspection,
    persistedQueries: false,
    // Known operations are kept by us, and no others.
    documentStore: null,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens },
    maxRecursiveSelections: true,
    validationOptions: { maxErrors: 20 },
    formatError: safeError,
    stringifyResult: (result) => JSON.stringify(result),
    logger,
    // Hints for caches and inline traces touch every field of every answer, and an answer about a person must not be cached anyway.
    plugins: [
      notesAnswers,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

function gatewayTo(
  schema: GraphQLSchema,
  executor: (request: ValidatedRequest) => Promise<ExecutionResult>,
): Gateway {
  const listeners = new Set<Parameters<NonNullable<Gateway['onSchemaLoadOrUpdate']>>[0]>();
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => {
      for (const listener of listeners) listener({ apiSchema: schema, coreSupergraphSdl: '' });
      return {
        executor: ({ source, document, request, context }) =>
          executor({ source, document, request, context: context as PipelineContext }),
      };
    },
    stop: async () => listeners.clear(),
  };
}
