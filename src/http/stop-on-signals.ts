import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Context } from '../graphql/context.ts';
import type { Readiness } from './health-routes.ts';

type Parts = {
  readonly app: FastifyInstance;
  readonly apollo: ApolloServer<Context>;
  readonly readiness: Readiness;
  readonly logger: Logger;
  /** How long requests in flight may take, in milliseconds. */
  readonly timeout: number;
};

/**
 * On SIGTERM or SIGINT: `/readyz` turns 503, no new connection is taken, what is in flight is answered, and the process ends with 0. With
 * 1 when that takes longer than `timeout`.
 */
export function stopOnSignals({ app, apollo, readiness, logger, timeout }: Parts): void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    readiness.draining = true;
    logger.info({ signal }, 'Stopping: finishing what is in flight');
    setTimeout(() => {
      logger.error('Requests in flight took too long; stopping without them');
      process.exit(1);
    }, timeout).unref();
    await app.close();
    await apollo.stop();
    logger.info('Stopped');
    process.exit(0);
  };
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
}
