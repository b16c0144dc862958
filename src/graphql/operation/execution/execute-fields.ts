import type { GraphQLResolveInfo } from 'graphql';
import { completePosition, completeValue, heard } from './complete-value.ts';
import { failedPosition, fieldPath, isPromise, isUnsettled, resolveInfo } from './execution.ts';
import type { Execution, Path } from './execution.ts';
import { fieldArguments } from './field-arguments.ts';
import { isCopied } from './leaf.ts';
import type { FieldPlan, SelectionPlan } from './plan.ts';
import { ResponseObject } from './response-object.ts';

/**
 * Executes the fields of a selection set on one object, in parallel where they are asynchronous.
 *
 * @returns the object, or a promise of it where a field was asynchronous.
 * @throws the located error of a non-null field that failed.
 */
export function executeFields(
  execution: Execution,
  plan: SelectionPlan,
  source: unknown,
  path: Path | undefined,
): ResponseObject | Promise<ResponseObject> {
  const object = new ResponseObject();
  const readable = isReadable(source) ? source : undefined;
  let pending: Pending | undefined;
  try {
    const { fields } = plan;
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index] as FieldPlan;
      const completed = field.isProperty
        ? executeProperty(execution, field, readable, path)
        : executeField(execution, field, source, path);
      object[field.responseName] = completed;
      if (isUnsettled(completed)) {
        pending ??= { responseNames: [], promises: [] };
        pending.responseNames.push(field.responseName);
        pending.promises.push(completed);
      }
    }
  } catch (error) {
    if (pending === undefined) throw error;
    // As graphql-js: the fields that run on are waited for, so that none of them rejects unheard.
    return settled(object, pending).finally(() => {
      throw error;
    });
  }
  return pending === undefined ? object : settled(object, pending);
}

/** Executes the fields of a mutation's root, each when the one before it has been answered. */
export function executeFieldsSerially(
  execution: Execution,
  plan: SelectionPlan,
  source: unknown,
): ResponseObject | PromiseLike<ResponseObject> {
  const readable = isReadable(source) ? source : undefined;
  const withField = (
    object: ResponseObject,
    field: FieldPlan,
  ): ResponseObject | PromiseLike<ResponseObject> => {
    const completed = field.isProperty
      ? executeProperty(execution, field, readable, undefined)
      : executeField(execution, field, source, undefined);
    if (isPromise(completed)) {
      return completed.then((resolved) => {
        object[field.responseName] = resolved;
        return object;
      });
    }
    object[field.responseName] = completed;
    return object;
  };
  let object: ResponseObject | PromiseLike<ResponseObject> = new ResponseObject();
  for (const field of plan.fields) {
    object = isPromise(object)
      ? object.then((before) => withField(before as ResponseObject, field))
      : withField(object, field);
  }
  return object;
}

/** The fields of one object that are promises still: two lists of the same length. */
interface Pending {
  readonly responseNames: string[];
  readonly promises: PromiseLike<unknown>[];
}

function settled(object: ResponseObject, { responseNames, promises }: Pending): Promise<ResponseObject> {
  return Promise.all(promises).then((values) => {
    responseNames.forEach((responseName, index) => {
      object[responseName] = values[index];
    });
    return object;
  });
}

function isReadable(source: unknown): source is Record<string, unknown> {
  return (typeof source === 'object' && source !== null) || typeof source === 'function';
}

/** The way of most fields: a property that is read, and where it is a leaf, mostly an answer as it stands. */
function executeProperty(
  execution: Execution,
  field: FieldPlan,
  source: Record<string, unknown> | undefined,
  parentPath: Path | undefined,
): unknown {
  const { value: plan } = field;
  let property: unknown;
  try {
    property = source === undefined ? undefined : source[field.name];
    if (plan.kind === 'leaf' && typeof property !== 'function') {
      if (isCopied(plan, property)) return property;
      if (!isPromise(property)) {
        const completed = completeValue(execution, field, plan, undefined, undefined, property);
        return isPromise(completed)
          ? heard(execution, field, plan, fieldPath(parentPath, field), completed)
          : completed;
      }
    }
  } catch (thrown) {
    return failedPosition(execution, field, plan, fieldPath(parentPath, field), thrown);
  }
  const path = fieldPath(parentPath, field);
  if (source !== undefined && typeof property === 'function') {
    return callProperty(execution, field, source, path);
  }
  const info = field.takesInfo ? resolveInfo(execution, field, path) : undefined;
  return completePosition(execution, field, field.value, info, path, property);
}

/** A property that is a function is called as a method; its info cannot be spared, as nothing is known of the function. */
function callProperty(
  execution: Execution,
  field: FieldPlan,
  source: Record<string, unknown>,
  path: Path,
): unknown {
  const info = resolveInfo(execution, field, path);
  let result: unknown;
  try {
    result = (source as Record<string, Method>)[field.name]?.({}, execution.contextValue, info);
  } catch (thrown) {
    return failedPosition(execution, field, field.value, path, thrown);
  }
  return completePosition(execution, field, field.value, info, path, result);
}

type Method = (args: object, context: unknown, info: GraphQLResolveInfo) => unknown;

function executeField(
  execution: Execution,
  field: FieldPlan,
  source: unknown,
  parentPath: Path | undefined,
): unknown {
  if (field.constant !== undefined) return field.constant;
  const path = fieldPath(parentPath, field);
  const info = field.takesInfo ? resolveInfo(execution, field, path) : undefined;
  let result: unknown;
  try {
    const args = fieldArguments(execution, field);
    // A resolver that gets no info is one that declares no parameter for it.
    result = field.resolve(source, args, execution.contextValue, info as GraphQLResolveInfo);
  } catch (thrown) {
    return failedPosition(execution, field, field.value, path, thrown);
  }
  return completePosition(execution, field, field.value, info, path, result);
}
