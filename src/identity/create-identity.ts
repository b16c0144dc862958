import { hash } from 'node:crypto';
import type { CallerSettings } from '../configuration/caller-settings.ts';
import { isAtLeast, type Caller } from '../domain/caller.ts';
import type { CprNumber } from '../domain/cpr-number.ts';
import { bearerToken, LONGEST_TOKEN } from './bearer-token.ts';
import { compareNumber, type MatchResult } from './compare-number.ts';
import { IdentityError } from './identity-error.ts';
import { canBeCprViewer } from './identity-providers.ts';
import type { Credentials, Identity } from './identity.ts';
import { MatchTries } from './match-tries.ts';
import { readToken, type Login, type Tokens } from './read-token.ts';
import { RememberedTokens, type RememberedToken } from './remembered-tokens.ts';
import { checkBinding } from './token-binding.ts';
import { trustedIssuers, type TrustedIssuer } from './trusted-issuer.ts';

type Options = {
  /** Milliseconds since 1970; the clock of the machine without it. */
  readonly now?: () => number;
};

/** Milliseconds after which a token is verified again. */
const REMEMBERED_FOR = 300_000;

/**
 * Knows callers by the tokens of the issuers in the settings. Nothing is fetched before the first token comes.
 *
 * @throws Error where a file of authorities can't be read
 */
export function createIdentity(settings: CallerSettings, { now = Date.now }: Options = {}): Identity {
  return new TokenIdentity(settings, now);
}

class TokenIdentity implements Identity {
  readonly #settings: CallerSettings;
  readonly #now: () => number;
  readonly #issuers: ReadonlyMap<string, TrustedIssuer>;
  readonly #remembered = new RememberedTokens();
  /** Tokens that are being verified: the same one is verified once. */
  readonly #verifying = new Map<string, Promise<RememberedToken>>();
  /** Kept beside the callers and not in them: they are shown to others, and a token must not be. */
  readonly #logins = new WeakMap<Caller, Login>();
  readonly #tries = new MatchTries();

  constructor(settings: CallerSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
    this.#issuers = trustedIssuers(settings, now);
  }

  identify({ authorization, userinfoToken, certificate }: Credentials): Caller | Promise<Caller> {
    const second = this.#secondToken(userinfoToken);
    const key = second === undefined ? (authorization ?? '') : `${authorization ?? ''}\n${second}`;
    const remembered = this.#remembered.find(key, this.#now());
    if (remembered !== null) return boundTo(remembered, certificate);
    const token = bearerToken(authorization);
    const tokens = { token, hash: sha256(token), userinfoToken: second };
    return this.#verify(key, tokens).then((verified) => boundTo(verified, certificate));
  }

  async numberOf(caller: Caller): Promise<CprNumber | null> {
    const login = this.#logins.get(caller);
    if (login === undefined || !canBeCprViewer(caller) || !isAtLeast(caller.assurance, 'SUBSTANTIAL'))
      return null;
    if (this.#now() >= caller.expiresAt + this.#settings.leeway * 1_000) throw new IdentityError('EXPIRED');
    const told = login.told ?? (await login.issuer.userinfo.ask(login.asking));
    return told.assurance === undefined || isAtLeast(told.assurance, 'SUBSTANTIAL') ? told.cpr : null;
  }

  matchCpr(caller: Caller, cpr: CprNumber): Promise<MatchResult> {
    const login = this.#logins.get(caller) ?? null;
    return compareNumber(caller, login, cpr, { tries: this.#tries, now: this.#now });
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#issuers.values(), ({ connections }) => connections.close()));
  }

  /** What stands in the header means nothing where the settings name none. */
  #secondToken(userinfoToken: string | undefined): string | undefined {
    if (this.#settings.userinfoHeader === undefined) return undefined;
    if ((userinfoToken?.length ?? 0) > LONGEST_TOKEN) throw new IdentityError('NOT_A_TOKEN');
    return userinfoToken;
  }

  #verify(key: string, tokens: Tokens): Promise<RememberedToken> {
    let verifying = this.#verifying.get(key);
    if (verifying === undefined) {
      verifying = this.#verifyAnew(key, tokens).finally(() => this.#verifying.delete(key));
      this.#verifying.set(key, verifying);
    }
    return verifying;
  }

  async #verifyAnew(key: string, tokens: Tokens): Promise<RememberedToken> {
    const options = { settings: this.#settings, issuers: this.#issuers, now: this.#now };
    const { caller, login, certificate, keys, expiresAt } = await readToken(tokens, options);
    if (login !== null) this.#logins.set(caller, login);
    const now = this.#now();
    const remembered = { caller, certificate, keys, until: Math.min(expiresAt, now + REMEMBERED_FOR) };
    this.#remembered.add(key, remembered, now);
    return remembered;
  }
}

function boundTo({ caller, certificate: bound }: RememberedToken, certificate: string | null): Caller {
  checkBinding(bound, certificate);
  return caller;
}

const sha256 = (text: string): string => hash('sha256', text, 'base64url');
