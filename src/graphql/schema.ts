import { buildSubgraphSchema } from '@apollo/subgraph';
import { isUnionType, type GraphQLSchema } from 'graphql';
import { entityTypeName, resolveEntities } from './entities.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { typeDefinitions } from './type-definitions.ts';

/** The executable subgraph schema: the public SDL, our resolvers, and federation's `_service` and `_entities`. */
export function createSchema(): GraphQLSchema {
  const schema = buildSubgraphSchema([{ typeDefs: typeDefinitions, resolvers: { ...resolvers } }]);
  const entities = schema.getQueryType()?.getFields()['_entities'];
  const entity = schema.getType('_Entity');
  if (entities === undefined || !isUnionType(entity)) throw new Error('The schema has no entities');
  entities.resolve = resolveEntities;
  entity.resolveType = entityTypeName;
  return schema;
}
