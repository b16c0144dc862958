import { unwrapResolverError } from '@apollo/server/errors';
import {
  getOperationAST,
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { ProviderError } from '../../providers/provider-error.ts';
import { asksForSchemaOnly } from './asks-for-schema-only.ts';
import { CodedError } from '../errors/coded-error.ts';
import type { Context, Log, RequestContext, SchemaRequestContext } from './context.ts';
import { executeCompiled } from './execution/execute-compiled.ts';
import { measureOperation, type OperationSize } from './limits/operation-size.ts';
import { prepareVariables } from './input/coerce-variables.ts';
import { refuseNumbersInAliases } from './limits/numbers-in-aliases.ts';
import { createLoaders } from './loaders.ts';
import { isAboutInput } from '../errors/safe-error.ts';

export type OperationLimits = {
  /** How deep fields may be nested. */
  readonly depth: number;
  /** What an answer may cost, by the schema's `@cost` and `@listSize`. */
  readonly cost: number;
  /** How many people one field may look up. */
  readonly keys: number;
  /** How many fields an operation may select, where its fragments are spread. */
  readonly fields: number;
};

export type ExecutorOptions = {
  readonly limits: OperationLimits;
  /** Whether errors may tell names of the schema that the client did not write. */
  readonly introspection: boolean;
};

/** Which of the document's operations is to be run, and with what. */
type OperationChoice = { readonly operationName?: string; readonly variables?: Record<string, unknown> };

type PreparedOperation = {
  readonly size: OperationSize;
  readonly coerceVariables: ReturnType<typeof prepareVariables>;
};

/**
 * Runs validated operations on the compiled executor. Refuses those that are too deep or too costly before anything is looked up. The
 * request's signal calls look-ups off: with a `TimeoutError` the time is up, and what has been answered by then goes out; with anything else
 * the client is gone, and the operation ends at once.
 */
export function createExecutor(schema: GraphQLSchema, { limits, introspection }: ExecutorOptions) {
  const known = new WeakMap<OperationDefinitionNode, PreparedOperation>();

  function prepare(document: DocumentNode, operation: OperationDefinitionNode): PreparedOperation {
    const size = { deepest: limits.depth, mostKeys: limits.keys, mostFields: limits.fields };
    const prepared = known.get(operation) ?? {
      size: measureOperation(schema, document, operation, size),
      coerceVariables: prepareVariables(schema, operation, { suggest: introspection }),
    };
    known.set(operation, prepared);
    return prepared;
  }

  function refuse(
    document: DocumentNode,
    { operationName, variables = {} }: OperationChoice,
    request: RequestContext | SchemaRequestContext,
  ): readonly GraphQLError[] {
    const operation = getOperationAST(document, operationName);
    if (!operation || !schema.getRootType(operation.operation))
      return [notInSchema(operation, operationName)];
    const { size, coerceVariables } = prepare(document, operation);
    const refusal =
      refuseSize(size, variables, limits) ??
      refuseNumbersInAliases(document) ??
      refuseWithoutProvider(document, operationName, request);
    if (refusal !== null) return [refusal];
    const coerced = coerceVariables(variables);
    return 'errors' in coerced ? coerced.errors : [];
  }

  return async function execute(
    document: DocumentNode,
    choice: OperationChoice,
    request: RequestContext | SchemaRequestContext,
  ): Promise<ExecutionResult> {
    const { operationName, variables = {} } = choice;
    try {
      const errors = refuse(document, choice, request);
      if (errors.length > 0) return { errors };
      if (request.signal.aborted) return { errors: [tookTooLong()] };
      const contextValue: Context | null =
        request.provider === null
          ? null
          : { ...request, mostKeys: limits.keys, loaders: createLoaders(request) };
      const result = await unlessOver(
        executeCompiled({
          schema,
          document,
          operationName,
          variables,
          contextValue,
        }),
        request.signal,
      );
      if (result.errors === undefined) return result;
      return { ...result, errors: reported(result.errors, request) };
    } catch (error) {
      request.log.error({ err: withoutItsWords(error) }, 'An operation failed');
      throw error;
    }
  };
}

/** Errors of the language itself, which name what the program has and no person. */
const PROGRAMMING_ERRORS = [TypeError, RangeError, ReferenceError];

/** Where a bug is and of what kind. Its message may hold what it stumbled over, a name or an address, and stays out of the log. */
function withoutItsWords(thrown: unknown): object {
  if (!(thrown instanceof Error)) return { type: typeof thrown };
  if (PROGRAMMING_ERRORS.some((kind) => thrown instanceof kind)) return thrown;
  const frames = thrown.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { type: thrown.name, stack: frames.join('\n') };
}

/** Validation does not ask which operation is meant, nor whether the schema has its kind. */
function notInSchema(
  operation: OperationDefinitionNode | null | undefined,
  operationName: string | undefined,
): GraphQLError {
  return new CodedError(
    'OPERATION_RESOLUTION_FAILURE',
    operation
      ? `This schema has no ${operation.operation}s.`
      : operationName
        ? 'The document has no operation with the name that "operationName" says.'
        : 'The document has several operations; "operationName" must say which one to run.',
  );
}

function refuseSize(
  { depth, fields, cost }: OperationSize,
  variables: Readonly<Record<string, unknown>>,
  limits: OperationLimits,
): GraphQLError | null {
  if (depth > limits.depth) {
    return new CodedError(
      'OPERATION_TOO_DEEP',
      `The operation nests fields more than ${limits.depth} deep, which is the most allowed.`,
      { limit: limits.depth },
    );
  }
  if (fields > limits.fields) {
    return new CodedError(
      'TOO_MANY_FIELDS',
      `The operation selects more than ${limits.fields} fields, each counted wherever a fragment brings it. Ask for fewer, or in several operations.`,
      { limit: limits.fields },
    );
  }
  const price = cost(variables);
  if (price <= limits.cost) return null;
  return new CodedError(
    'OPERATION_TOO_COSTLY',
    `The operation may cost ${price}; at most ${limits.cost} is allowed. Ask for fewer people or fewer lists at once.`,
    { cost: price, limit: limits.cost },
  );
}

function refuseWithoutProvider(
  document: DocumentNode,
  operationName: string | undefined,
  request: RequestContext | SchemaRequestContext,
): GraphQLError | null {
  if (request.provider !== null || asksForSchemaOnly(document, operationName)) return null;
  return new CodedError(request.refusal.code, request.refusal.message);
}

/**
 * How long an operation may go on when its time is up, in milliseconds. One whose look-ups listen to the signal needs next to nothing of it:
 * they have failed, each in its own place, and nothing new is asked.
 */
const GRACE = 250;

/** The result, unless the client is gone before it is there, or the time has been up for {@link GRACE}. */
function unlessOver(
  result: ExecutionResult | PromiseLike<ExecutionResult>,
  signal: AbortSignal,
): ExecutionResult | Promise<ExecutionResult> {
  if (!('then' in result)) return result;
  return new Promise((resolve, reject) => {
    let grace: NodeJS.Timeout | undefined;
    const giveUp = () => resolve({ errors: [tookTooLong()] });
    const onAbort = () => {
      if ((signal.reason as Error).name === 'TimeoutError') grace = setTimeout(giveUp, GRACE);
      else giveUp();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    result.then((value) => {
      signal.removeEventListener('abort', onAbort);
      clearTimeout(grace);
      resolve(value);
    }, reject);
  });
}

const tookTooLong = (): CodedError =>
  new CodedError('REQUEST_TIMEOUT', 'The request took too long. Ask for less at once, or try again.', {
    http: { status: 504 },
  });

/** Writes down the failures of which the caller is told little, and returns the errors for the caller. */
function reported(errors: readonly GraphQLError[], { log }: { readonly log: Log }): GraphQLError[] {
  // An outage fails everybody in a list, and is one thing to know.
  const failures = errors.map(unwrapResolverError).filter((thrown) => thrown instanceof ProviderError);
  for (const [code, alike] of Map.groupBy(failures, (failure) => failure.code)) {
    const { traceId, advice, cause, message } = alike[0]!;
    log.warn({ code, count: alike.length, upstreamTraceId: traceId, advice, err: cause }, message);
  }
  return errors.map((error) => (isForeseen(error) ? error : withoutItsOrigin(error, log)));
}

function isForeseen(error: GraphQLError): boolean {
  const thrown = unwrapResolverError(error);
  return thrown instanceof CodedError || thrown instanceof ProviderError || isAboutInput(error);
}

/** A bug comes back without all it carried: an error of a library may have a code and a status of its own, which would be taken for ours. */
function withoutItsOrigin(error: GraphQLError, log: Log): GraphQLError {
  log.error({ err: withoutItsWords(unwrapResolverError(error)), path: error.path }, 'A resolver failed');
  return new GraphQLError('A resolver failed', { nodes: error.nodes ?? null, path: error.path ?? null });
}
