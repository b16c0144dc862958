import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { CONFIGURATION_HEADER } from './choose-provider.ts';

/** How long a browser may remember what it was allowed, in seconds. */
const MAX_AGE = 600;

/**
 * Lets web pages of these origins send operations to the routes of `app`. Without credentials: there are no cookies, and a token is a header
 * that the page itself sets.
 */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  await app.register(cors, {
    origin: [...origins],
    methods: ['POST'],
    allowedHeaders: ['content-type', 'authorization', 'x-request-id', CONFIGURATION_HEADER],
    exposedHeaders: ['x-request-id'],
    maxAge: MAX_AGE,
    // Its own refusal is no JSON.
    strictPreflight: false,
  });
}
