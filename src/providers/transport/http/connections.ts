import { Agent } from 'undici';
import { ProviderError } from '../../provider-error.ts';
import { collectReply } from './collect-reply.ts';
import type { BytesReply, Exchange, Reply } from './exchange.ts';

type ConnectionOptions = {
  /** PEM of the authorities to trust instead of the public ones. */
  readonly ca?: string | undefined;
  /** PEM of the certificate (chain) and its key, for upstreams that know us by them. */
  readonly certificate?: { readonly chain: string; readonly key: string } | undefined;
  /** How many connections may be open to one origin. */
  readonly connections: number;
  /** The most bytes that a real answer has; a stream without an end must not fill the memory. */
  readonly largestReply?: number;
  /** What the operator should look at if the other side closes connections, where it is known why this upstream does so. */
  readonly adviceOnReset?: string;
};

/** Kept-alive TLS connections to an upstream, shared by all calls with the same certificate. */
export type Connections = {
  /**
   * @throws ProviderError `UPSTREAM_UNAVAILABLE` when no answer came, `UPSTREAM_TIMEOUT` when the signal fired before one did,
   *   `UPSTREAM_ADDRESS_NOT_FOUND` when the host does not exist or is not the one it should be, `UPSTREAM_UNAUTHORIZED` when it ended the
   *   handshake over our certificate, `UPSTREAM_INVALID_RESPONSE` when the answer is larger than any real one
   */
  exchange(url: string, exchange: Exchange): Promise<Reply>;
  /** The same, with the answer as it came. */
  exchangeBytes(url: string, exchange: Exchange): Promise<BytesReply>;
  /** Closes the connections at once: a call that nobody waits for any more must not hold up a stop. */
  close(): Promise<void>;
};

/** The most bytes of an answer, for upstreams without a limit of their own. */
const LARGEST_REPLY = 64_000_000;

const UTF8 = new TextDecoder();

export function createConnections({
  ca,
  certificate,
  connections,
  largestReply = LARGEST_REPLY,
  adviceOnReset,
}: ConnectionOptions): Connections {
  const agent = new Agent({
    connections,
    keepAliveTimeout: 30_000,
    maxResponseSize: largestReply,
    connect: {
      ...(ca === undefined ? {} : { ca }),
      ...(certificate === undefined ? {} : { cert: certificate.chain, key: certificate.key }),
    },
  });
  async function exchangeBytes(url: string, exchange: Exchange): Promise<BytesReply> {
    const { method, headers, body = null, signal } = exchange;
    const { origin, host, pathname, search } = new URL(url);
    try {
      return await collectReply(agent, { origin, path: pathname + search, method, headers, body }, signal);
    } catch (error) {
      throw connectionFailure(error, host, signal, adviceOnReset);
    }
  }
  return {
    exchangeBytes,
    async exchange(url, exchange) {
      const { status, headers, bytes } = await exchangeBytes(url, exchange);
      return { status, headers, text: UTF8.decode(bytes) };
    },
    close: () => agent.destroy(),
  };
}

/** The code that Node or a library gave an error, such as `ECONNREFUSED`. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}

/**
 * What went wrong, by the error's code alone: its message may hold an address with something private in it.
 *
 * @param signal has fired where nobody waits any more
 * @param adviceOnReset what to look at where the other side closes connections
 */
export function connectionFailure(
  error: unknown,
  host: string,
  signal: AbortSignal,
  adviceOnReset: string = NETWORK_ADVICE,
): ProviderError {
  if (signal.aborted) {
    return new ProviderError('UPSTREAM_TIMEOUT', 'The source did not answer in time.', {
      advice: `No answer from ${host}.`,
    });
  }
  const code = errorCode(error);
  const seen = `No connection to ${host} (${code}).`;
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return new ProviderError('UPSTREAM_INVALID_RESPONSE', 'The source sent more than any real answer holds.');
  }
  if (isNotHttp(error)) {
    return new ProviderError('UPSTREAM_INVALID_RESPONSE', 'The source answered something that is not HTTP.', {
      advice: `What answers at ${host} does not speak HTTP. Verify the address, and that nothing between it and this server answers for it.`,
    });
  }
  if (code === 'ENOTFOUND') {
    return new ProviderError('UPSTREAM_ADDRESS_NOT_FOUND', 'The host of the source does not exist.', {
      advice: `${seen} Verify the address in the configuration.`,
    });
  }
  if (UNTRUSTED.test(code)) {
    return new ProviderError(
      'UPSTREAM_ADDRESS_NOT_FOUND',
      'The server at the configured address could not prove that it is the source.',
      {
        advice: `${seen} Its certificate is not from an authority that this server trusts, not for this host, or out of date. Verify the address and the authorities in the configuration.`,
      },
    );
  }
  if (OUR_CERTIFICATE_REFUSED.test(code)) {
    return new ProviderError('UPSTREAM_UNAUTHORIZED', 'The source refused our credentials.', {
      advice: `${seen} It did not accept our certificate, or wants one. Verify that it knows this certificate, and that this is the address for our way to sign in.`,
    });
  }
  return new ProviderError('UPSTREAM_UNAVAILABLE', 'The source could not be reached.', {
    advice: `${seen} ${BLOCKED.includes(code) ? BLOCKED_ADVICE : RESET.includes(code) ? adviceOnReset : NETWORK_ADVICE}`,
  });
}

/** What undici says of an answer that breaks the rules of HTTP itself. */
const isNotHttp = (error: unknown): boolean =>
  (error instanceof Error && error.name === 'HTTPParserError') ||
  ['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'].includes(errorCode(error));

/** The codes of Node and OpenSSL for a certificate of the other side that was not believed. */
const UNTRUSTED = /^(?:CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET|VERIFY)_)/;

/** The alerts with which the other side tells that it did not believe ours (RFC 8446, 6.2). */
const OUR_CERTIFICATE_REFUSED =
  /^ERR_SSL_.+_ALERT_(?:BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_\w+|UNKNOWN_CA|ACCESS_DENIED)$/;

/** What a firewall with a list of allowed addresses looks like from outside it. */
const BLOCKED = ['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ETIMEDOUT'];
const BLOCKED_ADVICE =
  "Verify that this server's IP address is on the source's allowlist for this environment, and the address itself.";

/** The other side broke the connection off; undici tells a socket that was closed in the middle of a call by a code of its own. */
const RESET = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];
const NETWORK_ADVICE = 'Look at the network between this server and the source.';
