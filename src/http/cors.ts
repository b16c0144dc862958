import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { CASE_HEADER, PURPOSE_HEADER } from './asking-of.ts';
import { CONFIGURATION_HEADER } from './choose-provider.ts';

/** How long a browser may remember what it was allowed, in seconds. */
const MAX_AGE = 600;

/**
 * Lets web pages of these origins send operations to the routes of `app`. Without credentials: there are no cookies, and a token is a header
 * that the page itself sets. Answers to POST have {@link corsHeaders} instead.
 */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  await app.register(cors, {
    origin: [...origins],
    methods: ['POST'],
    allowedHeaders: [
      ...['content-type', 'authorization', 'x-request-id'],
      ...[CONFIGURATION_HEADER, PURPOSE_HEADER, CASE_HEADER],
    ],
    exposedHeaders: EXPOSED,
    maxAge: MAX_AGE,
    // Its own refusal is no JSON.
    strictPreflight: false,
  });
}

/** What a page may read beside the body: what to name to the operator, and when to come again after a 429. */
const EXPOSED = 'x-request-id, retry-after';

/** Headers that let a page of one of `origins` read the answer to what it has sent: names and values in turns. */
export function corsHeaders(
  origins: readonly string[] | undefined,
  origin: string | undefined,
): readonly string[] {
  if (origins === undefined) return NONE;
  const always = ['vary', 'Origin', 'access-control-expose-headers', EXPOSED];
  if (origin === undefined || !origins.includes(origin)) return always;
  return ['access-control-allow-origin', origin, ...always];
}

const NONE: readonly string[] = [];
