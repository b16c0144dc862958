import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { CodedError } from '../../errors/coded-error.ts';
import { wrongVariables } from '../../errors/wrong-variables.ts';

type Values = Readonly<Record<string, unknown>>;

export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Values,
  options: { readonly suggest: boolean },
): { readonly values: Values } | { readonly errors: readonly CodedError[] } {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 0 });
  if (coerced) return { values: coerced };
  return { errors: wrongVariables(schema, operation, given, options) };
}
