import { randomBytes, randomUUID } from 'node:crypto';
import Provider, { type KoaContextWithOIDC } from 'oidc-provider';
import type { BrokerClient } from './broker-client.ts';
import type { TokenWish } from './broker-tokens.ts';
import { certificateThumbprint, clientCertificate } from './client-certificate.ts';
import { now } from './login.ts';
import { KEYS_PATH } from './login-provider.ts';
import { quietly } from './quietly.ts';
import type { SigningKeys } from './signing-keys.ts';

type Parts = {
  readonly issuer: string;
  readonly clients: readonly BrokerClient[];
  readonly keys: () => SigningKeys;
};

/** What the tokens for programs are for (`aud`). */
export const MACHINE_AUDIENCE = 'urn:cpr-subgraph';

const LIFE = 600;

/**
 * An ordinary issuer of tokens for programs: client credentials with a secret or a certificate (mutual TLS), access tokens as RFC 9068 has
 * them; a client that shows a certificate gets a token that is bound to it (RFC 8705).
 */
export function createMachineProvider({ issuer, clients, keys }: Parts): Provider {
  const provider = quietly(
    () =>
      new Provider(issuer, {
        clients: clients.map(({ id, secret, certificateName }) => ({
          client_id: id,
          redirect_uris: [],
          response_types: [],
          grant_types: ['client_credentials'],
          ...(certificateName === undefined
            ? { client_secret: secret ?? randomBytes(16).toString('hex') }
            : {
                token_endpoint_auth_method: 'tls_client_auth',
                tls_client_auth_subject_dn: `CN=${certificateName}`,
              }),
        })),
        scopes: [],
        ttl: { ClientCredentials: LIFE },
        clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'tls_client_auth'],
        jwks: { keys: [keys().privateKey('signing').export({ format: 'jwk' })] },
        cookies: { keys: [randomBytes(16).toString('hex')] },
        features: {
          devInteractions: { enabled: false },
          userinfo: { enabled: false },
          clientCredentials: { enabled: true },
          mTLS: {
            enabled: true,
            certificateBoundAccessTokens: true,
            tlsClientAuth: true,
            getCertificate: ({ req }) => clientCertificate(req)?.toString(),
            certificateAuthorized: ({ req }) => clientCertificate(req) !== null,
            certificateSubjectMatches: ({ req }, _property, expected) =>
              clientCertificate(req)?.subject === expected,
          },
        },
        routes: { jwks: KEYS_PATH, token: '/token' },
      }),
  );
  provider.use(async (context, next) => {
    await next();
    const ctx = context as unknown as KoaContextWithOIDC;
    if (ctx.status !== 200 || ctx.oidc.route !== 'token') return;
    const clientId = ctx.oidc.client?.clientId ?? '';
    ctx.body = {
      access_token: await machineToken(issuer, keys(), clientId, certificateThumbprint(ctx.req)),
      expires_in: LIFE,
      token_type: 'Bearer',
    };
  });
  return provider;
}

export async function machineToken(
  issuer: string,
  keys: SigningKeys,
  clientId: string,
  certificate: string | null,
  { claims, header, use = 'signing' }: TokenWish = {},
): Promise<string> {
  const at = now();
  const payload = {
    iss: issuer,
    sub: clientId,
    aud: MACHINE_AUDIENCE,
    client_id: clientId,
    iat: at,
    exp: at + LIFE,
    jti: randomUUID(),
    ...(certificate !== null && { cnf: { 'x5t#S256': certificate } }),
    ...claims,
  };
  return keys.sign(payload, { use, header: { typ: 'at+jwt', ...header } });
}
