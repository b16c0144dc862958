import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CompactSign } from 'jose';
import {
  accessClaims,
  idClaims,
  ISSUER_PATHS,
  issuerKey,
  sign,
  transactionClaims,
  transactionKey,
  userinfoClaims,
  type Claims,
} from '../simulators/token-issuer.ts';
import { KEY, reasonOf, startKnownCallers, type KnownCallers } from './known-callers.ts';

const INTRUDER = issuerKey('intruder');
const ENCRYPTION = issuerKey('encryption', { jwk: { use: 'enc' } });
const SHORT = issuerKey('short', { kind: 'short rsa' });
const CURVE = issuerKey('curve', { kind: 'ec' });
const OTHER_ALGORITHM = issuerKey('for PS256', { jwk: { alg: 'PS256' } });
const TWICE = issuerKey('twice');
const TWICE_TOO = { ...INTRUDER, jwk: { ...INTRUDER.jwk, kid: 'twice' } };

let callers: KnownCallers;

beforeAll(async () => {
  callers = await startKnownCallers();
  callers.issuer.published = [
    KEY,
    transactionKey(),
    ENCRYPTION,
    SHORT,
    CURVE,
    OTHER_ALGORITHM,
    TWICE,
    TWICE_TOO,
  ];
});
afterAll(() => callers.close());

const claims = (changes: Claims = {}): Claims => accessClaims(callers.issuer.url, callers.clock.now, changes);
const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');

test('the token that all the others are compared with is good', async () => {
  expect(await callers.reasonFor(await callers.token())).toBe('ACCEPTED');
});

describe('what is no token', () => {
  const reasonForHeader = (authorization: string | undefined): string => {
    try {
      void callers.identity.identify({ authorization, userinfoToken: undefined, certificate: null });
      return 'ACCEPTED';
    } catch (error) {
      return reasonOf(error);
    }
  };

  test('no header, or an empty one', () => {
    expect([undefined, ''].map(reasonForHeader)).toEqual(['NO_TOKEN', 'NO_TOKEN']);
  });

  test.each(['Basic dTpw', 'Bearer', 'Bearer ', 'a.b.c', 'DPoP a.b.c'])('a header of %p', (header) => {
    expect(reasonForHeader(header)).toBe('NOT_A_TOKEN');
  });

  test('the name of the scheme may have other letters, and a token has nothing around it', async () => {
    const token = await callers.token();
    const reasonFor = async (authorization: string): Promise<string> => {
      const credentials = { authorization, userinfoToken: undefined, certificate: null };
      return Promise.resolve(callers.identity.identify(credentials)).then(() => 'ACCEPTED', reasonOf);
    };
    expect(await reasonFor(`bEARER ${token}`)).toBe('ACCEPTED');
    const surrounded = [
      ` ${token}`,
      `${token} `,
      `${token},${token}`,
      `${token}\n`,
      `${token}=`,
      `ü${token}`,
    ];
    for (const changed of surrounded) expect(await reasonFor(`Bearer ${changed}`)).toBe('NOT_A_TOKEN');
  });

  test.each([
    ['an opaque token', 'c2VjcmV0'],
    ['three parts of nothing', '..'],
    ['an encrypted token of five parts', 'eyJhbGciOiJkaXIifQ.a.b.c.d'],
    ['a header that is no JSON', `${Buffer.from('{').toString('base64url')}.e30.c2ln`],
    ['a body that is a list', `${encode({ alg: 'RS256', typ: 'at+jwt', kid: 'tokens' })}.${encode([])}.c2ln`],
  ])('%s', async (_name, token) => {
    expect(await callers.reasonFor(token).catch(reasonOf)).toBe('NOT_A_TOKEN');
  });

  test('a token of more than 8 KB is not looked at', async () => {
    const huge = await callers.token({ scope: ['x'.repeat(9_000)] });
    expect(reasonForHeader(`Bearer ${huge}`)).toBe('NOT_A_TOKEN');
  });
});

