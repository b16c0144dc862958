import { randomUUID } from 'node:crypto';
import { withoutCprNumbers } from './logger.ts';

const UUID = /[0-9a-f]{32}/gi;

/**
 * The id that ties together what a router, this server and its upstreams log about one request: the caller's own `x-request-id` where it
 * can be trusted into a log, a new one otherwise.
 */
export function requestId(header: string | string[] | undefined): string {
  return typeof header === 'string' &&
    /^[A-Za-z0-9._:-]{1,128}$/.test(header) &&
    withoutCprNumbers(header) === header &&
    // Written with other separators it would pass the log's eye, but not a person's.
    !/(?<![0-9a-f])\d{10}(?![0-9a-f])/i.test(header.replace(/[._:-]/g, '').replace(UUID, ''))
    ? header
    : randomUUID();
}
