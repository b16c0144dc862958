import type { GraphQLSchema, OperationTypeNode } from 'graphql';
import type { Logger } from 'pino';
import type { RequestContext, SchemaRequestContext } from './request-context.ts';
import type { Answer } from './answer.ts';
import { createExecutor, type ExecutorOptions } from './executor.ts';
import { createGatekeeper, type Admission } from './gatekeeper.ts';
import { operations, type OperationTold } from './operation-channel.ts';
import { readOperationRequest } from './operation-request.ts';
import { OperationCache } from './preparation/operation-cache.ts';

export type GraphqlService = {
  /** Answers the JSON body of a POST, as GraphQL over HTTP has it. */
  answer(request: GraphqlHttpRequest, context: AnyContext): Promise<GraphqlHttpAnswer>;
  stop(): Promise<void>;
};

type AnyContext = RequestContext | SchemaRequestContext;

export type GraphqlHttpRequest = {
  readonly body: unknown;
  readonly contentType: string | undefined;
  readonly accept: string | undefined;
};

export type GraphqlHttpAnswer = Answer & {
  readonly contentType: string | undefined;
  /** What the client calls the operation; null if it has no name, or one that may not be repeated. */
  readonly operationName: string | null;
  /** Null for what was refused before that was known. */
  readonly operationType: `${OperationTypeNode}` | null;
};

type Options = ExecutorOptions & {
  readonly schema: GraphQLSchema;
  readonly maxTokens: number;
  /** Whether clients may ask for the schema, and whether errors may name parts of it that a client did not write. */
  readonly introspection: boolean;
  /** How much memory prepared operations may take, in bytes. */
  readonly operationBytes: number;
  readonly logger: Logger;
};

/** How many values of `accept` are remembered; clients send a handful. */
const MOST_ACCEPTS = 100;

/**
 * The one way of a request: the operation is found in the cache or prepared, then answered. Whether it was seen before changes nothing about
 * what it is, whether it may run and how its answer is written. Only the judgement about its form (the body, `accept`, syntax, validity) is
 * remembered, and only if it was good. Resolves when it is ready to use.
 */
export async function startGraphqlService(options: Options): Promise<GraphqlService> {
  const { schema, operationBytes } = options;
  const execute = createExecutor(schema, options);
  const gatekeeper = await createGatekeeper(options);
  const known = new OperationCache(operationBytes);
  const contentTypes = new Map<string, string | undefined>();

  async function admit(request: GraphqlHttpRequest): Promise<Admission> {
    const asked = readOperationRequest(request.body);
    const accept = request.accept ?? '';
    const found = asked === null ? undefined : known.find(asked.query, asked.operationName);
    if (asked !== null && found !== undefined && contentTypes.has(accept)) {
      return { operation: found, variables: asked.variables ?? NONE, contentType: contentTypes.get(accept) };
    }
    const admission = await gatekeeper.admit(request);
    if (!('operation' in admission)) return admission;
    if (asked !== null) known.keep(asked.query, asked.operationName, admission.operation);
    if (contentTypes.size >= MOST_ACCEPTS) contentTypes.clear();
    contentTypes.set(accept, admission.contentType);
    return admission;
  }

  async function answer(
    request: GraphqlHttpRequest,
    context: AnyContext,
    told: OperationTold,
  ): Promise<GraphqlHttpAnswer> {
    const admission = await admit(request);
    if (!('operation' in admission)) {
      told.operationName = admission.operationName;
      told.errorCodes = admission.errorCodes;
      return { ...admission, operationType: null };
    }
    const { operation, variables, contentType } = admission;
    told.operation = operation;
    told.operationName = operation.name;
    const answered = await execute(operation, variables, context);
    told.errorCodes = answered.errorCodes;
    const { name: operationName, definition } = operation;
    return { ...answered, contentType, operationName, operationType: definition.operation };
  }

  return {
    async answer(request, context) {
      const told: OperationTold = { request: context, operation: null, operationName: null, errorCodes: [] };
      if (!operations.hasSubscribers) return answer(request, context, told);
      const answers: GraphqlHttpAnswer[] = [];
      // What a traced function answers is told to whoever listens, and the answer is not for them.
      await operations.tracePromise(async () => {
        answers.push(await answer(request, context, told));
      }, told);
      const [answered] = answers as [GraphqlHttpAnswer];
      return answered;
    },
    stop: () => gatekeeper.stop(),
  };
}

const NONE = Object.freeze({});