describe('algorithms', () => {
  test('none at all', async () => {
    const header = { alg: 'none', typ: 'at+jwt', kid: KEY.kid };
    for (const signature of ['', 'c2ln']) {
      const token = `${encode(header)}.${encode(claims())}.${signature}`;
      expect(await callers.reasonFor(token)).toMatch(/^(?:ALGORITHM_NOT_ALLOWED|NOT_A_TOKEN)$/);
    }
  });

  test('a public key taken for a secret (HS256)', async () => {
    const pem = createPublicKey(KEY.privatePem).export({ type: 'spki', format: 'pem' });
    const token = await new CompactSign(Buffer.from(JSON.stringify(claims())))
      .setProtectedHeader({ alg: 'HS256', kid: KEY.kid, typ: 'at+jwt' })
      .sign(Buffer.from(pem));
    expect(await callers.reasonFor(token)).toBe('ALGORITHM_NOT_ALLOWED');
  });

  test('a good one that this issuer is not accepted with', async () => {
    expect(await callers.reasonFor(await callers.token({}, { alg: 'PS256' }))).toBe('ALGORITHM_NOT_ALLOWED');
    expect(await callers.reasonFor(await sign(claims(), CURVE, { alg: 'ES256' }))).toBe(
      'ALGORITHM_NOT_ALLOWED',
    );
  });

  test.each([
    ['of another type', CURVE, 'ES256'],
    ['for another algorithm', OTHER_ALGORITHM, 'PS256'],
  ])('the name of an accepted one with a key %s', async (_name, key, alg) => {
    const [, body, signature] = (await sign(claims(), key, { alg })).split('.');
    const header = encode({ alg: 'RS256', kid: key.kid, typ: 'at+jwt' });
    expect(await callers.reasonFor(`${header}.${body}.${signature}`)).toBe('ALGORITHM_NOT_ALLOWED');
  });

  test('a key that is too short', async () => {
    const [, body] = (await callers.token()).split('.');
    const header = encode({ alg: 'RS256', kid: SHORT.kid, typ: 'at+jwt' });
    expect(await callers.reasonFor(`${header}.${body}.c2ln`)).toBe('ALGORITHM_NOT_ALLOWED');
  });
});

describe('keys', () => {
  test.each([
    ['of the issuer, named for a token of somebody else', KEY.kid, 'BAD_SIGNATURE'],
    ['that nobody published', INTRUDER.kid, 'UNKNOWN_KEY'],
    ['for encryption', ENCRYPTION.kid, 'UNKNOWN_KEY'],
    ['whose name two keys have', 'twice', 'UNKNOWN_KEY'],
    ['with a path for a name', '../../../dev/null', 'UNKNOWN_KEY'],
    ['with an address for a name', 'https://intruder.example/jwks', 'UNKNOWN_KEY'],
    ['with the name of a thing that every object has', '__proto__', 'UNKNOWN_KEY'],
    ['with a statement for a name', "x' UNION SELECT 'a", 'UNKNOWN_KEY'],
    ['with an endless name', 'k'.repeat(3_000), 'UNKNOWN_KEY'],
    ['with an empty name', '', 'UNKNOWN_KEY'],
    ['without a name', undefined, 'UNKNOWN_KEY'],
    ['with a number for a name', 1, 'UNKNOWN_KEY'],
  ])('%s', async (_name, kid, reason) => {
    expect(await callers.reasonFor(await sign(claims(), INTRUDER, { kid }))).toBe(reason);
  });

  test('a key that the token brings with it, itself or by its address', async () => {
    const jwk = createPublicKey(INTRUDER.privatePem).export({ format: 'jwk' });
    const address = `${callers.issuer.url}/intruder`;
    for (const brought of [{ jwk }, { jku: address }, { x5u: address }, { x5c: ['AAAA'] }]) {
      expect(await callers.reasonFor(await sign(claims(), INTRUDER, { ...brought, kid: KEY.kid }))).toBe(
        'BAD_SIGNATURE',
      );
      expect(await callers.reasonFor(await sign(claims(), INTRUDER, { ...brought, kid: undefined }))).toBe(
        'UNKNOWN_KEY',
      );
    }
    expect(callers.issuer.requests).not.toContain('/intruder');
  });

  test('the key for transaction tokens signs no other token', async () => {
    expect(await callers.reasonFor(await sign(claims(), transactionKey()))).toBe('WRONG_KIND_OF_TOKEN');
  });

  test('one changed character in the body', async () => {
    const [header, , signature] = (await callers.token()).split('.');
    const changed = encode(claims({ acr: 'https://data.gov.dk/concept/core/nsis/High' }));
    expect(await callers.reasonFor(`${header}.${changed}.${signature}`)).toBe('BAD_SIGNATURE');
  });
});

