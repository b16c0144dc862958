import { defaultTypeResolver, GraphQLError, isObjectType } from 'graphql';
import type { GraphQLAbstractType, GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import type { FieldPlan } from './plan.ts';

/** What the schema says a value of an abstract type is: the name of a type, a promise of it, or an answer that is no name. */
export function resolveTypeName(
  type: GraphQLAbstractType,
  value: unknown,
  contextValue: unknown,
  info: GraphQLResolveInfo,
): unknown {
  return type.resolveType
    ? type.resolveType(value, contextValue, info, type)
    : defaultTypeResolver(value, contextValue, info, type);
}

/**
 * The object type of that name.
 *
 * @throws GraphQLError in graphql-js's words where it is not a type that the abstract type may have.
 */
export function runtimeType(
  schema: GraphQLSchema,
  field: FieldPlan,
  abstractType: GraphQLAbstractType,
  name: unknown,
  value: unknown,
): GraphQLObjectType {
  const { nodes } = field;
  const fieldName = `${field.parentType.name}.${field.name}`;
  const mustResolve = `Abstract type "${abstractType.name}" must resolve to an Object type at runtime for field "${fieldName}"`;
  if (name == null) {
    throw new GraphQLError(
      `${mustResolve}. Either the "${abstractType.name}" type should provide a "resolveType" function or each possible type ` +
        'should provide an "isTypeOf" function.',
      { nodes },
    );
  }
  if (isObjectType(name)) {
    throw new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  }
  if (typeof name !== 'string') {
    throw new GraphQLError(`${mustResolve} with value ${inspect(value)}, received "${inspect(name)}".`);
  }
  const type = schema.getType(name);
  if (type == null) {
    throw new GraphQLError(
      `Abstract type "${abstractType.name}" was resolved to a type "${name}" that does not exist inside the schema.`,
      { nodes },
    );
  }
  if (!isObjectType(type)) {
    throw new GraphQLError(
      `Abstract type "${abstractType.name}" was resolved to a non-object type "${name}".`,
      { nodes },
    );
  }
  if (!schema.isSubType(abstractType, type)) {
    throw new GraphQLError(
      `Runtime Object type "${type.name}" is not a possible type for "${abstractType.name}".`,
      {
        nodes,
      },
    );
  }
  return type;
}
