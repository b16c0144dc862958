import type { IssuerSettings } from '../configuration/caller-settings.ts';
import type { Caller } from '../domain/caller.ts';
import { assuranceLevel, weaker } from './assurance.ts';
import { cvrNumber, instant, text, texts, type Claims } from './claims.ts';
import { IdentityError } from './identity-error.ts';
import { identityProviderOf, type IdentityProvider, type IdentityType } from './identity-providers.ts';
import type { ToldIdentity } from './told-identity.ts';
import type { VerifiedToken } from './verify-token.ts';

/** Whoever signed in at the broker, by their access token and what else is told of them. @throws IdentityError */
export function readSignedIn(
  { issuer, claims, expiresAt }: VerifiedToken,
  provider: IdentityProvider,
  told: ToldIdentity | null,
): Caller {
  const kind = kindOf(claims, provider, told);
  const signedInAt = instant(claims['auth_time']);
  return caller({
    kind,
    issuer: issuer.settings.issuer,
    subject: text(claims['sub']) ?? '',
    client: text(claims['client_id']) ?? '',
    identityProvider: text(claims['idp']),
    assurance: assuranceOf(claims, provider, told),
    signedInAt,
    session: text(claims['sid']) ?? text(claims['neb_sid']),
    transaction: text(claims['transaction_id']),
    cvr: kind === 'EMPLOYEE' ? (told?.cvr ?? null) : null,
    professionalId: kind === 'EMPLOYEE' ? (told?.professionalId ?? null) : null,
    scopes: new Set(texts(claims['scope'])),
    expiresAt: Math.min(expiresAt, endOfLogin(signedInAt, issuer.settings)),
  });
}

/** A program, by its own token: a service token of the broker, or one of another issuer. @throws IdentityError */
export function readProgram({ issuer, claims, expiresAt }: VerifiedToken): Caller {
  const client = clientOf(claims) ?? '';
  return caller({
    kind: 'MACHINE',
    issuer: issuer.settings.issuer,
    subject: text(claims['sub']) ?? client,
    client,
    identityProvider: null,
    assurance: null,
    signedInAt: null,
    session: null,
    transaction: null,
    cvr: cvrNumber(claims['client_org_taxation_number']),
    professionalId: null,
    scopes: new Set(texts(claims['scope']).flatMap((scope) => scope.split(' '))),
    expiresAt,
  });
}

/** The service that a token was issued to. Many issuers have it as `azp` alone, as ID tokens do. */
export const clientOf = (claims: Claims): string | null => text(claims['client_id'] ?? claims['azp']);

/** What is accepted of the ways to sign in. @throws IdentityError for all others */
export function acceptedProvider(claims: Claims, { identityProviders }: IssuerSettings): IdentityProvider {
  const idp = text(claims['idp']);
  const provider = identityProviderOf(idp);
  if (provider === null || !identityProviders.some((accepted) => accepted === idp)) {
    throw new IdentityError('IDENTITY_PROVIDER_NOT_ALLOWED');
  }
  return provider;
}

/** Whether only UserInfo can tell who or for whom someone is: an access token has neither the company nor the type of the identity. */
export const mayBeEmployee = ({ kinds }: IdentityProvider): boolean => kinds.professional !== undefined;

const caller = (all: Caller): Caller => Object.freeze(all);

function kindOf(claims: Claims, { kinds }: IdentityProvider, told: ToldIdentity | null): Caller['kind'] {
  const type = text(claims['identity_type']) ?? told?.identityType ?? typeWithoutWord(kinds, told);
  const kind = Object.hasOwn(kinds, type) ? kinds[type as IdentityType] : undefined;
  if (kind === undefined) throw new IdentityError('IDENTITY_PROVIDER_NOT_ALLOWED');
  return kind;
}

/** Where the type is not told and there are two, whoever has a company signed in for it. */
function typeWithoutWord(kinds: IdentityProvider['kinds'], told: ToldIdentity | null): IdentityType {
  if (kinds.private === undefined) return 'professional';
  return kinds.professional !== undefined && (told?.cvr ?? null) !== null ? 'professional' : 'private';
}

/** Of several words the weakest counts, and never more than the broker can vouch for. */
function assuranceOf(
  claims: Claims,
  { strongestAssurance }: IdentityProvider,
  told: ToldIdentity | null,
): Caller['assurance'] {
  const own = claims['loa'] ?? claims['acr'];
  const levels = [
    strongestAssurance,
    ...(own === undefined ? [] : [assuranceLevel(own)]),
    ...(told?.assurance === undefined ? [] : [told.assurance]),
  ];
  return levels.length === 1 ? null : levels.reduce(weaker);
}

function endOfLogin(signedInAt: number | null, { loginMaxAge }: IssuerSettings): number {
  if (loginMaxAge === undefined) return Infinity;
  return (signedInAt ?? 0) + loginMaxAge * 1_000;
}
