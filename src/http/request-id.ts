import { randomUUID } from 'node:crypto';
import { withoutCprNumbers } from '../observability/blotting.ts';
import type { RequestId } from '../observability/finished-request.ts';

/** A UUID, or the id of a trace or a span: ten digits in a row are chance there. */
const HEXADECIMAL_ID = /\b(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{16})\b/gi;

/**
 * The id that ties together what a router, this server and its upstreams log about one request: the caller's own `x-request-id` if it is safe
 * to log, a new one otherwise.
 */
export function requestId(header: string | string[] | undefined): RequestId {
  const id = typeof header === 'string' && isTrusted(header) ? header : randomUUID();
  return id as RequestId;
}

const isTrusted = (header: string): boolean =>
  /^[A-Za-z0-9._:-]{1,128}$/.test(header) &&
  withoutCprNumbers(header) === header &&
  !hasCutUpCprNumber(header);

/** Whether there is a CPR number with other separators than people use, which blotting would not recognise. */
function hasCutUpCprNumber(header: string): boolean {
  return /(?<!\d)\d{10}(?!\d)/.test(header.replace(HEXADECIMAL_ID, 'id').replace(/[._:-]/g, ''));
}
