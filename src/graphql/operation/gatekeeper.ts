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
  parse,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Logger } from 'pino';
import { CodedError } from '../errors/coded-error.ts';
import { plainName } from '../errors/plain-name.ts';
import { safeError } from '../errors/safe-error.ts';
import type { Answer } from './answer.ts';
import { refusal } from './executor.ts';
import { MOST_NESTED, nestsTooDeep } from './limits/nesting.ts';
import { readOperationRequest } from './operation-request.ts';
import {
  prepareOperation,
  refuseOutright,
  type OperationLimits,
  type PreparedOperation,
} from './preparation/prepared-operation.ts';

/** A request that has been found good, with what it asks to be run, or the answer to one that has not. */
export type Admission =
  | {
      readonly operation: PreparedOperation;
      readonly variables: Readonly<Record<string, unknown>>;
      readonly contentType: string | undefined;
    }
  | Refused;

type Refused = Answer & {
  readonly contentType: string | undefined;
  /** What the client calls the operation; null for what has no name, or none that may be repeated. */
  readonly operationName: string | null;
};

type HttpRequest = {
  readonly body: unknown;
  readonly contentType: string | undefined;
  readonly accept: string | undefined;
};

type Options = {
  readonly schema: GraphQLSchema;
  readonly limits: OperationLimits;
  readonly maxTokens: number;
  readonly introspection: boolean;
  readonly logger: Logger;
};

/** What the pipeline found out about a request. */
type Judgement = {
  operation?: PreparedOperation;
  variables?: Record<string, unknown>;
  /** What the client calls the operation, good or not. */
  operationName?: string | null;
  /** Why it is not even validated. */
  refusal?: CodedError;
};
/** What Apollo Server carries through its pipeline. It copies the context but not what is in it, so the judgement is shared. */
type PipelineContext = { readonly judgement: Judgement };

/**
 * Judges the form of requests: the body, `accept`, the syntax of the operation and whether the schema allows it. That is Apollo Server's
 * work: it keeps to GraphQL over HTTP and to the validation rules better than we would. Running the operation, which it would do next, is ours.
 * A judgement takes as long as a small operation, so whoever calls this remembers the good ones.
 */
export async function createGatekeeper(options: Options) {
  const apollo = createApolloServer(options);
  await apollo.start();

  return {
    async admit({ body, contentType, accept }: HttpRequest): Promise<Admission> {
      if (isNestedTooDeep(body)) {
        const operationName = nameOf(null, readOperationRequest(body)?.operationName);
        return { ...refusal([nestedTooDeep()]), contentType: JSON_TYPE, operationName };
      }
      const judgement: Judgement = {};
      const headers = new HeaderMap();
      if (contentType !== undefined) headers.set('content-type', contentType);
      if (accept !== undefined) headers.set('accept', accept);
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers, search: '', body },
        context: () => Promise.resolve({ judgement }),
      });
      const type = answer.headers.get('content-type');
      const { operation, variables = {}, operationName = null, refusal: outright } = judgement;
      if (outright !== undefined)
        return { ...refusal([outright]), contentType: type ?? JSON_TYPE, operationName };
      // Whether `accept` can be met is judged last.
      if (operation !== undefined && answer.status === undefined)
        return { operation, variables, contentType: type };
      // Only incremental delivery comes in chunks, and nothing has been run.
      const text = answer.body.kind === 'complete' ? answer.body.string : '';
      const { errors = [] } = JSON.parse(text) as FormattedExecutionResult;
      const errorCodes = errors.map(({ extensions }) => String(extensions?.['code']));
      return { status: answer.status ?? 400, text, errorCodes, contentType: type, operationName };
    },
    stop: () => apollo.stop(),
  };
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Asked before the text is parsed: the parser and the validation rules call themselves for each bracket, so enough of them would fill the stack. */
function isNestedTooDeep(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('query' in body)) return false;
  return typeof body.query === 'string' && nestsTooDeep(body.query);
}

/** Of the operation that is meant, or, where there is none, what the client says it is. */
function nameOf(document: DocumentNode | null, asked: string | undefined): string | null {
  const definition = document && getOperationAST(document, asked);
  const name = definition ? definition.name?.value : asked;
  return name === undefined ? null : plainName(name);
}

const nestedTooDeep = (): CodedError =>
  new CodedError(
    'OPERATION_TOO_DEEP',
    `The operation nests brackets more than ${MOST_NESTED} deep, which no operation needs.`,
  );

function createApolloServer({
  schema,
  limits,
  maxTokens,
  introspection,
  logger,
}: Options): ApolloServer<PipelineContext> {
  return new ApolloServer<PipelineContext>({
    gateway: gatewayTo(
      schema,
      ({ document, request: { operationName, variables }, context: { judgement } }) => {
        judgement.operation = prepareOperation(schema, document, operationName, {
          limits,
          suggest: introspection,
        });
        if (variables !== undefined) judgement.variables = variables;
      },
    ),
    introspection,
    // What a deployment answers must not hang on NODE_ENV.
    nodeEnv: 'production',
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !introspection,
    persistedQueries: false,
    // Prepared operations are kept, and no documents beside them.
    documentStore: null,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: maxTokens },
    maxRecursiveSelections: true,
    validationOptions: { maxErrors: 20 },
    formatError: safeError,
    stringifyResult: (result) => JSON.stringify(result),
    logger,
    // Hints for caches and inline traces touch every field of every answer, and an answer about a person must not be cached anyway.
    plugins: [
      refusesOutright(schema, limits),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

const NOTHING = parse('{ __typename }');

/** Judges the size of what has been parsed before it is validated, and notes what is refused by its name. */
const refusesOutright = (
  schema: GraphQLSchema,
  limits: OperationLimits,
): ApolloServerPlugin<PipelineContext> => ({
  async requestDidStart({ request: { operationName: asked }, contextValue: { judgement } }) {
    judgement.operationName = nameOf(null, asked);
    return {
      async validationDidStart(parsed) {
        judgement.operationName = nameOf(parsed.document, asked);
        const refusal = refuseOutright(schema, parsed.document, limits);
        if (refusal === null) return;
        judgement.refusal = refusal;
        // What is thrown here Apollo Server takes for a bug, and logs with the operation's text. It can only be given less to validate.
        (parsed as { document: DocumentNode }).document = NOTHING;
      },
      // Here it takes it for a refusal.
      async didResolveOperation() {
        if (judgement.refusal !== undefined) throw judgement.refusal;
      },
    };
  },
});

/** What Apollo Server hands to a gateway's executor, as far as it is used. */
type ValidatedRequest = {
  readonly document: DocumentNode;
  readonly request: { readonly operationName?: string; readonly variables?: Record<string, unknown> };
  readonly context: PipelineContext;
};

type Gateway = ApolloServerOptionsWithGateway<PipelineContext>['gateway'];

/** Stands where Apollo Server expects something that runs operations, and only hands them to `take`. */
function gatewayTo(schema: GraphQLSchema, take: (request: ValidatedRequest) => void): Gateway {
  const listeners = new Set<Parameters<NonNullable<Gateway['onSchemaLoadOrUpdate']>>[0]>();
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => {
      for (const listener of listeners) listener({ apiSchema: schema, coreSupergraphSdl: '' });
      return {
        async executor({ document, request, context }) {
          try {
            take({ document, request, context: context as PipelineContext });
            return { data: null };
          } catch (error) {
            if (error instanceof CodedError) return { errors: [error] };
            throw error;
          }
        },
      };
    },
    stop: async () => listeners.clear(),
  };
}
