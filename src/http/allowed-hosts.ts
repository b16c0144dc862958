import { isIPv6 } from 'node:net';
import { isThisMachine } from '../configuration/this-machine.ts';
import type { Refusal } from './error-body.ts';

const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The names by which requests may call the server, for {@link isAllowedHost}; null if any name will do. Without a setting that is any name,
 * unless the server listens on its own machine alone. Then any web page that is open in a browser there could reach it: the page may let its
 * own name lead to 127.0.0.1, and would count as being of the same origin. Only the name that it asks for gives it away.
 */
export function allowedHosts(
  listensOn: string,
  configured: readonly string[] | undefined,
): ReadonlySet<string> | null {
  if (configured !== undefined) return new Set(configured);
  return isThisMachine(listensOn) ? new Set([...THIS_MACHINE, asHost(listensOn)]) : null;
}

const asHost = (address: string): string => (isIPv6(address) ? `[${address}]` : address);

/** Whether the value of a `host` header is one of these, with any port. A client that sends none is not a browser. */
export function isAllowedHost(hosts: ReadonlySet<string> | null, header: string | undefined): boolean {
  if (hosts === null || header === undefined || hosts.has(header)) return true;
  const colon = header.lastIndexOf(':');
  const name = colon > header.lastIndexOf(']') ? header.slice(0, colon) : header;
  return hosts.has(name.toLowerCase());
}

export const FOREIGN_HOST: Refusal = {
  status: 421,
  code: 'HOST_NOT_ALLOWED',
  message:
    'The request calls this server by a name that it does not answer to. The setting ALLOWED_HOSTS can add it.',
};
