import {
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  type ListValueNode,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql';
import { hasOne } from './coerce-value.ts';
import type { VariableValues } from './variable-values.ts';
import { defaultOf } from './default-of.ts';

/**
 * Makes what resolvers get from a value as it is written in a document, with the variables in it; `undefined` if it does not fit its type, or
 * needs a variable that is absent. It accepts what `valueFromAST` of graphql-js accepts, and makes the same of it. Lists and input objects are
 * frozen, because the same one may be handed to resolvers again and again.
 */
export function coerceLiteral(node: ValueNode, type: GraphQLInputType, variables: VariableValues): unknown {
  if (node.kind === Kind.VARIABLE) {
    const value = Object.hasOwn(variables, node.name.value) ? variables[node.name.value] : undefined;
    // It fits its own type; validation has seen that this is a type for this place.
    return value === null && isNonNullType(type) ? undefined : value;
  }
  if (isNonNullType(type))
    return node.kind === Kind.NULL ? undefined : coerceLiteral(node, type.ofType, variables);
  if (node.kind === Kind.NULL) return null;
  if (isListType(type)) return coerceList(node, type.ofType, variables);
  if (!isInputObjectType(type)) return coerceLeaf(node, type, variables);
  return node.kind === Kind.OBJECT ? coerceObject(node, type, variables) : undefined;
}

/** Whether there is a variable anywhere in the value, so that it differs from request to request. */
export function hasVariables(node: ValueNode): boolean {
  switch (node.kind) {
    case Kind.VARIABLE:
      return true;
    case Kind.LIST:
      return node.values.some(hasVariables);
    case Kind.OBJECT:
      return node.fields.some(({ value }) => hasVariables(value));
    default:
      return false;
  }
}

function isMissing(node: ValueNode, variables: VariableValues): boolean {
  if (node.kind !== Kind.VARIABLE) return false;
  return !Object.hasOwn(variables, node.name.value) || variables[node.name.value] === undefined;
}

function coerceList(node: ValueNode, itemType: GraphQLInputType, variables: VariableValues): unknown {
  // A single value in the place of a list is a list of one.
  if (node.kind !== Kind.LIST) {
    const item = coerceLiteral(node, itemType, variables);
    return item === undefined ? undefined : Object.freeze([item]);
  }
  return coerceItems(node, itemType, variables);
}

function coerceItems(
  { values }: ListValueNode,
  itemType: GraphQLInputType,
  variables: VariableValues,
): unknown {
  const items: unknown[] = [];
  for (const node of values) {
    // In a list, an absent variable is null.
    const item =
      isMissing(node, variables) && !isNonNullType(itemType)
        ? null
        : coerceLiteral(node, itemType, variables);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return Object.freeze(items);
}

function coerceObject(
  { fields }: ObjectValueNode,
  type: GraphQLInputObjectType,
  variables: VariableValues,
): unknown {
  const nodes = new Map(fields.map(({ name, value }) => [name.value, value]));
  const coerced = Object.create(null) as Record<string, unknown>;
  for (const field of Object.values(type.getFields())) {
    const { name, type: fieldType } = field;
    const byDefault = defaultOf(field);
    const node = nodes.get(name);
    if (node === undefined || isMissing(node, variables)) {
      if (byDefault !== undefined) coerced[name] = byDefault;
      else if (isNonNullType(fieldType)) return undefined;
      continue;
    }
    const value = coerceLiteral(node, fieldType, variables);
    if (value === undefined) return undefined;
    coerced[name] = value;
  }
  if (type.isOneOf && !hasOne(coerced)) return undefined;
  return Object.freeze(coerced);
}

function coerceLeaf(node: ValueNode, type: GraphQLLeafType, variables: VariableValues): unknown {
  try {
    return type.parseLiteral(node, variables);
  } catch {
    return undefined;
  }
}
