import { createHash, createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { exportJWK, SignJWT, type JWK, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { createAuthority, type Authority } from '../../certificates.ts';

/** What a key is for. The broker signs transaction tokens with one of their own, and publishes one to encrypt requests to it. */
export type KeyUse = 'signing' | 'transaction' | 'encryption';

export type SigningKeys = {
  /** The public keys as the broker publishes them: without `alg`, the key for encryption among them. */
  readonly jwks: { readonly keys: readonly JWK[] };
  readonly privateKey: (use: KeyUse) => KeyObject;
  readonly kid: (use: KeyUse) => string;
  sign(
    claims: JWTPayload,
    options: { readonly use: KeyUse; readonly header: Partial<JWTHeaderParameters> },
  ): Promise<string>;
};

/** Above the certificate of the key for transaction tokens, which is one for organisations. */
const OCES = 'Simulated OCES authority';

/** New RSA keys, each with a certificate of its own; `kid` is the certificate's SHA-1, as at the broker. */
export async function createSigningKeys(authority: Authority): Promise<SigningKeys> {
  const made = {
    signing: await createKey(authority, 'sig'),
    transaction: await createKey(createAuthority(OCES), 'sig'),
    encryption: await createKey(authority, 'enc'),
  };
  return {
    jwks: { keys: [made.transaction.jwk, made.signing.jwk, made.encryption.jwk] },
    privateKey: (use) => made[use].privateKey,
    kid: (use) => made[use].kid,
    sign(claims, { use, header }) {
      const { kid, privateKey } = made[use];
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(privateKey);
    },
  };
}

async function createKey(authority: Authority, use: 'sig' | 'enc') {
  const { key, cert } = authority.issueClient({ countryName: 'DK', commonName: 'Simulated broker' });
  const { raw, publicKey } = new X509Certificate(cert);
  const kid = createHash('sha1').update(raw).digest('hex').toUpperCase();
  const jwk: JWK = {
    ...(await exportJWK(publicKey)),
    use,
    kid,
    x5t: createHash('sha1').update(raw).digest('base64url'),
    x5c: [raw.toString('base64')],
  };
  return { kid, privateKey: createPrivateKey(key), jwk };
}
