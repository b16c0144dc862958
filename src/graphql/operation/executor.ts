import { getLocation, type GraphQLSchema } from 'graphql';
import { ProviderError } from '../../providers/provider-error.ts';
import { CodedError } from '../errors/coded-error.ts';
import { variablePlace } from '../errors/plain-name.ts';
import { isForeseen, toldError, type ToldError } from '../errors/told-error.ts';
import type { Answer } from './answer.ts';
import { Context } from './context.ts';
import type { Log, RequestContext, SchemaRequestContext } from './request-context.ts';
import type { Bounds } from './execution/answer-refused.ts';
import type { MetPeople } from './execution/met-people.ts';
import { runOperation, tooLarge, type Result, type ToldFailure } from './execution/run-operation.ts';
import type { OperationLimits, PreparedOperation } from './preparation/prepared-operation.ts';
import { createRecordedAnswers, type RecordedAnswersOptions } from './recorded-answers.ts';
import { tookTooLong, withinTime } from './within-time.ts';

export type ExecutorOptions = {
  readonly limits: OperationLimits & {
    /** How long an answer may be, in bytes. */
    readonly answerBytes: number;
    /** How many errors one answer may tell. */
    readonly errors: number;
  };
  /** What callers are held to, and what is kept of it; null where nobody signs in. */
  readonly trust: RecordedAnswersOptions | null;
};

type AnyContext = RequestContext | SchemaRequestContext;

/**
 * Answers prepared operations. Each goes the same way: its variables are read, it is decided whether it may run, it is run, and the answer is
 * written. The request's signal calls look-ups off. If it fires with a `TimeoutError` the time is up, and what is known by then goes out. If it
 * fires with anything else the client is gone, and the operation ends at once.
 */
export function createExecutor(schema: GraphQLSchema, { limits, trust }: ExecutorOptions) {
  const bounds: Bounds = { answerLength: limits.answerBytes, errors: limits.errors };
  const answerRecorded = trust === null ? null : createRecordedAnswers(trust);

  return async function answer(
    operation: PreparedOperation,
    given: Readonly<Record<string, unknown>>,
    request: AnyContext,
  ): Promise<Answer> {
    try {
      const read = operation.coerceVariables(given);
      if ('errors' in read) return refusal(read.errors);
      const variables = read.values;
      const context = decide(operation, variables, request, limits);
      if (request.isOver) throw tookTooLong();
      if (answerRecorded === null || context === null) {
        const running = runOperation(operation, { schema, variables, context, bounds });
        return written(await withinTime(running, request), limits.answerBytes, request);
      }
      const run = async (operation: PreparedOperation, people: MetPeople): Promise<Answer> => {
        const running = runOperation(operation, { schema, variables, context, bounds, people });
        return written(await withinTime(running, request), limits.answerBytes, request);
      };
      return await answerRecorded({ operation, variables, context, run });
    } catch (error) {
      if (error instanceof CodedError) return refusal([error]);
      request.log.error({ err: withoutItsWords(error) }, 'An operation failed');
      return refusal([error]);
    }
  };
}

/** What the resolvers of a request share. @throws CodedError where the operation may not run */
function decide(
  operation: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
  request: AnyContext,
  limits: OperationLimits,
): Context | null {
  const { cost, conditions, asksForSchemaOnly } = operation;
  requireConditions(conditions.variables, variables);
  if (request.provider?.capabilities.testPeopleOnly === false && operation.hasNumberInText)
    throw numberInText();
  const price = cost(variables);
  if (price > limits.cost) throw tooCostly(price, limits.cost);
  if (request.provider !== null) {
    return new Context(request, limits.keys);
  }
  if (!asksForSchemaOnly) throw new CodedError(request.refusal.code, request.refusal.message);
  return null;
}

const numberInText = (): CodedError =>
  new CodedError(
    'CPR_NUMBER_IN_QUERY_TEXT',
    'A CPR number stands in the text of the operation, which systems on the way may log. Send it as a variable.',
  );

