import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PROBES } from './health-routes.ts';

/** What the log tells of a request beside how it was answered. */
export type Outcome = {
  /** The operation's name, if it may be repeated. */
  readonly operationName?: string | null;
  readonly errorCodes: readonly string[];
};

const outcomes = new WeakMap<FastifyRequest, Outcome>();
const NOTHING_TO_TELL: Outcome = { errorCodes: [] };

export function noteOutcome(request: FastifyRequest, outcome: Outcome): void {
  outcomes.set(request, outcome);
}

/** Writes a line for each request that goes through the hooks of `app`. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => logRequest(request, reply));
}

/** Writes the line of one request that has been answered. Probes, which come every few seconds, are told at level `debug`. */
export function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const { operationName = null, errorCodes } = outcomes.get(request) ?? NOTHING_TO_TELL;
  const route = request.routeOptions.url ?? null;
  const level = route !== null && PROBES.includes(route) ? 'debug' : 'info';
  request.log[level](
    {
      method: request.method,
      route,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      ...(operationName === null ? {} : { operation: operationName }),
      ...(errorCodes.length === 0 ? {} : { codes: [...new Set(errorCodes)].sort() }),
    },
    'Request',
  );
}
