import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import {
  getNamedType,
  isObjectType,
  isUnionType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { CHARACTERS_A_VALUE, priced, VALUES_A_UNIT } from '../operation/limits/field-price.ts';
import { entityTypeName, resolveEntities } from '../resolvers/entities.ts';
import { resolvers } from '../resolvers/resolvers.ts';
import type { Context } from '../operation/context.ts';
import { subgraphSdl, type DeclaredAccess } from './schema-text.ts';
import { typeDefinitions } from './type-definitions.ts';

/** The executable subgraph schema: the public SDL, our resolvers, and federation's `_service` and `_entities`. */
export function createSchema(access: DeclaredAccess): GraphQLSchema {
  // The library expects graphql-js's whole info; our executor tells resolvers less, see ResolverInfo.
  const schema = buildSubgraphSchema([
    { typeDefs: typeDefinitions, resolvers: resolvers as unknown as GraphQLResolverMap },
  ]);
  const { _entities: entities, _service: service } = schema.getQueryType()?.getFields() ?? {};
  const entity = schema.getType('_Entity');
  if (!entities || !service || !isUnionType(entity)) throw new Error('The schema has no entities');
  entities.resolve = resolveEntities as unknown as GraphQLFieldResolver<unknown, Context>;
  // The same text as the download's; the library would add its own definitions to it.
  const sdl = subgraphSdl(access);
  service.resolve = () => ({ sdl });
  const text = getNamedType(service.type);
  const { sdl: sdlField } = isObjectType(text) ? text.getFields() : {};
  if (!sdlField) throw new Error('The schema has no field for its SDL');
  // Federation's fields have no `@cost`. An entity is a person looked up, as in `citizens`, and a router may name the same one in many places.
  entities.extensions = priced({ weight: 10 * VALUES_A_UNIT, keysMayRepeat: true });
  sdlField.extensions = priced({ weight: Math.ceil(sdl.length / CHARACTERS_A_VALUE) });
  entity.resolveType = entityTypeName;
  return schema;
}