/** Validation allows a variable with a default as a condition, although the client may still set it to null. */
function requireConditions(names: ReadonlySet<string>, values: Readonly<Record<string, unknown>>): void {
  for (const name of names) {
    if (typeof values[name] === 'boolean') continue;
    const variable = variablePlace(name);
    throw new CodedError(
      'BAD_USER_INPUT',
      `"${variable}" must be true or false: "@skip" or "@include" reads it.`,
      {
        variable,
      },
    );
  }
}

const tooCostly = (cost: number, limit: number): CodedError =>
  new CodedError(
    'OPERATION_TOO_COSTLY',
    `The operation may cost ${cost}; at most ${limit} is allowed. Ask for fewer people or fewer lists at once.`,
    { cost, limit },
  );

/** If the whole answer is too long nothing of it is sent: a client could not tell half an answer from a whole one. */
function written({ data, failures }: Result, mostBytes: number, request: { readonly log: Log }): Answer {
  if (failures.length > 0) reportFailures(failures, request.log);
  const errors = failures.length === 0 ? [] : errorsOf(failures);
  const text =
    errors.length === 0 ? `{"data":${data}}` : `{"errors":${JSON.stringify(errors)},"data":${data}}`;
  // A character takes at most three bytes.
  if (text.length * 3 > mostBytes && Buffer.byteLength(text) > mostBytes) throw tooLarge();
  return { status: 200, text, errorCodes: codesOf(errors) };
}

const codesOf = (errors: readonly ToldError[]): string[] => errors.map(({ extensions }) => extensions.code);

/** One thing that made many fields fail is put into words once. */
function errorsOf(failures: readonly ToldFailure[]): ToldError[] {
  const known = new Map<unknown, ToldError>();
  return failures.map(({ place, path, thrown }) => {
    const { message, extensions } = known.get(thrown) ?? toldError(thrown);
    known.set(thrown, { message, extensions });
    return { message, locations: place.locations, ...locationsOf(thrown), path, extensions };
  });
}

/** The answer to an operation that is not run at all, or not to its end. */
export function refusal(thrown: readonly unknown[]): Answer {
  const errors = thrown.map((error) => ({ ...toldError(error), ...locationsOf(error) }));
  const [first] = thrown;
  const status = first instanceof CodedError ? (first.status ?? 400) : 500;
  return { status, text: JSON.stringify({ errors }), errorCodes: codesOf(errors) };
}

function locationsOf(error: unknown): Pick<ToldError, 'locations'> {
  const nodes = error instanceof CodedError ? (error.nodes ?? []) : [];
  const locations = nodes.flatMap(({ loc }) => (loc ? [getLocation(loc.source, loc.start)] : []));
  return locations.length === 0 ? {} : { locations };
}

/** Logs the failures that the caller is told little about. */
function reportFailures(failures: readonly ToldFailure[], log: Log): void {
  // An outage fails everybody in a list, and is one thing to know.
  const ofSources = failures.map(({ thrown }) => thrown).filter((thrown) => thrown instanceof ProviderError);
  for (const [code, alike] of Map.groupBy(ofSources, (failure) => failure.code)) {
    const [{ traceId, advice, cause, message }] = alike as [ProviderError];
    log.warn({ code, count: alike.length, upstreamTraceId: traceId, advice, err: cause }, message);
  }
  const bugs = failures.filter(({ thrown }) => !isForeseen(thrown));
  for (const [place, alike] of Map.groupBy(bugs, (bug) => bug.place)) {
    const [{ thrown }] = alike as [ToldFailure];
    const field = `${place.parentType.name}.${place.definition.name}`;
    log.error({ err: withoutItsWords(thrown), field, count: alike.length }, 'A resolver failed');
  }
}

/** Errors of the language itself, which name what the program has and no person. */
const PROGRAMMING_ERRORS = [TypeError, RangeError, ReferenceError];

/** Where a bug is and of what kind. Its message stays out of the log, because it may hold the value that caused it: a name, an address. */
function withoutItsWords(thrown: unknown): object {
  if (!(thrown instanceof Error)) return { type: typeof thrown };
  if (PROGRAMMING_ERRORS.some((kind) => thrown instanceof kind)) return thrown;
  const frames = thrown.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { type: thrown.name, stack: frames.join('\n') };
}
