import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  X509Certificate,
} from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompactSign, type CompactJWSHeaderParameters } from 'jose';
import { createAuthority } from '../certificates.ts';
import { readBody, sendJson, sendText } from './http-answer.ts';
import { KEEP_ALIVE } from './keep-alive.ts';

/** A key that tokens are signed with, and how it is published. */
export type IssuerKey = {
  readonly kid: string;
  readonly privatePem: string;
  readonly jwk: Readonly<Record<string, unknown>>;
};

/** What is sent for a path instead of the real thing. */
export type Override = { readonly status?: number; readonly body?: unknown } | 'cut off' | 'no answer';

export type Claims = Readonly<Record<string, unknown>>;

/** An OpenID Connect issuer without logins: whoever has its keys can sign any token, good or bad. It counts what it was asked. */
export type TokenIssuer = {
  /** Its name and address. */
  readonly url: string;
  /** A file with the authority of its TLS certificate. */
  readonly ca: string;
  /** The paths that were asked for, in order. */
  readonly requests: string[];
  /** The keys in its JWKS document. */
  published: readonly IssuerKey[];
  /** Whether it breaks off every connection. */
  isDown: boolean;
  /** How many requests wait for an answer that never comes. */
  waiting: number;
  /** By path below the issuer's own. */
  readonly overrides: Map<string, Override>;
  /** What UserInfo says for a bearer token. */
  userinfo: (token: string) => { status: number; body: unknown };
  /** What CPR match says for a number. */
  match: (cpr: unknown, token: string) => { status: number; body: unknown };
  close(): Promise<void>;
};

const PATHS = {
  discovery: '/.well-known/openid-configuration',
  keys: '/.well-known/openid-configuration/jwks',
  userinfo: '/connect/userinfo',
  match: '/api/v1/mitid/matchCpr',
};
export const ISSUER_PATHS: Readonly<typeof PATHS> = PATHS;

const BASE = '/op';

export async function startTokenIssuer(): Promise<TokenIssuer> {
  const authority = createAuthority();
  const folder = mkdtempSync(join(tmpdir(), 'token-issuer-'));
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, authority.caPem);
  const { key, cert } = authority.issueServer(['127.0.0.1']);
  const server = createServer({ key, cert, keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    void answer(issuer, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer: TokenIssuer = {
    url: `https://127.0.0.1:${port}${BASE}`,
    ca,
    requests: [],
    published: [],
    isDown: false,
    waiting: 0,
    overrides: new Map(),
    userinfo: () => ({ status: 401, body: '' }),
    match: () => ({ status: 401, body: '' }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return issuer;
}

async function answer(
  issuer: TokenIssuer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '').slice(BASE.length);
  issuer.requests.push(path);
  if (issuer.isDown) return void request.socket.destroy();
  const override = issuer.overrides.get(path);
  if (override !== undefined) return sendInstead(issuer, override, request, response);
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
  switch (path) {
    case PATHS.discovery:
      return sendJson(response, 200, {
        issuer: issuer.url,
        jwks_uri: issuer.url + PATHS.keys,
        userinfo_endpoint: issuer.url + PATHS.userinfo,
      });
    case PATHS.keys:
      return sendJson(response, 200, { keys: issuer.published.map(({ jwk }) => jwk) });
    case PATHS.userinfo:
      return send(response, issuer.userinfo(token));
    case PATHS.match: {
      const { cpr } = JSON.parse(await readBody(request)) as { cpr?: unknown };
      return send(response, issuer.match(cpr, token));
    }
    default:
      return sendText(response, 404, '');
  }
}

function sendInstead(
  issuer: TokenIssuer,
  override: Override,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (override === 'cut off') return void request.socket.destroy();
  if (override !== 'no answer')
    return send(response, { status: override.status ?? 200, body: override.body ?? '' });
  issuer.waiting += 1;
  response.once('close', () => (issuer.waiting -= 1));
}

const send = (response: ServerResponse, { status, body }: { status: number; body: unknown }): void =>
  sendJson(response, status, body as object | string);

/** Keys of this process by their names: making one takes time. */
const keys = new Map<string, IssuerKey>();

type KeyWish = { readonly kind?: 'rsa' | 'short rsa' | 'ec' | 'ed25519'; readonly jwk?: Claims };

/** A key under this name, always the same, published as a key for signatures where nothing else is said. */
export function issuerKey(kid: string, { kind = 'rsa', jwk = {} }: KeyWish = {}): IssuerKey {
  const known = keys.get(kid);
  if (known !== undefined) return known;
  const { privateKey } = generate(kind);
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return remember(kid, pem, jwk);
}

/** The same key as the broker publishes its key for transaction tokens: under a certificate for organisations. */
export function transactionKey(kid = 'transactions'): IssuerKey {
  const known = keys.get(kid);
  if (known !== undefined) return known;
  const authority = createAuthority('Den Danske Stat OCES udstedende-CA 1');
  const { key, cert } = authority.issueClient({ commonName: 'Broker, transactions' });
  return remember(kid, key, { x5c: [new X509Certificate(cert).raw.toString('base64')] });
}

function remember(kid: string, privatePem: string, more: Claims): IssuerKey {
  const jwk = { ...createPublicKey(privatePem).export({ format: 'jwk' }), kid, use: 'sig', ...more };
  const key = { kid, privatePem, jwk };
  keys.set(kid, key);
  return key;
}

function generate(kind: NonNullable<KeyWish['kind']>) {
  switch (kind) {
    case 'ec':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' });
    case 'ed25519':
      return generateKeyPairSync('ed25519');
    case 'rsa':
    case 'short rsa':
      return generateKeyPairSync('rsa', { modulusLength: kind === 'rsa' ? 2048 : 1024 });
  }
}

/** Signs whatever is given, with `alg` RS256, the key's own id and the `typ` of an access token unless the header says otherwise. */
export function sign(claims: Claims, key: IssuerKey, header: Claims = {}): Promise<string> {
  const whole = withoutUndefined({ alg: 'RS256', kid: key.kid, typ: 'at+jwt', ...header });
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader(whole as CompactJWSHeaderParameters)
    .sign(createPrivateKey(key.privatePem));
}

const withoutUndefined = (all: Claims): Claims =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));

/** Seconds since 1970. */
const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1_000);

