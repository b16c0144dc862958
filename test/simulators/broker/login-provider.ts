import { randomBytes } from 'node:crypto';
import Provider, { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { BrokerClient } from './broker-client.ts';
import type { BrokerPerson } from './broker-person.ts';
import { createLogin, type Login } from './login.ts';
import { certificateThumbprint } from './client-certificate.ts';
import { quietly } from './quietly.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { TokenMaker } from './broker-tokens.ts';

type Parts = {
  readonly issuer: string;
  readonly people: readonly BrokerPerson[];
  readonly clients: readonly BrokerClient[];
  readonly keys: SigningKeys;
  readonly tokens: TokenMaker;
  /** Where browsers sign in: an origin that they trust without an authority of ours. */
  readonly pageOrigin: () => string;
  readonly onLogin: (accessToken: string, login: Login, expiresIn: number) => void;
};

const SCOPES = [
  ...['openid', 'mitid', 'nemlogin', 'bankid_no', 'ssn', 'nemid.pid'],
  ...['userinfo_token', 'transaction_token', 'neb_api'],
];

/**
 * The part of the broker that people sign in at: code flow with PKCE, and client credentials. A maintained OpenID provider checks every step
 * of it; the tokens that it would hand out are replaced by those in the broker's forms.
 */
export function createLoginProvider(parts: Parts): Provider {
  const { issuer, people, clients, keys, tokens, pageOrigin, onLogin } = parts;
  const provider = quietly(
    () =>
      new Provider(issuer, {
        clients: clients.map((client) => ({
          client_id: client.id,
          client_secret: client.secret ?? randomBytes(16).toString('hex'),
          redirect_uris: [...(client.redirectUris ?? [])],
          application_type: client.redirectUris?.every(isOnThisMachine) === true ? 'native' : 'web',
          response_types: client.redirectUris === undefined ? [] : ['code'],
          grant_types:
            client.redirectUris === undefined
              ? ['client_credentials']
              : ['client_credentials', 'authorization_code'],
        })),
        scopes: SCOPES,
        ttl: TIMES_TO_LIVE,
        pkce: { required: () => true },
        jwks: { keys: [keys.privateKey('signing').export({ format: 'jwk' })] },
        cookies: { keys: [randomBytes(16).toString('hex')] },
        features: {
          devInteractions: { enabled: false },
          userinfo: { enabled: false },
          clientCredentials: { enabled: true },
          pushedAuthorizationRequests: { enabled: true },
          rpInitiatedLogout: { enabled: true },
        },
        routes: {
          authorization: '/connect/authorize',
          token: '/connect/token',
          pushed_authorization_request: '/connect/par',
          end_session: '/connect/endsession',
          jwks: KEYS_PATH,
        },
        discovery: { userinfo_endpoint: `${issuer}/connect/userinfo` },
        interactions: {
          policy: loginOnly(),
          url: (_ctx, { uid }) => `${new URL(issuer).pathname}/interaction/${uid}`,
        },
        findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
        async loadExistingGrant({ oidc }) {
          const { client, session } = oidc;
          const grant = new oidc.provider.Grant({
            clientId: client?.clientId ?? '',
            accountId: session?.accountId ?? '',
          });
          grant.addOIDCScope(SCOPES.join(' '));
          await grant.save();
          return grant;
        },
      }),
  );
  provider.use(async (context, next) => {
    await next();
    const ctx = context as unknown as KoaContextWithOIDC;
    // Only then the path is one of the provider's.
    if (ctx.status !== 200) return;
    if (ctx.oidc.route === 'token') ctx.body = await inBrokersForm(ctx);
    if (ctx.oidc.route === 'discovery') {
      const path = new URL(issuer).pathname;
      Object.assign(ctx.body as object, {
        authorization_endpoint: `${pageOrigin()}${path}/connect/authorize`,
        end_session_endpoint: `${pageOrigin()}${path}/connect/endsession`,
      });
    }
  });
  return provider;

  async function inBrokersForm(ctx: KoaContextWithOIDC): Promise<object> {
    const { AuthorizationCode: code, Client } = ctx.oidc.entities;
    const client = clients.find(({ id }) => id === Client?.clientId);
    if (client === undefined) throw new Error('The token is for a client that nobody knows');
    if (code === undefined) {
      return {
        access_token: await tokens.serviceToken(client, certificateThumbprint(ctx.req)),
        expires_in: 3_600,
        token_type: 'Bearer',
        scope: 'neb_api',
      };
    }
    const person = people.find(({ sub }) => sub === code.accountId);
    if (person === undefined) throw new Error('The token is for a person that nobody knows');
    const scope = (code.scope ?? 'openid').split(' ');
    const login = createLogin(person, client, {
      scope,
      nonce: code.nonce ?? null,
      ...(code.authTime !== undefined && { at: code.authTime }),
    });
    const made = await tokens.allOf(login);
    onLogin(made.accessToken, login, made.expiresIn);
    return {
      id_token: made.idToken,
      access_token: made.accessToken,
      expires_in: made.expiresIn,
      token_type: 'Bearer',
      scope: scope.join(' '),
      ...(scope.includes('userinfo_token') && { userinfo_token: made.userinfoToken }),
      ...(scope.includes('transaction_token') && { transaction_token: made.transactionToken }),
    };
  }
}

/** There is nothing to agree to: the broker shows no page for that. */
function loginOnly() {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

/** For these the provider takes any port, as RFC 8252 has it. */
const isOnThisMachine = (uri: string): boolean => /^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/.test(uri);

/** Of what the provider keeps, in seconds. Each is named, or the provider says so on the console. */
const TIMES_TO_LIVE = {
  AccessToken: 3 * 3_600,
  AuthorizationCode: 60,
  ClientCredentials: 3_600,
  Grant: 4 * 3_600,
  IdToken: 300,
  Interaction: 3_600,
  Session: 4 * 3_600,
};

export const KEYS_PATH = '/.well-known/openid-configuration/jwks';
