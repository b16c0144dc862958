import * as client from 'openid-client';
import { Agent, fetch } from 'undici';
import type { SignInSettings } from '../../configuration/sign-in-settings.ts';
import { LoginFailure } from './login-failure.ts';

/** What must be known again when the browser comes back from the broker. */
export type BegunLogin = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** This server as a client of the broker: code flow with PKCE. */
export type BrokerClient = {
  /** Where to send the browser. @throws LoginFailure where the broker can't be reached */
  begin(redirectUri: string): Promise<{ readonly url: URL; readonly begun: BegunLogin }>;
  /**
   * Takes the code that the browser came back with. `expiresAt` in milliseconds since 1970.
   *
   * @throws LoginFailure where the broker does not sign anybody in, or the answer does not belong to the login that was begun
   */
  finish(
    callback: URL,
    begun: BegunLogin,
  ): Promise<{ readonly accessToken: string; readonly expiresAt: number }>;
  close(): Promise<void>;
};

type Options = {
  readonly settings: SignInSettings;
  readonly secret: string;
  /** Authorities that the broker's TLS certificate is checked against instead of the public ones, in PEM. */
  readonly authorities?: string | undefined;
};

/** How long what the broker says of itself is good, in milliseconds. */
const METADATA_AGE = 3_600_000;
/** Seconds within which the broker must answer. */
const TIME_LIMIT = 10;
/** Of a token whose life is not told, in seconds. */
const SHORT_LIFE = 300;

export function createBrokerClient({ settings, secret, authorities }: Options): BrokerClient {
  const agent = new Agent({
    connect: authorities === undefined ? {} : { ca: authorities },
    maxResponseSize: 1_000_000,
  });
  let known: { readonly configuration: Promise<client.Configuration>; readonly until: number } | undefined;

  return {
    async begin(redirectUri) {
      const configuration = await broker();
      const verifier = client.randomPKCECodeVerifier();
      const begun = { verifier, state: client.randomState(), nonce: client.randomNonce() };
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        // Whoever sits at the machine now, and not who signed in there before.
        prompt: 'login',
      });
      return { url, begun };
    },
    async finish(callback, { state, nonce, verifier }) {
      refuseForeign(callback, state);
      const configuration = await broker();
      try {
        const tokens = await client.authorizationCodeGrant(configuration, callback, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const seconds = tokens.expires_in ?? SHORT_LIFE;
        return { accessToken: tokens.access_token, expiresAt: Date.now() + seconds * 1_000 };
      } catch (cause) {
        throw new LoginFailure(502, 'The broker did not confirm the login. Try again.', { cause });
      }
    },
    close: () => agent.destroy(),
  };

  function broker(): Promise<client.Configuration> {
    if (known === undefined || known.until < Date.now()) {
      const configuration = discover().catch((cause: unknown) => {
        known = undefined;
        throw new LoginFailure(503, 'The broker that signs people in can not be reached. Try again later.', {
          cause,
        });
      });
      known = { configuration, until: Date.now() + METADATA_AGE };
    }
    return known.configuration;
  }

  async function discover(): Promise<client.Configuration> {
    const found = await client.discovery(new URL(settings.issuer), settings.clientId, secret, undefined, {
      timeout: TIME_LIMIT,
      // The types of Node's own fetch and of the package that it is made from differ in what nobody uses here.
      [client.customFetch]: ((url: string, init: object) =>
        fetch(url, { ...init, dispatcher: agent })) as unknown as client.CustomFetch,
    });
    client.enableNonRepudiationChecks(found);
    allowLoginOnThisMachine(found);
    return found;
  }
}

/**
 * The browser alone goes to the page where people sign in. On this machine that may be plain HTTP, as a simulated broker has it, whose
 * certificate no browser knows. What this server itself asks is asked over TLS all the same.
 */
function allowLoginOnThisMachine(found: client.Configuration): void {
  const { authorization_endpoint: page, token_endpoint, jwks_uri } = found.serverMetadata();
  const url = URL.parse(page ?? '');
  if (url?.protocol !== 'http:' || !['localhost', '127.0.0.1'].includes(url.hostname)) return;
  const asked = [token_endpoint, jwks_uri];
  if (!asked.every((address) => address?.startsWith('https://'))) {
    throw new Error('The broker has endpoints without TLS');
  }
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that it stands out; there is no other way
  client.allowInsecureRequests(found);
}

/**
 * Before anything else: whether the answer belongs to the login that this browser has begun, and whether it is a refusal. Not left to the
 * library, which asks for `iss` first, and the broker leaves that out of its refusals.
 */
function refuseForeign({ searchParams }: URL, state: string): void {
  if (searchParams.get('state') !== state) {
    throw new LoginFailure(400, 'This login was not begun in this browser, or too long ago. Try again.');
  }
  if (!searchParams.has('error')) return;
  const code = searchParams.get('error_description') ?? searchParams.get('error') ?? '';
  throw new LoginFailure(403, 'Nobody was signed in.', { code: isCode(code) ? code : null });
}

/** The broker's codes look so; anything else could be a text that somebody wants to have shown here. */
const isCode = (text: string): boolean => /^[\w.+-]{1,100}$/.test(text);