describe('headers', () => {
  test.each(['JWT', 'AT+JWT', 'application/at+jwt', 'at+jwt ', undefined, 7])('typ %p', async (typ) => {
    expect(await callers.reasonFor(await callers.token({}, { typ }))).toBe('WRONG_KIND_OF_TOKEN');
  });

  test('an extension that must be understood', async () => {
    const [, body] = (await callers.token()).split('.');
    for (const crit of [['exp'], ['b64'], []]) {
      const header = { alg: 'RS256', kid: KEY.kid, typ: 'at+jwt', crit, b64: false };
      expect(await callers.reasonFor(`${encode(header)}.${body}.c2ln`)).toBe('NOT_A_TOKEN');
    }
  });
});

describe('other kinds of tokens of the same broker, by the same key, are no access tokens', () => {
  const now = (): number => callers.clock.now;
  const url = (): string => callers.issuer.url;

  test.each([
    ['an ID token', () => sign(idClaims(url(), now()), KEY, { typ: 'JWT' })],
    ['an ID token with the type of an access token', () => sign(idClaims(url(), now()), KEY)],
    [
      'a bare ID token',
      () =>
        sign(idClaims(url(), now(), { idtoken_type: undefined, nonce: undefined, at_hash: undefined }), KEY),
    ],
    ['a userinfo token', () => sign(userinfoClaims(url(), now()), KEY)],
    [
      'a userinfo token that names a client',
      () => sign(userinfoClaims(url(), now(), { client_id: 'caseworker-portal' }), KEY),
    ],
    ['a transaction token', () => sign(transactionClaims(url(), now()), transactionKey(), { typ: 'JWT' })],
    [
      'a transaction token with the type of an access token',
      () => sign(transactionClaims(url(), now()), transactionKey()),
    ],
    ['a transaction token by the key of the others', () => sign(transactionClaims(url(), now()), KEY)],
    ['an access token with a CPR number', () => callers.token({ 'dk.cpr': 'x' })],
    ['an access token without an id', () => callers.token({ jti: undefined })],
    ['an access token whose scope is a text', () => callers.token({ scope: 'openid ssn' })],
    ['an access token without a person', () => callers.token({ sub: undefined })],
    ['a service token with a login', () => callers.token({ client_at_type: 'service_token' })],
    ['a token of a kind that is not known', () => callers.token({ client_at_type: 'super_token' })],
  ])('%s', async (_name, token) => {
    expect(await callers.reasonFor(await token())).toBe('WRONG_KIND_OF_TOKEN');
  });
});

