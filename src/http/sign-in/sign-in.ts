import type { IncomingHttpHeaders } from 'node:http';
import type { SignInSettings } from '../../configuration/sign-in-settings.ts';
import type { Caller } from '../../domain/caller.ts';
import { IdentityError } from '../../identity/identity-error.ts';
import { createBrokerClient, type BegunLogin } from './broker-client.ts';
import { readCookie, setCookie, type Cookie } from './cookie.ts';
import { LoginFailure } from './login-failure.ts';
import { createPageSessions } from './page-sessions.ts';
import { createSeal } from './sealed-text.ts';

type Headers = Pick<IncomingHttpHeaders, 'cookie' | 'origin' | 'host'>;

/** Sign-in on this server's own pages. */
export type SignIn = {
  /**
   * The access token of whoever is signed in on the page that sends this request; undefined where nobody is, or where the page is not one of this
   * server's own. For POST alone: a browser names its page there.
   */
  tokenOfSession(headers: Headers): string | undefined;
  /** The same for a GET, which changes nothing and whose answer no page of another origin can read. */
  tokenOfReader(headers: Headers): string | undefined;
  /** Whether a POST comes from a page of this server. */
  isOwnPage(headers: Headers): boolean;
  /** Where to send a browser that wants to sign in, and the cookie that it must come back with. @throws LoginFailure */
  begin(headers: Headers, page: string): Promise<{ readonly location: string; readonly cookie: string }>;
  /** Signs in whoever comes back from the broker, and says where they wanted to go. @throws LoginFailure */
  finish(
    headers: Headers,
    search: string,
  ): Promise<{ readonly page: string; readonly cookies: readonly string[] }>;
  /** Ends the session, and gives the cookie that takes its name away. */
  end(headers: Headers): string;
  close(): Promise<void>;
};

export type SignInOptions = {
  readonly settings: SignInSettings;
  readonly secret: string;
  /** As for every call to the issuer: authorities in PEM instead of the public ones. */
  readonly authorities?: string | undefined;
  /** Whether the server itself speaks HTTPS. */
  readonly isTls: boolean;
  /** Whom a token is from. @throws IdentityError in the promise too */
  readonly identify: (authorization: string) => Caller | Promise<Caller>;
};

/** How long a login may take, in seconds. */
const LOGIN_TIME = 900;

export const CALLBACK = '/sign-in/callback';

type Begun = BegunLogin & { readonly page: string; readonly until: number };

export function createSignIn({ settings, secret, authorities, isTls, identify }: SignInOptions): SignIn {
  const broker = createBrokerClient({ settings, secret, authorities });
  const sessions = createPageSessions();
  const { seal, open } = createSeal();
  const isSecure = settings.origin === undefined ? isTls : settings.origin.startsWith('https:');
  // With this prefix a browser takes the cookie from this very host alone, and over HTTPS.
  const session: Cookie = { name: isSecure ? '__Host-cpr-session' : 'cpr-session', path: '/', isSecure };
  const login: Cookie = { name: 'cpr-login', path: CALLBACK, isSecure };

  // Without a setting the server is used on its own machine alone, where the names that it may be called by are checked before.
  const originOf = ({ host = '' }: Headers): string =>
    settings.origin ?? `${isTls ? 'https' : 'http'}://${host}`;
  const isOwnPage = (headers: Headers): boolean => headers.origin === originOf(headers);
  const tokenOfReader = ({ cookie }: Headers): string | undefined => {
    const name = readCookie(cookie, session.name);
    return name === undefined ? undefined : sessions.tokenOf(name);
  };

  return {
    isOwnPage,
    tokenOfReader,
    tokenOfSession: (headers) =>
      headers.cookie !== undefined && isOwnPage(headers) ? tokenOfReader(headers) : undefined,
    async begin(headers, page) {
      const { url, begun } = await broker.begin(originOf(headers) + CALLBACK);
      const kept: Begun = { ...begun, page, until: Date.now() + LOGIN_TIME * 1_000 };
      return { location: url.href, cookie: setCookie(login, seal(JSON.stringify(kept)), LOGIN_TIME) };
    },
    async finish(headers, search) {
      const begun = begunIn(headers);
      const callback = new URL(originOf(headers) + CALLBACK + search);
      const { accessToken, expiresAt } = await broker.finish(callback, begun);
      await refuseStranger(accessToken);
      endSession(headers);
      const name = sessions.begin(accessToken, expiresAt);
      const seconds = (expiresAt - Date.now()) / 1_000;
      return { page: begun.page, cookies: [setCookie(login, '', 0), setCookie(session, name, seconds)] };
    },
    end(headers) {
      endSession(headers);
      return setCookie(session, '', 0);
    },
    close: () => broker.close(),
  };

  function begunIn({ cookie }: Headers): Begun {
    const text = open(readCookie(cookie, login.name) ?? '');
    const begun = text === null ? null : (JSON.parse(text) as Begun);
    if (begun !== null && begun.until > Date.now()) return begun;
    throw new LoginFailure(400, 'This login was not begun in this browser, or too long ago. Try again.');
  }

  /** The broker knows people whom this server does not let in: they are told here, and not by each of their operations. */
  async function refuseStranger(accessToken: string): Promise<void> {
    try {
      await identify(`Bearer ${accessToken}`);
    } catch (cause) {
      if (!(cause instanceof IdentityError)) throw cause;
      if (cause.isOutage) {
        throw new LoginFailure(503, 'The broker can not be asked for its keys. Try again later.', { cause });
      }
      throw new LoginFailure(
        403,
        'The broker knows you, but this server does not accept this kind of login.',
        {
          cause,
        },
      );
    }
  }

  function endSession({ cookie }: Headers): void {
    const name = readCookie(cookie, session.name);
    if (name !== undefined) sessions.end(name);
  }
}
