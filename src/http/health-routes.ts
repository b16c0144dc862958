import type { FastifyInstance } from 'fastify';

/** Whether the server wants new work. */
export type Readiness = {
  draining: boolean;
  /** Whether disclosures can be recorded: nothing is told otherwise. */
  readonly isRecording: () => boolean;
};

/**
 * `/livez`: 200 as long as the process answers. `/readyz`: 200 when it wants requests, 503 once it is stopping, so that a load balancer
 * sends them elsewhere while those in flight are finished, and while disclosures can't be recorded.
 */
export function registerHealthRoutes(app: FastifyInstance, readiness: Readiness): void {
  app.get('/livez', async () => ({ status: 'live' }));
  app.get('/readyz', async (_request, reply) => {
    if (readiness.draining) return reply.code(503).send({ status: 'stopping' });
    if (!readiness.isRecording())
      return reply.code(503).send({ status: 'the record of disclosures can not be written' });
    return { status: 'ready' };
  });
}
