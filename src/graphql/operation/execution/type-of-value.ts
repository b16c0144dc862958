import type { GraphQLAbstractType, GraphQLResolveInfo } from 'graphql';
import type { Execution } from './execution.ts';

/**
 * Of which type a value of an abstract type is, by name: what the type's `resolveType` says, or `__typename` of the value, or the first of the possible
 * types that takes it for its own; a promise of it where one of these is asynchronous. As `defaultTypeResolver` of graphql-js, whose own
 * needs more of its executor from version 17 on.
 */
export function typeOfValue(
  { schema, context }: Execution,
  type: GraphQLAbstractType,
  value: unknown,
  info: GraphQLResolveInfo,
): unknown {
  if (type.resolveType) return type.resolveType(value, context, info, type);
  if (typeof value === 'object' && value !== null && '__typename' in value) {
    if (typeof value.__typename === 'string') return value.__typename;
  }
  const asked: { readonly name: string; readonly isIt: Promise<boolean> }[] = [];
  for (const one of schema.getPossibleTypes(type)) {
    const isIt = one.isTypeOf?.(value, context, info);
    if (isIt === true) return one.name;
    if (typeof isIt !== 'object') continue;
    const promise = Promise.resolve(isIt);
    // Another type may be found first; what this one fails with then is heard by nobody.
    promise.catch(() => undefined);
    asked.push({ name: one.name, isIt: promise });
  }
  if (asked.length === 0) return undefined;
  return Promise.all(asked.map(({ isIt }) => isIt)).then((said) => asked[said.indexOf(true)]?.name);
}
