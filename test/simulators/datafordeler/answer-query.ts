import { randomBytes } from 'node:crypto';
import {
  executeSync,
  getVariableValues,
  GraphQLError,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type GraphQLFormattedError,
  type OperationDefinitionNode,
} from 'graphql';
import { refusalOfLongLists, refusalOfMissingFields, refusalOfShape } from './query-rules.ts';
import type { Sector } from './sector.ts';
import { serviceError } from './service-error.ts';

export type GraphqlBody = {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** What the service says to one query: the HTTP status and the JSON. */
export type Answer = {
  readonly status: number;
  readonly body: {
    readonly errors?: readonly GraphQLFormattedError[];
    readonly data?: Readonly<Record<string, unknown>> | null;
  };
};

/**
 * Runs a query under the rules of the service. A broken rule is answered with HTTP 200, the root field null and the error. That a query
 * which does not fit the schema gets HTTP 400 is a guess.
 */
export function answerQuery(sector: Sector, { query, variables }: GraphqlBody): Answer {
  const document = parsed(query);
  if (document instanceof GraphQLError) {
    const { message, locations } = document;
    const extensions = { code: 'HC0011', traceId: newTraceId() };
    return { status: 200, body: { errors: [{ message, locations: locations ?? [], extensions }] } };
  }
  const badlyShaped = refusalOfShape(document);
  if (badlyShaped !== null) return refused(sector, badlyShaped);
  const misfits = validate(sector.schema, document);
  if (misfits.length > 0) return badRequest(misfits);
  const operation = operationOf(document);
  const coerced = getVariableValues(sector.schema, operation.variableDefinitions ?? [], variables);
  if (coerced.errors !== undefined) return badRequest(coerced.errors);
  const refusal =
    refusalOfMissingFields(document, sector.schema) ??
    refusalOfLongLists(document, sector.schema, coerced.coerced);
  if (refusal !== null) return refused(sector, refusal);
  const { data = null, errors } = executeSync({ schema: sector.schema, document, variableValues: variables });
  return { status: 200, body: errors === undefined ? { data } : { errors: errors.map(inFull), data } };
}

/** The answer to a query that was refused, or failed as a whole. */
export function refused({ rootField }: Pick<Sector, 'rootField'>, error: GraphQLError): Answer {
  const errors = [{ ...inFull(error), path: [rootField] }];
  return { status: 200, body: { errors, data: { [rootField]: null } } };
}

/** The query as a tree, or the syntax error in it. */
export function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** The one operation of a request. */
export function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw serviceError('There is no operation.', null);
  return operation;
}

function badRequest(errors: readonly GraphQLError[]): Answer {
  return { status: 400, body: { errors: errors.map(inFull) } };
}

function inFull(error: GraphQLError): GraphQLFormattedError {
  const { message, locations = [], path, extensions = {} } = error.toJSON();
  return { message, locations, ...(path && { path }), extensions: { traceId: newTraceId(), ...extensions } };
}

const newTraceId = (): string => randomBytes(16).toString('hex');
