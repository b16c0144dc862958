import { buildSubgraphSchema } from '@apollo/subgraph';
import { isUnionType, type GraphQLSchema } from 'graphql';
import { entityTypeName, resolveEntities } from '../resolvers/entities.ts';
import { resolvers } from '../resolvers/resolvers.ts';
import { subgraphSdl, type DeclaredAccess } from './schema-text.ts';
import { typeDefinitions } from './type-definitions.ts';

/** The executable subgraph schema: the public SDL, our resolvers, and federation's `_service` and `_entities`. */
export function createSchema(access: DeclaredAccess): GraphQLSchema {
  const schema = buildSubgraphSchema([{ typeDefs: typeDefinitions, resolvers: { ...resolvers } }]);
  const { _entities: entities, _service: service } = schema.getQueryType()?.getFields() ?? {};
  const entity = schema.getType('_Entity');
  if (!entities || !service || !isUnionType(entity)) throw new Error('The schema has no entities');
  entities.resolve = resolveEntities;
  // The same text as the download's; the library would add its own definitions to it.
  const sdl = subgraphSdl(access);
  service.resolve = () => ({ sdl });
  entity.resolveType = entityTypeName;
  return schema;
}
