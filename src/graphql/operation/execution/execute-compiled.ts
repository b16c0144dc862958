import { execute, getOperationAST } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { CompiledOperation } from './compiled-operation.ts';
import type { PromiseOrValue, RequestArgs } from './compiled-operation.ts';

/** What an executor behind a gateway is given, under the names it is given it by. */
export interface ExecuteCompiledArgs extends Omit<RequestArgs, 'variableValues'> {
  readonly schema: GraphQLSchema;
  /** Validated against the schema. */
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  /** As the client sent them. */
  readonly variables?: RequestArgs['variableValues'];
}

const compiledByDocument = new WeakMap<DocumentNode, Map<string | null, CompiledOperation>>();

/** Executes an operation as graphql-js would, and keeps what it found out about it as long as the document is kept. */
export function executeCompiled(args: ExecuteCompiledArgs): PromiseOrValue<ExecutionResult> {
  const { schema, document, operationName = null, variables, ...rest } = args;
  const request: RequestArgs = { ...rest, variableValues: variables };
  let compiled = compiledByDocument.get(document)?.get(operationName);
  if (compiled?.schema !== schema) {
    // Only names that the document has are kept: the others come from the client, without end.
    if (!getOperationAST(document, operationName)) {
      return execute({ ...request, schema, document, operationName });
    }
    compiled = new CompiledOperation(schema, document, operationName);
    const compiledByName = compiledByDocument.get(document) ?? new Map<string | null, CompiledOperation>();
    compiledByDocument.set(document, compiledByName.set(operationName, compiled));
  }
  return compiled.execute(request);
}
