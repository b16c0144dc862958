import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString } from 'graphql';
import type { GraphQLLeafType } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import type { LeafPlan } from './plan.ts';

/** The values that the `serialize` of a built-in scalar returns as they are; a type of the schema's own has none. */
export type CopiedValues = 'strings' | 'booleans' | 'integers' | 'numbers' | 'none';

export function copiedValues(type: GraphQLLeafType): CopiedValues {
  if (type === GraphQLString || type === GraphQLID) return 'strings';
  if (type === GraphQLBoolean) return 'booleans';
  if (type === GraphQLInt) return 'integers';
  if (type === GraphQLFloat) return 'numbers';
  return 'none';
}

/** Whether `serialize` would return this very value, so that the call is spared. */
export function isCopied({ copies }: LeafPlan, value: unknown): boolean {
  switch (copies) {
    case 'strings':
      return typeof value === 'string';
    case 'booleans':
      return typeof value === 'boolean';
    case 'integers':
      return typeof value === 'number' && (value | 0) === value;
    case 'numbers':
      return Number.isFinite(value);
    case 'none':
      return false;
  }
}

/** @throws what the type's `serialize` throws, and an Error where it returns null or undefined. */
export function serializeLeaf({ type }: LeafPlan, value: unknown): unknown {
  const serialized = type.serialize(value);
  if (serialized == null) {
    throw new Error(
      `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to ` +
        `return non-nullable value, returned: ${inspect(serialized)}`,
    );
  }
  return serialized;
}
