import {
  getNamedType,
  isAbstractType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { PERSON_TYPES } from '../preparation/person-types.ts';

/** The fields below which people see their own data, and which no purpose is needed for. */
export const OWN_ROOTS: ReadonlySet<string> = new Set(['Query.viewer']);

const PAGING = ['first', 'after', 'last', 'before'];

/** Whether an argument only says which page of a list is wanted: nobody is found by it. */
export const isPaging = ({ name }: { readonly name: string }): boolean => PAGING.includes(name);

const known = new WeakMap<GraphQLNamedType, boolean>();

/** Whether somebody can be told of below a field. Introspection and federation's `_service` tell of nobody. */
export function leadsToPeople(
  schema: GraphQLSchema,
  { type }: Pick<GraphQLField<unknown, unknown>, 'type'>,
): boolean {
  const start = getNamedType(type);
  let leads = known.get(start);
  if (leads === undefined) {
    leads = reachable(schema, start).some(({ name }) => PERSON_TYPES.includes(name));
    known.set(start, leads);
  }
  return leads;
}

function reachable(schema: GraphQLSchema, start: GraphQLNamedType): readonly GraphQLNamedType[] {
  const met = new Set([start]);
  // A set goes on to what is added while it is walked.
  for (const type of met) {
    if (isAbstractType(type)) for (const one of schema.getPossibleTypes(type)) met.add(one);
    if (isObjectType(type))
      for (const field of Object.values(type.getFields())) met.add(getNamedType(field.type));
  }
  return [...met];
}
