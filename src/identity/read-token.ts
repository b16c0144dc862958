import type { CallerSettings, IssuerSettings } from '../configuration/caller-settings.ts';
import type { Caller } from '../domain/caller.ts';
import { instant, text, texts, type Claims } from './claims.ts';
import { IdentityError } from './identity-error.ts';
import type { IdentityProvider } from './identity-providers.ts';
import type { SigningKey } from './key-set.ts';
import { acceptedProvider, clientOf, mayBeEmployee, readProgram, readSignedIn } from './read-caller.ts';
import { boundCertificate } from './token-binding.ts';
import { isProgramsOwn, tokenKind } from './token-kind.ts';
import { toldIdentity, type ToldIdentity } from './told-identity.ts';
import type { TrustedIssuer } from './trusted-issuer.ts';
import type { AskingToken } from './userinfo.ts';
import { verifyToken, type VerifiedToken } from './verify-token.ts';

export type Tokens = {
  /** The access token and SHA-256 of it. */
  readonly token: string;
  readonly hash: string;
  readonly userinfoToken: string | undefined;
};

/** Who calls, and what the other questions about them need. */
export type ReadToken = {
  readonly caller: Caller;
  readonly certificate: string | null;
  readonly keys: readonly SigningKey[];
  /** Until when all tokens that it was read from are valid, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** Null for programs. */
  readonly login: Login | null;
};

/** The login of a person or employee. */
export type Login = {
  readonly issuer: TrustedIssuer;
  readonly asking: AskingToken;
  readonly amr: readonly string[];
  /** What the userinfo token told, where one came. */
  readonly told: ToldIdentity | null;
};

type Options = {
  readonly settings: CallerSettings;
  readonly issuers: ReadonlyMap<string, TrustedIssuer>;
  readonly now: () => number;
};

/** Verifies an access token, and a userinfo token where one came with it. @throws IdentityError */
export async function readToken(tokens: Tokens, options: Options): Promise<ReadToken> {
  const verified = await verifyToken(tokens.token, { ...options, leeway: options.settings.leeway });
  const { issuer, claims } = verified;
  const kind = callingKind(claims, issuer.settings);
  checkClient(claims, issuer.settings);
  checkAudience(claims, issuer.settings);
  checkLoginTime(claims, options);
  const certificate = boundCertificate(claims, issuer.settings);
  if (kind === 'SIGNED_IN') return readLogin(tokens, verified, certificate, options);
  const caller = readProgram(verified);
  return { caller, certificate, keys: [verified.key], expiresAt: caller.expiresAt, login: null };
}

/** @throws IdentityError for every kind of token that does not say who calls */
function callingKind(claims: Claims, { kind }: IssuerSettings): 'SIGNED_IN' | 'PROGRAM' {
  if (kind === 'openid-connect') {
    if (!isProgramsOwn(claims)) throw new IdentityError('WRONG_KIND_OF_TOKEN');
    return 'PROGRAM';
  }
  switch (tokenKind(claims)) {
    case 'ACCESS':
      return 'SIGNED_IN';
    case 'SERVICE':
      return 'PROGRAM';
    default:
      throw new IdentityError('WRONG_KIND_OF_TOKEN');
  }
}

function checkClient(claims: Claims, { clients }: IssuerSettings): void {
  const client = clientOf(claims);
  if (client === null || !clients.includes(client)) throw new IdentityError('UNKNOWN_CLIENT');
}

/** A token with an audience is only for whom that names (RFC 7519, 4.1.3), and without a name of its own this server is nobody of them. */
function checkAudience({ aud }: Claims, { audience }: IssuerSettings): void {
  const isMeant = audience === undefined ? aud === undefined : texts(aud).includes(audience);
  if (!isMeant) throw new IdentityError('WRONG_AUDIENCE');
}

function checkLoginTime({ auth_time: claim }: Claims, { settings: { leeway }, now }: Options): void {
  if ((instant(claim) ?? 0) > now() + leeway * 1_000) throw new IdentityError('NOT_YET_VALID');
}

async function readLogin(
  tokens: Tokens,
  verified: VerifiedToken,
  certificate: string | null,
  options: Options,
): Promise<ReadToken> {
  const { issuer, claims, expiresAt } = verified;
  const provider = acceptedProvider(claims, issuer.settings);
  const second =
    tokens.userinfoToken === undefined
      ? null
      : await readUserinfoToken(tokens.userinfoToken, verified, options);
  const asking = askingToken(tokens, verified, provider);
  const toldByToken = second === null ? null : toldIdentity(second.claims, provider);
  const told = toldByToken ?? (mayBeEmployee(provider) ? await issuer.userinfo.ask(asking) : null);
  const caller = readSignedIn(verified, provider, told);
  if (options.now() >= caller.expiresAt + options.settings.leeway * 1_000) throw new IdentityError('EXPIRED');
  return {
    caller,
    certificate,
    keys: second === null ? [verified.key] : [verified.key, second.key],
    expiresAt: Math.min(caller.expiresAt, expiresAt, second?.expiresAt ?? Infinity),
    login: { issuer, asking, amr: texts(claims['amr']), told: toldByToken },
  };
}

/** @throws IdentityError where it is not a userinfo token of the same service about the same person, signed in the same way */
async function readUserinfoToken(
  token: string,
  access: VerifiedToken,
  options: Options,
): Promise<VerifiedToken> {
  const verified = await verifyToken(token, { ...options, leeway: options.settings.leeway });
  const { issuer, claims } = verified;
  const isOfSame = (name: string): boolean => claims[name] === access.claims[name];
  if (issuer !== access.issuer) throw new IdentityError('UNKNOWN_ISSUER');
  if (tokenKind(claims) !== 'USERINFO' || !isOfSame('sub') || !isOfSame('idp')) {
    throw new IdentityError('WRONG_KIND_OF_TOKEN');
  }
  if (claims['aud'] !== clientOf(access.claims)) throw new IdentityError('WRONG_AUDIENCE');
  return verified;
}

function askingToken(
  { token, hash }: Tokens,
  { claims, expiresAt }: VerifiedToken,
  provider: IdentityProvider,
): AskingToken {
  const subject = text(claims['sub']) ?? '';
  return { token, hash, subject, idp: text(claims['idp']), provider, expiresAt };
}
