import type { GraphQLResolveInfo } from 'graphql';
import type { Place } from '../preparation/plan.ts';
import type { ResolverInfo } from '../resolver-info.ts';
import type { Execution } from './execution.ts';
import { Thrown } from './thrown.ts';

/**
 * The value of a field on an object: what its resolver answers, or without one the property of its name, called where it is a method. An Error
 * where that throws, or where the arguments are wrong.
 */
export function read(execution: Execution, place: Place, source: unknown): unknown {
  try {
    const { definition } = place;
    const args = argumentsOf(execution, place);
    const info = infoOf(execution, place);
    if (definition.resolve !== undefined) {
      return definition.resolve(source, args, execution.context, info);
    }
    if (!isReadable(source)) return undefined;
    const property = source[definition.name];
    if (typeof property !== 'function') return property;
    return (property as Method).call(source, args, execution.context, info);
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Thrown(thrown);
  }
}

/** Of all that graphql-js tells a resolver, introspection reads the schema; our own read the place. */
export const infoOf = ({ schema, holding }: Execution, place: Place) =>
  ({ schema, holding, place }) satisfies ResolverInfo as ResolverInfo & GraphQLResolveInfo;

type Method = (this: unknown, args: object, context: unknown, info: GraphQLResolveInfo) => unknown;

const isReadable = (source: unknown): source is Readonly<Record<string, unknown>> =>
  (typeof source === 'object' && source !== null) || typeof source === 'function';

/** Worked out once a request. Resolvers of one place get the same object, and change nothing in it. */
function argumentsOf(execution: Execution, place: Place): Readonly<Record<string, unknown>> {
  if ('constant' in place.arguments) return place.arguments.constant;
  const known = (execution.argumentsOf ??= new Map<object, Readonly<Record<string, unknown>>>());
  let args = known.get(place);
  if (args === undefined) {
    args = place.arguments.of(execution.variables);
    known.set(place, args);
  }
  return args;
}
