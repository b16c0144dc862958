import {
  getNamedType,
  isInputObjectType,
  Kind,
  valueFromAST,
  type ArgumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  type ValueNode,
} from 'graphql';

/** The conditions that the field allows. Rows that come because another one is missing are still judged by their own status. */
export function cutArguments(
  node: FieldNode,
  { args }: GraphQLField<unknown, unknown>,
): readonly ArgumentNode[] {
  return (node.arguments ?? []).filter(({ name, value }) => {
    const argument = args.find((each) => each.name === name.value);
    return argument !== undefined && fits(value, argument.type);
  });
}

/** Whether the value fits the type. `valueFromAST` itself overlooks fields that the type does not have. */
function fits(value: ValueNode, type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  const hasFields =
    value.kind !== Kind.OBJECT ||
    (isInputObjectType(named) &&
      value.fields.every(({ name, value: part }) => {
        const field = named.getFields()[name.value];
        return field !== undefined && fits(part, field.type);
      }));
  return hasFields && valueFromAST(value, type) !== undefined;
}
