import { locatedError, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { runOperation } from '../../../src/graphql/operation/execution/run-operation.ts';
import { prepareOperation } from '../../../src/graphql/operation/preparation/prepared-operation.ts';

const NO_LIMITS = { limits: { depth: 1e9, cost: 1e9, keys: 1e9, fields: 1e9 }, suggest: true };

export type Args = {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly rootValue?: unknown;
  readonly contextValue?: unknown;
  readonly bounds?: { readonly answerLength: number; readonly errors: number };
};

/** Our executor behind the interface of graphql-js's. */
export async function executeOperation(args: Args): Promise<ExecutionResult> {
  const { schema, document, operationName, variables = {}, rootValue, contextValue } = args;
  const operation = prepareOperation(schema, document, operationName, NO_LIMITS);
  const read = operation.coerceVariables(variables);
  if ('errors' in read) return { errors: read.errors };
  const { data, failures } = await runOperation(operation, {
    schema,
    variables: read.values,
    context: contextValue,
    rootValue,
    bounds: args.bounds ?? { answerLength: 1e9, errors: 1e9 },
  });
  const errors = failures.map(({ place, path, thrown }) => locatedError(thrown, place.nodes, path));
  return { ...(errors.length > 0 && { errors }), data: JSON.parse(data) as Record<string, unknown> };
}
