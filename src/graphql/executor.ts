import { unwrapResolverError } from '@apollo/server/errors';
import {
  getOperationAST,
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { ProviderError } from '../providers/provider-error.ts';
import { CodedError } from './coded-error.ts';
import type { Context, RequestContext } from './context.ts';
import { executeCompiled } from './execution/execute-compiled.ts';
import { createOperationMeasure } from './limits/operation-size.ts';
import { createLoaders } from './loaders.ts';
import { isAboutInput } from './safe-error.ts';
import { selectedFields } from './selected-fields.ts';

export type OperationLimits = {
  /** How deep fields may be nested. */
  readonly depth: number;
  /** What an answer may cost, by the schema's `@cost` and `@listSize`. */
  readonly cost: number;
};

/** Which of the document's operations is to be run, and with what. */
type OperationChoice = { readonly operationName?: string; readonly variables?: Record<string, unknown> };

/**
 * Runs validated operations on the compiled executor. Refuses those that are too deep or too costly before anything is looked up, and ends
 * those that are still running when the request's signal fires.
 */
export function createExecutor(schema: GraphQLSchema, limits: OperationLimits) {
  const measure = createOperationMeasure(schema, limits.depth);

  return async function execute(
    document: DocumentNode,
    { operationName, variables = {} }: OperationChoice,
    request: RequestContext,
  ): Promise<ExecutionResult> {
    try {
      const refusal =
        refuseChoice(schema, document, operationName) ??
        refuseSize(measure(document, operationName, variables), limits);
      if (refusal !== null) return { errors: [refusal] };
      const fields = selectedFields(schema, document, operationName);
      const loaders = createLoaders(request, fields);
      const contextValue: Context = { ...request, fields, loaders };
      const result = await untilAborted(
        executeCompiled({ schema, document, operationName, variables, contextValue }),
        request.signal,
      );
      if (result.errors === undefined) return result;
      return { ...result, errors: result.errors.map((error) => reported(error, request)) };
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
function refuseChoice(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): GraphQLError | null {
  const kind = getOperationAST(document, operationName)?.operation;
  if (kind !== undefined && schema.getRootType(kind)) return null;
  return new CodedError(
    'OPERATION_RESOLUTION_FAILURE',
    kind !== undefined
      ? `This schema has no ${kind}s.`
      : operationName
        ? 'The document has no operation with the name that "operationName" says.'
        : 'The document has several operations; "operationName" must say which one to run.',
  );
}

function refuseSize(size: { depth: number; cost: number }, limits: OperationLimits): GraphQLError | null {
  if (size.depth > limits.depth) {
    return new CodedError(
      'OPERATION_TOO_DEEP',
      `The operation nests fields more than ${limits.depth} deep, which is the most allowed.`,
      { limit: limits.depth },
    );
  }
  if (size.cost > limits.cost) {
    return new CodedError(
      'OPERATION_TOO_COSTLY',
      `The operation may cost ${size.cost}; at most ${limits.cost} is allowed. Ask for fewer people or fewer lists at once.`,
      { cost: size.cost, limit: limits.cost },
    );
  }
  return null;
}

function untilAborted(
  result: ExecutionResult | PromiseLike<ExecutionResult>,
  signal: AbortSignal,
): ExecutionResult | Promise<ExecutionResult> {
  if (!('then' in result)) return result;
  return new Promise((resolve, reject) => {
    const giveUp = () =>
      resolve({
        errors: [
          new CodedError(
            'REQUEST_TIMEOUT',
            'The request took too long. Ask for less at once, or try again.',
            {
              http: { status: 504 },
            },
          ),
        ],
      });
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    result.then((value) => {
      signal.removeEventListener('abort', giveUp);
      resolve(value);
    }, reject);
  });
}

/**
 * Writes down a failure of which the caller is told little. One that nobody foresaw comes back without all it carried: an error of a library
 * may have a code and a status of its own, which would be taken for ours.
 */
function reported(error: GraphQLError, { log }: RequestContext): GraphQLError {
  const thrown = unwrapResolverError(error);
  if (thrown instanceof CodedError || isAboutInput(error)) return error;
  if (thrown instanceof ProviderError) {
    const { code, traceId, advice, cause } = thrown;
    log.warn({ code, upstreamTraceId: traceId, advice, err: cause }, thrown.message);
    return error;
  }
  log.error({ err: withoutItsWords(thrown), path: error.path }, 'A resolver failed');
  return new GraphQLError('A resolver failed', { nodes: error.nodes ?? null, path: error.path ?? null });
}
