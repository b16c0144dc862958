import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Refusal } from './error-body.ts';

export const ROUTER_SECRET_HEADER = 'x-cpr-router-secret';

/** Whether a request comes from the router that shares a secret with this server. */
export type RouterLock = (headers: IncomingHttpHeaders) => boolean;

/** Null where there is no secret, and anybody may be a router. The comparison takes equally long, however much of a guess is right. */
export function routerLock(secret: string | undefined): RouterLock | null {
  if (secret === undefined) return null;
  const expected = digest(secret);
  return ({ [ROUTER_SECRET_HEADER]: given }) =>
    typeof given === 'string' && timingSafeEqual(digest(given), expected);
}

/** Of equal length for every text. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export const NOT_THE_ROUTER: Refusal = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: `This server answers its router alone, which sends a shared secret in ${ROUTER_SECRET_HEADER}.`,
};
