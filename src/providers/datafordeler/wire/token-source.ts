import { ProviderError } from '../../provider-error.ts';
import { tokensFetched, type CallAbout, type TokenFetched } from '../../transport/upstream-channels.ts';
import type { Upstream } from '../../upstream.ts';
import type { Connections } from '../../transport/http/connections.ts';
import type { Resilience } from '../../transport/resilience/resilience.ts';
import { httpFailure } from './failures.ts';

export type TokenSource = {
  /** A token that is valid for a while yet. Whoever asks while one is being fetched waits for the same one. */
  token(): Promise<string>;
  /** The service did not take this token: the next one is fetched anew, unless that has happened already. */
  drop(token: string): void;
};

type Options = {
  /** Named in what is told of each token. */
  readonly upstream: Upstream;
  readonly url: string;
  readonly clientId: string;
  /** Undefined where the client is known by its certificate. */
  readonly clientSecret?: string | undefined;
  /** With the client certificate, where that is what the client is known by. */
  readonly connections: Connections;
  /** The token server's own circuit breaker: its health says nothing about that of the service. */
  readonly resilience: Resilience;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** How long a token is assumed to be valid if the server does not say: the shortest time that any client of the service assumes. */
const LIFE_WITHOUT_WORD = 300;
/** A token is renewed so long before its end, or at half its life if that is shorter. In seconds. */
const MARGIN = 60;

const FOR_TOKEN: CallAbout = { operation: 'TOKEN', keys: null };

/** A token is for everybody: one caller who hangs up does not call it off. */
const NOBODY_HANGS_UP = new AbortController().signal;

/**
 * OAuth client credentials at one of the two token servers: one knows clients by a shared secret, the other by their certificate. A token
 * call takes up to seconds, so there is never more than one under way.
 */
export function createTokenSource({
  upstream,
  url,
  clientId,
  clientSecret,
  connections,
  resilience,
  now,
}: Options): TokenSource {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId });
  if (clientSecret !== undefined) body.set('client_secret', clientSecret);
  let held: { readonly token: string; readonly renewAt: number } | null = null;
  let pending: Promise<string> | null = null;

  async function askForToken(signal: AbortSignal): Promise<string> {
    const reply = await connections.exchange(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: body.toString(),
      signal,
    });
    // Keycloak answers wrong credentials with 400 or 401.
    if ([400, 401, 403].includes(reply.status)) throw refused(reply.status);
    if (reply.status !== 200) throw httpFailure(reply, 'The token server');
    const { token, life } = readToken(reply.text);
    held = { token, renewAt: now() + (life - Math.min(MARGIN, life / 2)) * 1_000 };
    if (tokensFetched.hasSubscribers) {
      const fetched: TokenFetched = { upstream, life };
      tokensFetched.publish(fetched);
    }
    return token;
  }

  return {
    token() {
      if (held !== null && now() < held.renewAt) return Promise.resolve(held.token);
      pending ??= resilience.run(askForToken, NOBODY_HANGS_UP, FOR_TOKEN).finally(() => {
        pending = null;
      });
      return pending;
    },
    drop(token) {
      if (held?.token === token) held = null;
    },
  };
}

function readToken(text: string): { token: string; life: number } {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    // Falls through: the text is not shown, it may hold a token.
  }
  const { access_token: token, expires_in: life } = (answer ?? {}) as Record<string, unknown>;
  // Only what can stand in a header; anything else would fail there, with the token in the error's message.
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
    throw new ProviderError('UPSTREAM_INVALID_RESPONSE', 'The token server answered without a token.', {
      advice:
        'Verify the address of the token server, and that nothing between it and this server answers for it.',
    });
  }
  return { token, life: typeof life === 'number' && life > 0 ? life : LIFE_WITHOUT_WORD };
}

const refused = (status: number): ProviderError =>
  new ProviderError('UPSTREAM_UNAUTHORIZED', 'The source refused our credentials.', {
    advice:
      `The token server answered HTTP ${status}. Verify the client id and the secret or certificate, and that the sign-in fits the credential: ` +
      'a shared secret belongs to auth.datafordeler.dk, a certificate to auth-oces.datafordeler.dk. A renewed certificate has a new ' +
      'thumbprint and must be uploaded again.',
  });
