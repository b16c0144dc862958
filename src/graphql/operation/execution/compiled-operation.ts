import { execute, OperationTypeNode } from 'graphql';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import { assertValidExecutionArguments, buildExecutionContext } from 'graphql/execution/execute.js';
import type { ExecutionContext } from 'graphql/execution/execute.js';
import { conditionVariables } from './condition-variables.ts';
import { executeFields, executeFieldsSerially } from './execute-fields.ts';
import { isPromise } from './execution.ts';
import type { Execution } from './execution.ts';
import { planSelectionSet } from './plan.ts';
import type { SelectionPlan } from './plan.ts';
import type { ResponseObject } from './response-object.ts';

/** A plan is kept for each set of answers to the variables of `@skip` and `@include`, up to four of them in all their values. */
const MAXIMUM_PLANS = 16;

/** What of a request is not in the operation itself; `variableValues` as the client sent them. */
export type RequestArgs = Pick<
  ExecutionArgs,
  'rootValue' | 'contextValue' | 'variableValues' | 'hideSuggestions' | 'options'
>;

/** As graphql-js: a promise of the resolver's own kind, which is not always a Promise. */
export type PromiseOrValue<T> = T | PromiseLike<T>;

/**
 * An operation of a document that has been validated against the schema, with all that graphql-js finds out again for every
 * value found out once. It answers as `execute` of graphql-js, to the byte, errors and their order included.
 *
 * graphql-js itself answers what is not planned: a subscription, an operation that the schema or the document does not have,
 * `@skip` or `@include` on a null, and more combinations of their variables than are kept.
 */
export class CompiledOperation {
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;
  readonly #operationName: string | undefined;
  readonly #plans = new Map<string, SelectionPlan>();
  #conditionVariables: readonly string[] | undefined;

  constructor(schema: GraphQLSchema, document: DocumentNode, operationName?: string | null) {
    this.#schema = schema;
    this.#document = document;
    this.#operationName = operationName ?? undefined;
  }

  get schema(): GraphQLSchema {
    return this.#schema;
  }

  /** @throws where graphql-js's execute does: an invalid schema, variables that are no object. Failures of fields are in the result. */
  execute(request: RequestArgs): PromiseOrValue<ExecutionResult> {
    const args = {
      ...request,
      schema: this.#schema,
      document: this.#document,
      operationName: this.#operationName,
    };
    assertValidExecutionArguments(args.schema, args.document, args.variableValues);
    const context = buildExecutionContext(args);
    if (!('schema' in context)) return { errors: context };
    const plan = this.#planFor(context);
    if (plan === undefined) return execute(args);
    return respond({ ...context, requestArguments: new Map() }, plan);
  }

  #planFor(context: ExecutionContext): SelectionPlan | undefined {
    const { schema, operation, fragments, variableValues } = context;
    this.#conditionVariables ??= conditionVariables(operation, fragments);
    const conditions: Record<string, boolean> = {};
    let key = '';
    for (const name of this.#conditionVariables) {
      const value = variableValues[name];
      if (typeof value !== 'boolean') return undefined;
      conditions[name] = value;
      key += value ? '1' : '0';
    }
    let plan = this.#plans.get(key);
    if (plan === undefined && this.#plans.size < MAXIMUM_PLANS) {
      const rootType = schema.getRootType(operation.operation);
      if (rootType == null || operation.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
      plan = planSelectionSet({ schema, fragments, conditions }, rootType, operation.selectionSet);
      this.#plans.set(key, plan);
    }
    return plan;
  }
}

function respond(execution: Execution, plan: SelectionPlan): PromiseOrValue<ExecutionResult> {
  const { collectedErrors, operation, rootValue } = execution;
  const succeeded = (data: ResponseObject): ExecutionResult => response(collectedErrors.errors, data);
  const failed = (error: unknown): ExecutionResult => {
    // What is thrown here has been located: it is a GraphQLError.
    collectedErrors.add(error as GraphQLError, undefined);
    return response(collectedErrors.errors, null);
  };
  try {
    const data =
      operation.operation === OperationTypeNode.MUTATION
        ? executeFieldsSerially(execution, plan, rootValue)
        : executeFields(execution, plan, rootValue, undefined);
    return isPromise(data) ? data.then(succeeded, failed) : succeeded(data);
  } catch (error) {
    return failed(error);
  }
}

function response(errors: readonly GraphQLError[], data: ResponseObject | null): ExecutionResult {
  return errors.length === 0 ? { data } : { errors, data };
}
