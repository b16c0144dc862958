import { getArgumentValues, type FieldNode, type GraphQLField } from 'graphql';

type Values = Readonly<Record<string, unknown>>;

export function prepareArguments(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (values: Values) => Values {
  return (values) => getArgumentValues(definition, node, { ...values });
}
