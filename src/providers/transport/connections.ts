import { Agent, request } from 'undici';
import { ProviderError } from '../provider-error.ts';

export type ConnectionOptions = {
  /** PEM of the authorities to trust instead of the public ones. */
  readonly ca?: string | undefined;
  /** PEM of the certificate (chain) and its key, for upstreams that know us by them. */
  readonly certificate?: { readonly chain: string; readonly key: string } | undefined;
  /** How many connections may be open to one origin. */
  readonly connections: number;
};

export type Exchange = {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
};

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
};

/** Kept-alive TLS connections to an upstream, shared by all calls with the same certificate. */
export type Connections = {
  /**
   * @throws ProviderError `UPSTREAM_UNAVAILABLE` when no answer came, `UPSTREAM_TIMEOUT` when the signal fired before one did,
   *   `UPSTREAM_INVALID_RESPONSE` when it is larger than any real answer
   */
  exchange(url: string, exchange: Exchange): Promise<Reply>;
  close(): Promise<void>;
};

/** No real answer is so large; a stream without an end must not fill the memory. */
const LARGEST_REPLY = 64_000_000;

export function createConnections({ ca, certificate, connections }: ConnectionOptions): Connections {
  const agent = new Agent({
    connections,
    keepAliveTimeout: 30_000,
    maxResponseSize: LARGEST_REPLY,
    connect: {
      ...(ca === undefined ? {} : { ca }),
      ...(certificate === undefined ? {} : { cert: certificate.chain, key: certificate.key }),
    },
  });
  return {
    async exchange(url, { method, headers, body, signal }) {
      try {
        const response = await request(url, {
          dispatcher: agent,
          method,
          headers,
          body: body ?? null,
          signal,
        });
        return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
      } catch (error) {
        throw connectionFailure(error, signal);
      }
    },
    close: () => agent.close(),
  };
}

/** What went wrong, by the error's code alone: its message may hold an address with something private in it. */
function connectionFailure(error: unknown, signal: AbortSignal): ProviderError {
  if (signal.aborted) return new ProviderError('UPSTREAM_TIMEOUT', 'The source did not answer in time.');
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return new ProviderError(
      'UPSTREAM_INVALID_RESPONSE',
      'The source answered more than any real answer holds.',
    );
  }
  return new ProviderError('UPSTREAM_UNAVAILABLE', 'The source could not be reached.', {
    advice: `No connection (${code}). ${ADVICE[code] ?? 'Look at the network between this server and the source.'}`,
  });
}

const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    "Verify that this server's IP address is on the source's allowlist for this environment, and the address itself.",
  ENOTFOUND: 'The host name does not exist: verify the address in the configuration.',
  CERT_HAS_EXPIRED: "The source's own certificate has expired.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "The source's certificate is not from an authority that this server trusts.",
  SELF_SIGNED_CERT_IN_CHAIN: "The source's certificate is not from an authority that this server trusts.",
};
