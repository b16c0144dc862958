import { GraphQLError } from 'graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { isIterableObject } from 'graphql/jsutils/isIterableObject.js';
import { executeFields } from './execute-fields.ts';
import { failedPosition, isPromise, isUnsettled } from './execution.ts';
import type { Execution, Path } from './execution.ts';
import { isCopied, serializeLeaf } from './leaf.ts';
import type { AbstractPlan, FieldPlan, ListPlan, SelectionPlan, ValuePlan } from './plan.ts';
import { resolveTypeName, runtimeType } from './runtime-type.ts';

/*
 * Errors are collected in the order in which promises reject, so the order of errors is the number of `then` between a resolver
 * and the collecting. Each function here puts as many of them, and in the same places, as its namesake in graphql-js.
 */

type Info = GraphQLResolveInfo | undefined;

/**
 * Makes the answer at one position, a field or an item of its lists, from a value or a promise of one.
 *
 * @param info - the field's, undefined where its plan says that nobody asks for it.
 * @throws the located error, where the value failed and the position may not be null.
 */
export function completePosition(
  execution: Execution,
  field: FieldPlan,
  plan: ValuePlan,
  info: Info,
  path: Path,
  result: unknown,
): unknown {
  try {
    const completed = isPromise(result)
      ? completeLater(execution, field, plan, info, path, result)
      : completeValue(execution, field, plan, info, path, result);
    return isUnsettled(completed) ? heard(execution, field, plan, path, completed) : completed;
  } catch (thrown) {
    return failedPosition(execution, field, plan, path, thrown);
  }
}

// The functions that make closures stand apart: in the function that calls them they would cost every value an allocation.
function completeLater(
  execution: Execution,
  field: FieldPlan,
  plan: ValuePlan,
  info: Info,
  path: Path,
  promise: PromiseLike<unknown>,
): PromiseLike<unknown> {
  return promise.then((result) => completeValue(execution, field, plan, info, path, result));
}

/** A promise of a position's answer, whose rejection is taken in at that position. */
export function heard(
  execution: Execution,
  field: FieldPlan,
  plan: ValuePlan,
  path: Path,
  promise: PromiseLike<unknown>,
): PromiseLike<unknown> {
  return promise.then(undefined, (thrown: unknown) => failedPosition(execution, field, plan, path, thrown));
}

/**
 * Makes the answer from a value as the type of its position asks, or a promise of it.
 *
 * @param path - read for lists and objects only: a leaf may come without one.
 * @throws what went wrong, not located yet.
 */
export function completeValue(
  execution: Execution,
  field: FieldPlan,
  plan: ValuePlan,
  info: Info,
  path: Path | undefined,
  result: unknown,
): unknown {
  if (result instanceof Error) throw result;
  if (result == null) {
    if (plan.nonNull) {
      throw new Error(`Cannot return null for non-nullable field ${field.parentType.name}.${field.name}.`);
    }
    return null;
  }
  switch (plan.kind) {
    case 'leaf':
      return isCopied(plan, result) ? result : serializeLeaf(plan, result);
    case 'object':
      return completeObject(execution, field, plan.selections.of(plan.type), info, path, result);
    case 'list':
      return completeList(execution, field, plan, info, path, result);
    case 'abstract':
      return completeAbstract(execution, field, plan, info, path, result);
  }
}

function completeList(
  execution: Execution,
  field: FieldPlan,
  { item }: ListPlan,
  info: Info,
  path: Path | undefined,
  result: unknown,
): unknown {
  if (!isIterableObject(result)) {
    throw new GraphQLError(
      `Expected Iterable, but did not find one for field "${field.parentType.name}.${field.name}".`,
    );
  }
  const completedItems: unknown[] = [];
  let containsPromise = false;
  try {
    for (const value of result) {
      if (item.kind === 'leaf' && isCopied(item, value)) {
        completedItems.push(value);
        continue;
      }
      const itemPath = { prev: path, key: completedItems.length, typename: undefined };
      const completed = completePosition(execution, field, item, info, itemPath, value);
      if (isUnsettled(completed)) containsPromise = true;
      completedItems.push(completed);
    }
  } catch (error) {
    // Here graphql-js leaves the promises of the items before alone, and one that rejects later takes the process down.
    if (containsPromise) void Promise.allSettled(completedItems);
    throw error;
  }
  return containsPromise ? Promise.all(completedItems) : completedItems;
}

function completeAbstract(
  execution: Execution,
  field: FieldPlan,
  plan: AbstractPlan,
  info: Info,
  path: Path | undefined,
  result: unknown,
): unknown {
  const name = resolveTypeName(plan.type, result, execution.contextValue, info as GraphQLResolveInfo);
  if (isPromise(name)) return completeNamedLater(execution, field, plan, info, path, result, name);
  return completeObject(
    execution,
    field,
    selectionOf(execution, field, plan, name, result),
    info,
    path,
    result,
  );
}

function completeNamedLater(
  execution: Execution,
  field: FieldPlan,
  plan: AbstractPlan,
  info: Info,
  path: Path | undefined,
  result: unknown,
  promise: PromiseLike<unknown>,
): PromiseLike<unknown> {
  return promise.then((name) =>
    completeObject(execution, field, selectionOf(execution, field, plan, name, result), info, path, result),
  );
}

function selectionOf(
  { schema }: Execution,
  field: FieldPlan,
  { type, selections }: AbstractPlan,
  name: unknown,
  result: unknown,
): SelectionPlan {
  return selections.known(name) ?? selections.of(runtimeType(schema, field, type, name, result));
}

function completeObject(
  execution: Execution,
  field: FieldPlan,
  plan: SelectionPlan,
  info: Info,
  path: Path | undefined,
  result: unknown,
): unknown {
  return plan.type.isTypeOf
    ? completeTested(execution, field, plan, info, path, result)
    : executeFields(execution, plan, result, path);
}

function completeTested(
  execution: Execution,
  field: FieldPlan,
  plan: SelectionPlan,
  info: Info,
  path: Path | undefined,
  result: unknown,
): unknown {
  const { type } = plan;
  const executeIf = (isTypeOf: boolean | undefined): unknown => {
    if (isTypeOf) return executeFields(execution, plan, result, path);
    throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(result)}.`, {
      nodes: field.nodes,
    });
  };
  const isTypeOf = type.isTypeOf?.(result, execution.contextValue, info as GraphQLResolveInfo);
  return isPromise(isTypeOf) ? isTypeOf.then(executeIf) : executeIf(isTypeOf);
}
