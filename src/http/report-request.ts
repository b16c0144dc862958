import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../graphql/errors/error-codes.ts';
import { finishedRequests, type FinishedRequest, type RequestId } from '../observability/finished-request.ts';

const codes = new WeakMap<FastifyRequest, ErrorCode>();

/** Keeps the code that a request of Fastify is answered with, for whoever listens. */
export function noteCode(request: FastifyRequest, code: ErrorCode): void {
  codes.set(request, code);
}

/** Tells whoever listens of each request that goes through the hooks of `app`. */
export function reportRequests(app: FastifyInstance, server: object): void {
  app.addHook('onResponse', async (request, reply) => reportReply(server, request, reply));
}

/** Tells of one request that Fastify has answered. */
export function reportReply(server: object, request: FastifyRequest, reply: FastifyReply): void {
  if (!finishedRequests.hasSubscribers) return;
  const code = codes.get(request);
  const finished: FinishedRequest = {
    server,
    requestId: request.id as RequestId,
    method: request.method,
    route: request.routeOptions.url ?? null,
    status: reply.statusCode,
    milliseconds: reply.elapsedTime,
    operation: null,
    operationType: null,
    codes: code === undefined ? [] : [code],
    configuration: null,
  };
  finishedRequests.publish(finished);
}