export const SUBSTANTIAL = 'https://data.gov.dk/concept/core/nsis/Substantial';
export const CLIENT = 'caseworker-portal';

/** What the broker's access token for someone who signed in with MitID says; a change to undefined leaves a claim out. */
export function accessClaims(issuer: string, now: number, changes: Claims = {}): Claims {
  return withoutUndefined({
    iss: issuer,
    nbf: seconds(now),
    iat: seconds(now),
    exp: seconds(now) + 10_800,
    client_id: CLIENT,
    scope: ['openid', 'mitid', 'ssn'],
    jti: randomUUID().replaceAll('-', '').toUpperCase(),
    sub: 'a1b2c3d4-0000-4000-8000-000000000001',
    sid: 'SESSION1',
    neb_sid: 'SESSION1',
    auth_time: seconds(now),
    amr: ['code_app'],
    acr: SUBSTANTIAL,
    idp: 'mitid',
    transaction_id: 'b1b2c3d4-0000-4000-8000-000000000002',
    idp_transaction_id: 'c1b2c3d4-0000-4000-8000-000000000003',
    ...changes,
  });
}

/** What the broker's userinfo token says: in header, key and issuer it is like the access token. */
export function userinfoClaims(issuer: string, now: number, changes: Claims = {}): Claims {
  return withoutUndefined({
    iss: issuer,
    nbf: seconds(now),
    iat: seconds(now),
    exp: seconds(now) + 300,
    aud: CLIENT,
    sub: 'a1b2c3d4-0000-4000-8000-000000000001',
    auth_time: String(seconds(now)),
    amr: ['code_app'],
    acr: SUBSTANTIAL,
    idp: 'mitid',
    identity_type: 'private',
    loa: SUBSTANTIAL,
    ial: SUBSTANTIAL,
    aal: SUBSTANTIAL,
    transaction_id: 'b1b2c3d4-0000-4000-8000-000000000002',
    idp_identity_id: 'd1b2c3d4-0000-4000-8000-000000000004',
    ...changes,
  });
}

/** What the broker's ID token says. */
export function idClaims(issuer: string, now: number, changes: Claims = {}): Claims {
  return withoutUndefined({
    ...accessClaims(issuer, now, { client_id: undefined, scope: undefined, jti: undefined }),
    aud: CLIENT,
    exp: seconds(now) + 300,
    idtoken_type: 'strict',
    identity_type: 'private',
    nonce: 'n',
    at_hash: 'h',
    loa: SUBSTANTIAL,
    session_expiry: String(seconds(now) + 14_400),
    ...changes,
  });
}

/** What the broker's transaction token says, which is kept for years. */
export function transactionClaims(issuer: string, now: number, changes: Claims = {}): Claims {
  return userinfoClaims(issuer, now, {
    exp: seconds(now) + 189_388_800,
    nonce: 'n',
    requested_scope: 'openid mitid transaction_token',
    transaction_actions: ['mitid.login', 'mitid.cpr_lookup'],
    transaction_client_ip: '192.0.2.1',
    redirect_uri: 'https://portal.example.dk/callback',
    ...changes,
  });
}
