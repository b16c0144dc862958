import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type ProtectedHeaderParameters } from 'jose';
import { text, type Claims } from './claims.ts';
import { IdentityError, type IdentityReason } from './identity-error.ts';
import type { SigningKey } from './key-set.ts';
import type { TrustedIssuer } from './trusted-issuer.ts';

/** A token that one of the issuers signed and that is valid now. What kind of token it is has not been looked at. */
export type VerifiedToken = {
  readonly issuer: TrustedIssuer;
  readonly key: SigningKey;
  readonly claims: Claims;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
};

type Options = {
  readonly issuers: ReadonlyMap<string, TrustedIssuer>;
  /** Seconds that the clocks may differ. */
  readonly leeway: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/**
 * Checks who signed a token and when it is valid. The key is found by the id in the header alone: keys and addresses of keys that a token
 * brings with it mean nothing.
 *
 * @throws IdentityError
 */
export async function verifyToken(token: string, { issuers, leeway, now }: Options): Promise<VerifiedToken> {
  const { header, issuer: name } = peek(token);
  const issuer = issuers.get(name);
  if (issuer === undefined) throw new IdentityError('UNKNOWN_ISSUER');
  const { algorithm, keyId } = checkHeader(header, issuer);
  const key = await issuer.keys.find(keyId);
  if (!key.fits(algorithm)) throw new IdentityError('ALGORITHM_NOT_ALLOWED');
  if (issuer.settings.kind === 'nets-eid-broker' && key.isForTransactions) {
    throw new IdentityError('WRONG_KIND_OF_TOKEN');
  }
  try {
    const { payload } = await jwtVerify(token, key.public, {
      algorithms: [algorithm],
      issuer: name,
      requiredClaims: ['exp'],
      clockTolerance: leeway,
      currentDate: new Date(now()),
    });
    return { issuer, key, claims: payload, expiresAt: Number(payload.exp) * 1_000 };
  } catch (error) {
    throw refusal(error);
  }
}

/** Three parts in base64url (RFC 7515, 7.1). */
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** What must be known of a token to find its key; nothing of it is believed yet. */
function peek(token: string): { header: ProtectedHeaderParameters; issuer: string } {
  if (!COMPACT.test(token)) throw new IdentityError('NOT_A_TOKEN');
  try {
    return { header: decodeProtectedHeader(token), issuer: String(decodeJwt(token).iss) };
  } catch {
    // The library's error may quote the token.
    throw new IdentityError('NOT_A_TOKEN');
  }
}

function checkHeader(
  header: ProtectedHeaderParameters,
  { settings }: TrustedIssuer,
): { algorithm: string; keyId: string } {
  const algorithm = settings.algorithms.find((allowed) => allowed === header.alg);
  if (algorithm === undefined) throw new IdentityError('ALGORITHM_NOT_ALLOWED');
  const types: readonly unknown[] = settings.kind === 'nets-eid-broker' ? ['at+jwt'] : settings.types;
  // In exactly these letters. The library would take other spellings, too.
  if (!types.includes(header.typ)) throw new IdentityError('WRONG_KIND_OF_TOKEN');
  // Extensions that must be understood (RFC 7515, 4.1.11): none is.
  if ('crit' in header) throw new IdentityError('NOT_A_TOKEN');
  const keyId = text(header.kid);
  if (keyId === null) throw new IdentityError('UNKNOWN_KEY');
  return { algorithm, keyId };
}

function refusal(error: unknown): IdentityError {
  return new IdentityError(reasonFor(error));
}

function reasonFor(error: unknown): IdentityReason {
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'BAD_SIGNATURE';
  if (error instanceof errors.JWTExpired) return 'EXPIRED';
  if (error instanceof errors.JWTClaimValidationFailed) {
    // A token without an end is none that is valid now.
    if (error.claim === 'exp') return 'EXPIRED';
    if (error.claim === 'nbf' && error.reason === 'check_failed') return 'NOT_YET_VALID';
  }
  return 'NOT_A_TOKEN';
}
