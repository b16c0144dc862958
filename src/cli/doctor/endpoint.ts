import type { ProviderError } from '../../providers/provider-error.ts';
import { connectionFailure } from '../../providers/transport/http/connections.ts';

/** One address that the server calls, as it calls it. */
export type Endpoint = {
  /** What it is, such as `token server`; its steps are named after it. */
  readonly role: string;
  readonly url: string;
  /** PEM of the authorities that are trusted instead of the public ones. */
  readonly ca: string | undefined;
  /** PEM of what this server shows of itself there. */
  readonly certificate: { readonly chain: string; readonly key: string } | undefined;
  /** Milliseconds for one step. */
  readonly timeLimit: number;
  /** What to look at where the other side closes connections, where that is known. */
  readonly adviceOnReset: string | undefined;
  /** Why an address of IPv6 is of no use there, where that is so. */
  readonly onlyIpv4: string | undefined;
};

export const nameStep = ({ role }: Pick<Endpoint, 'role'>): string => `name of the ${role}`;
export const connectionStep = ({ role }: Pick<Endpoint, 'role'>): string => `connection to the ${role}`;
export const tlsStep = ({ role }: Pick<Endpoint, 'role'>): string => `TLS of the ${role}`;
export const clockStep = ({ role }: Pick<Endpoint, 'role'>): string => `answer and clock of the ${role}`;

/** Host and port as sockets want them. */
export function socketAddress({ url }: Pick<Endpoint, 'url'>): {
  readonly host: string;
  readonly port: number;
} {
  const { hostname, port } = new URL(url);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? 443 : Number(port) };
}

/** The server's own words for a connection that failed. */
export const failureAt = ({ url, adviceOnReset }: Endpoint, error: unknown): ProviderError =>
  connectionFailure(error, new URL(url).host, NEVER, adviceOnReset);

const NEVER = new AbortController().signal;

/** As a dropped packet ends where nobody sets a limit. */
export const timedOut = (): Error => Object.assign(new Error('Timed out'), { code: 'ETIMEDOUT' });
