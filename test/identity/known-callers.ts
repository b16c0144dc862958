import { CALLERS, type CallerSettings } from '../../src/configuration/caller-settings.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { createIdentity } from '../../src/identity/create-identity.ts';
import { IdentityError } from '../../src/identity/identity-error.ts';
import type { Credentials, Identity } from '../../src/identity/identity.ts';
import {
  accessClaims,
  CLIENT,
  issuerKey,
  sign,
  startTokenIssuer,
  type Claims,
  type TokenIssuer,
} from '../simulators/token-issuer.ts';

/** The key that the issuers of these tests sign with from their start. */
export const KEY = issuerKey('tokens');

/** An issuer and who knows its callers, with a clock that stands still until it is moved. */
export type KnownCallers = {
  readonly issuer: TokenIssuer;
  readonly identity: Identity;
  /** Milliseconds since 1970. */
  readonly clock: { now: number };
  /** An access token of the broker with changed claims and header. */
  token(claims?: Claims, header?: Claims): Promise<string>;
  /** Who a token is from. */
  identify(token: string, more?: Partial<Credentials>): Promise<Caller>;
  /** Why a token is refused, or the word ACCEPTED. */
  reasonFor(token: string, more?: Partial<Credentials>): Promise<string>;
  /** How often a path was asked for. */
  asked(path: string): number;
  close(): Promise<void>;
};

/** Settings of one issuer and of all, beside those that a test does not care about. */
export type Settings = { readonly issuer?: Claims; readonly all?: Claims };

export function settingsFor(issuer: TokenIssuer, settings: Settings = {}): CallerSettings {
  const own = { issuer: issuer.url, kind: 'nets-eid-broker', clients: [CLIENT], ca: issuer.ca };
  return CALLERS.parse({ issuers: [{ ...own, ...settings.issuer }], ...settings.all });
}

export async function startKnownCallers(settings: Settings = {}): Promise<KnownCallers> {
  const issuer = await startTokenIssuer();
  issuer.published = [KEY];
  const clock = { now: Date.now() };
  const identity = createIdentity(settingsFor(issuer, settings), { now: () => clock.now });
  const identify = async (token: string, more: Partial<Credentials> = {}): Promise<Caller> =>
    identity.identify({ ...bearing(token), ...more });
  return {
    issuer,
    identity,
    clock,
    token: (claims, header) => sign(accessClaims(issuer.url, clock.now, claims), KEY, header),
    identify,
    reasonFor: (token, more) => identify(token, more).then(() => 'ACCEPTED', reasonOf),
    asked: (path) => issuer.requests.filter((request) => request === path).length,
    async close() {
      await identity.close();
      await issuer.close();
    },
  };
}

export const bearing = (token: string): Credentials => ({
  authorization: `Bearer ${token}`,
  userinfoToken: undefined,
  certificate: null,
});

export function reasonOf(error: unknown): string {
  if (error instanceof IdentityError) return error.reason;
  throw error;
}
