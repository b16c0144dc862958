import { createHash, randomBytes } from 'node:crypto';
import type { JWTHeaderParameters, JWTPayload } from 'jose';
import type { BrokerClient } from './broker-client.ts';
import { now, type Login } from './login.ts';
import type { KeyUse, SigningKeys } from './signing-keys.ts';
import { personClaims } from './person-claims.ts';

/** What a test wants otherwise than the broker makes it. A claim or a header that is `undefined` is left out. */
export type TokenWish = {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Partial<JWTHeaderParameters>;
  /** The key that signs it. */
  readonly use?: KeyUse;
};

export type BrokerTokens = {
  readonly accessToken: string;
  readonly idToken: string;
  readonly userinfoToken: string;
  readonly transactionToken: string;
  /** Seconds until the access token ends. */
  readonly expiresIn: number;
};

const HOUR = 3_600;
const LIFE = { access: 3 * HOUR, service: HOUR, id: 300, userinfo: 300, transaction: 189_388_800 };
const LEVEL = 'https://data.gov.dk/concept/core/nsis/';

/**
 * Makes tokens in the forms that were recorded at the broker's pre-production environment, with their oddities: an access token has no `aud`
 * and its scopes are an array; the userinfo token has the same `typ`; what is a number in one token is a text in another.
 */
export function createTokenMaker(issuer: string, keys: () => SigningKeys) {
  return { accessToken, idToken, userinfoToken, transactionToken, serviceToken, allOf };

  async function allOf(login: Login): Promise<BrokerTokens> {
    const access = await accessToken(login);
    return {
      accessToken: access,
      idToken: await idToken(login, access),
      userinfoToken: await userinfoToken(login),
      transactionToken: await transactionToken(login),
      expiresIn: LIFE.access,
    };
  }

  async function accessToken(login: Login, wish?: TokenWish): Promise<string> {
    const claims = {
      ...times(LIFE.access),
      client_id: login.client.id,
      scope: login.scope,
      jti: identifier(),
      ...ofSession(login),
      auth_time: login.at,
      ...amrOf(login),
      ...(login.person.assurance !== null && { acr: LEVEL + login.person.assurance }),
      idp_transaction_id: login.providerTransaction,
    };
    return sign(claims, 'at+jwt', 'signing', wish);
  }

  async function idToken(login: Login, access?: string, wish?: TokenWish): Promise<string> {
    const claims = {
      ...times(LIFE.id),
      aud: login.client.id,
      ...ofSession(login),
      auth_time: login.at,
      ...amrOf(login),
      ...levelsOf(login),
      identity_type: identityType(login),
      idp_transaction_id: login.providerTransaction,
      session_expiry: String(login.at + 4 * HOUR),
      idtoken_type: 'strict',
      subject_type: 'org_mapped',
      ...(login.nonce !== null && { nonce: login.nonce }),
      ...(access !== undefined && { at_hash: halfHash(access) }),
    };
    return sign(claims, 'JWT', 'signing', wish);
  }

  async function userinfoToken(login: Login, wish?: TokenWish): Promise<string> {
    const claims = {
      ...times(LIFE.userinfo),
      aud: login.client.id,
      ...ofLogin(login),
      auth_time: String(login.at),
      ...amrOf(login),
      ...levelsOf(login),
      identity_type: identityType(login),
      ...personClaims(login),
    };
    return sign(claims, 'at+jwt', 'signing', wish);
  }

  async function transactionToken(login: Login, wish?: TokenWish): Promise<string> {
    const { amr } = amrOf(login);
    const claims = {
      ...times(LIFE.transaction),
      aud: login.client.id,
      ...ofLogin(login),
      auth_time: String(login.at),
      amr: amr[0],
      ...levelsOf(login),
      identity_type: identityType(login),
      requested_scope: login.scope.join(' '),
      transaction_actions: 'mitid.login',
      transaction_client_ip: '127.0.0.1',
      ...(login.nonce !== null && { nonce: login.nonce }),
      ...personClaims(login),
    };
    return sign(claims, 'JWT', 'transaction', wish);
  }

  /** For a client that acts by itself (`client_credentials`). `certificate` is the thumbprint that the token is bound to. */
  async function serviceToken(
    client: BrokerClient,
    certificate: string | null = null,
    wish?: TokenWish,
  ): Promise<string> {
    const claims = {
      ...times(LIFE.service),
      client_id: client.id,
      scope: ['neb_api'],
      jti: identifier(),
      client_at_type: 'service_token',
      ...(client.cvr !== undefined && { client_org_taxation_number: `DK${client.cvr}` }),
      ...(certificate !== null && { cnf: { 'x5t#S256': certificate } }),
    };
    return sign(claims, 'at+jwt', 'signing', wish);
  }

  function sign(
    claims: object,
    typ: string,
    use: KeyUse,
    { claims: wished, header, use: wishedUse }: TokenWish = {},
  ): Promise<string> {
    const payload: JWTPayload = { iss: issuer, ...claims, ...wished };
    return keys().sign(payload, { use: wishedUse ?? use, header: { typ, ...header } });
  }
}

export type TokenMaker = ReturnType<typeof createTokenMaker>;

function times(life: number) {
  const at = now();
  return { nbf: at, iat: at, exp: at + life };
}

const ofLogin = ({ person, transaction }: Login) => ({
  sub: person.sub,
  idp: person.idp,
  transaction_id: transaction,
});

const ofSession = (login: Login) => ({
  ...ofLogin(login),
  sid: login.session,
  neb_sid: login.session,
});

function amrOf({ person }: Login): { readonly amr: readonly string[] } {
  if (person.idp === 'bankid_no') return { amr: [] };
  return { amr: [person.idp === 'mitid' ? 'code_app' : 'mitid:code_app'] };
}

function levelsOf({ person: { assurance } }: Login) {
  if (assurance === null) return {};
  const level = LEVEL + assurance;
  return { acr: level, loa: level, ial: level, aal: level };
}

const identityType = ({ person }: Login): string => (person.company === null ? 'private' : 'professional');

const identifier = (): string => randomBytes(16).toString('hex').toUpperCase();

/** As `at_hash` is made: the first half of the token's SHA-256. */
const halfHash = (token: string): string =>
  createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url');
