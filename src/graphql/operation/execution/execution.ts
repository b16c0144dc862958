import { locatedError, responsePathAsArray } from 'graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { ExecutionContext } from 'graphql/execution/execute.js';
import type { Path } from 'graphql/jsutils/Path.js';
import type { FieldPlan, ValuePlan } from './plan.ts';
import { ResponseObject } from './response-object.ts';

export type { Path };

/** One request under way: graphql-js's own context, and the arguments that were coerced from this request's variables. */
export interface Execution extends ExecutionContext {
  readonly requestArguments: Map<FieldPlan, Readonly<Record<string, unknown>>>;
}

/** What graphql-js takes for a promise: anything with a method `then`. */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return false;
  return typeof (value as { then?: unknown }).then === 'function';
}

/** As isPromise, for what has been completed: there, mostly an object of the response, the answer costs no look-up. */
export function isUnsettled(completed: unknown): completed is PromiseLike<unknown> {
  if (typeof completed !== 'object' && typeof completed !== 'function') return false;
  return !(completed instanceof ResponseObject) && isPromise(completed);
}

export function fieldPath(parentPath: Path | undefined, field: FieldPlan): Path {
  return { prev: parentPath, key: field.responseName, typename: field.parentType.name };
}

/** The info of one field, with graphql-js's keys in graphql-js's order. */
export function resolveInfo(execution: Execution, field: FieldPlan, path: Path): GraphQLResolveInfo {
  return {
    fieldName: field.name,
    fieldNodes: field.nodes,
    returnType: field.definition.type,
    parentType: field.parentType,
    path,
    schema: execution.schema,
    fragments: execution.fragments,
    rootValue: execution.rootValue,
    operation: execution.operation,
    variableValues: execution.variableValues,
  };
}

/**
 * Takes in what was thrown at a position of the response: null, with the error collected, where the position may be null;
 * thrown on, with its place, where it may not.
 */
export function failedPosition(
  execution: Execution,
  field: FieldPlan,
  { nonNull }: ValuePlan,
  path: Path,
  thrown: unknown,
): null {
  const error = locatedError(thrown, field.nodes, responsePathAsArray(path));
  if (nonNull) throw error;
  execution.collectedErrors.add(error, path);
  return null;
}