describe('whose, for whom and when', () => {
  const seconds = (more: number): number => Math.floor(callers.clock.now / 1_000) + more;

  test.each([
    ['another issuer', () => callers.token({ iss: 'https://intruder.example' }), 'UNKNOWN_ISSUER'],
    [
      'the issuer with a slash more',
      () => callers.token({ iss: `${callers.issuer.url}/` }),
      'UNKNOWN_ISSUER',
    ],
    ['a list with the issuer', () => callers.token({ iss: [callers.issuer.url] }), 'NOT_A_TOKEN'],
    ['no issuer', () => callers.token({ iss: undefined }), 'UNKNOWN_ISSUER'],
    ["another client's access token", () => callers.token({ client_id: 'web-shop' }), 'UNKNOWN_CLIENT'],
    ['a token for another audience', () => callers.token({ aud: 'tax-service' }), 'WRONG_AUDIENCE'],
    ['a token that has ended', () => callers.token({ exp: seconds(-31) }), 'EXPIRED'],
    ['a token that ended within the leeway', () => callers.token({ exp: seconds(-29) }), 'ACCEPTED'],
    ['a token without an end', () => callers.token({ exp: undefined }), 'EXPIRED'],
    ['a token whose end is a text', () => callers.token({ exp: String(seconds(60)) }), 'EXPIRED'],
    ['a token that is not valid yet', () => callers.token({ nbf: seconds(31) }), 'NOT_YET_VALID'],
    ['a token that is valid within the leeway', () => callers.token({ nbf: seconds(29) }), 'ACCEPTED'],
    ['a login that is still to come', () => callers.token({ auth_time: seconds(31) }), 'NOT_YET_VALID'],
  ])('%s', async (_name, token, reason) => {
    expect(await callers.reasonFor(await token())).toBe(reason);
  });

  test.each([
    ['eboks', 'IDENTITY_PROVIDER_NOT_ALLOWED'],
    ['mobilepay', 'IDENTITY_PROVIDER_NOT_ALLOWED'],
    ['MITID', 'IDENTITY_PROVIDER_NOT_ALLOWED'],
    ['__proto__', 'IDENTITY_PROVIDER_NOT_ALLOWED'],
    [undefined, 'IDENTITY_PROVIDER_NOT_ALLOWED'],
    // Known, but not accepted without being named in the settings.
    ['bankid_se', 'IDENTITY_PROVIDER_NOT_ALLOWED'],
    ['mitid', 'ACCEPTED'],
  ])('who signed in with %p', async (idp, reason) => {
    expect(await callers.reasonFor(await callers.token({ idp }))).toBe(reason);
  });

  test('a private identity that calls itself professional', async () => {
    expect(await callers.reasonFor(await callers.token({ identity_type: 'professional' }))).toBe(
      'IDENTITY_PROVIDER_NOT_ALLOWED',
    );
  });
});

test('where an audience is set, a token must name it', async () => {
  const known = await startKnownCallers({ issuer: { audience: 'cpr-subgraph' } });
  try {
    expect(await known.reasonFor(await known.token())).toBe('WRONG_AUDIENCE');
    expect(await known.reasonFor(await known.token({ aud: 'tax-service' }))).toBe('WRONG_AUDIENCE');
    expect(await known.reasonFor(await known.token({ aud: ['tax-service', 'cpr-subgraph'] }))).toBe(
      'ACCEPTED',
    );
  } finally {
    await known.close();
  }
});

test('where a login may only be so old, its tokens end with it', async () => {
  const known = await startKnownCallers({ issuer: { loginMaxAge: 600 } });
  try {
    const signedInAt = Math.floor(known.clock.now / 1_000);
    const caller = await known.identify(await known.token());
    expect(caller.expiresAt).toBe((signedInAt + 600) * 1_000);
    expect(await known.reasonFor(await known.token({ auth_time: signedInAt - 631 }))).toBe('EXPIRED');
    expect(await known.reasonFor(await known.token({ auth_time: undefined }))).toBe('EXPIRED');
  } finally {
    await known.close();
  }
});

test('two hundred tokens with made-up keys cost the issuer one fetch of its keys, and one to look for them', async () => {
  const known = await startKnownCallers();
  try {
    const tokens = await Promise.all(
      Array.from({ length: 200 }, (_, index) => known.token({}, { kid: `unknown ${index}` })),
    );
    const reasons = await Promise.all(tokens.map((token) => known.reasonFor(token)));
    expect(new Set(reasons)).toEqual(new Set(['UNKNOWN_KEY']));
    expect(known.asked(ISSUER_PATHS.keys)).toBe(2);
  } finally {
    await known.close();
  }
});
