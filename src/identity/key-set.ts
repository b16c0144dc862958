import { createPublicKey, X509Certificate, type JsonWebKeyInput, type KeyObject } from 'node:crypto';
import { isObject, text, type Claims } from './claims.ts';

/** A key that an issuer signs with. As long as the issuer names it, it is the same object. */
export class SigningKey {
  readonly id: string;
  readonly public: KeyObject;
  /** The only algorithm that the issuer uses it with, where it says so. */
  readonly algorithm: string | null;
  /** Whether it stands under a certificate for organisations, as the broker's key for transaction tokens does. */
  readonly isForTransactions: boolean;
  /** Whether the issuer has stopped naming it: what was verified with it is not believed any more. */
  isWithdrawn = false;

  constructor(id: string, key: KeyObject, jwk: Claims) {
    this.id = id;
    this.public = key;
    this.algorithm = text(jwk['alg']);
    this.isForTransactions = isOrganisationCertificate(jwk['x5c']);
  }

  /** Whether a signature of this kind can be checked with it. */
  fits(algorithm: string): boolean {
    if (this.algorithm !== null && this.algorithm !== algorithm) return false;
    const { asymmetricKeyType, asymmetricKeyDetails } = this.public;
    switch (algorithm) {
      case 'RS256':
      case 'PS256':
        return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS;
      case 'ES256':
        return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1';
      case 'EdDSA':
        return asymmetricKeyType === 'ed25519';
      default:
        return false;
    }
  }
}

const LEAST_RSA_BITS = 2_048;

/** More than any issuer has at once. */
const MOST_KEYS = 100;

/**
 * The keys of a JWKS document that tokens are signed with, by their ids; null where it is no such document. What is for something else, can't be
 * read or has an id that another key has too is left out.
 */
export function readKeySet(document: unknown): ReadonlyMap<string, SigningKey> | null {
  const listed = isObject(document) ? document['keys'] : null;
  if (!Array.isArray(listed) || listed.length > MOST_KEYS) return null;
  const keys = new Map<string, SigningKey>();
  const ambiguous = new Set<string>();
  for (const jwk of listed as readonly unknown[]) {
    const key = readKey(jwk);
    if (key === null) continue;
    if (keys.has(key.id)) ambiguous.add(key.id);
    keys.set(key.id, key);
  }
  for (const id of ambiguous) keys.delete(id);
  return keys;
}

/** Keys that have not changed stay the objects that they were; those that are gone or have changed are withdrawn. */
export function replaceKeys(
  before: ReadonlyMap<string, SigningKey>,
  now: ReadonlyMap<string, SigningKey>,
): ReadonlyMap<string, SigningKey> {
  const kept = new Map(now);
  for (const [id, key] of before) {
    const next = now.get(id);
    if (next !== undefined && isSame(key, next)) kept.set(id, key);
    else key.isWithdrawn = true;
  }
  return kept;
}

const isSame = (one: SigningKey, other: SigningKey): boolean =>
  one.public.equals(other.public) &&
  one.algorithm === other.algorithm &&
  one.isForTransactions === other.isForTransactions;

/** The public members alone: a document that holds more must not make another kind of key. */
function readKey(jwk: unknown): SigningKey | null {
  if (!isObject(jwk) || jwk['use'] !== 'sig') return null;
  const id = text(jwk['kid']);
  const { kty, n, e, crv, x, y } = jwk;
  if (id === null || !['RSA', 'EC', 'OKP'].includes(String(kty))) return null;
  try {
    const key = createPublicKey({ key: { kty, n, e, crv, x, y } as JsonWebKeyInput['key'], format: 'jwk' });
    return new SigningKey(id, key, jwk);
  } catch {
    return null;
  }
}

/**
 * The broker signs transaction tokens, which are kept for years as evidence, with a key of their own under a certificate from the Danish state's
 * OCES authority, and everything else with a key that certifies itself. Both stand in the same document as `use: sig` (recorded from the
 * broker's pre-production environment; the subject of the authority is in the broker's documentation, "Environments").
 */
function isOrganisationCertificate(chain: unknown): boolean {
  const first: unknown = Array.isArray(chain) ? chain[0] : undefined;
  if (typeof first !== 'string') return false;
  try {
    return new X509Certificate(Buffer.from(first, 'base64')).issuer.includes('OCES');
  } catch {
    return false;
  }
}
