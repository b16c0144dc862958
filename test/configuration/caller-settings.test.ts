import { describe, expect, test } from '@jest/globals';
import { CALLERS } from '../../src/configuration/caller-settings.ts';
import { IDENTITY_PROVIDER_TABLE } from '../../src/identity/identity-providers.ts';

const ISSUER = { issuer: 'https://login.example.dk', clients: ['nightly-job'] };

const read = (changes: object = {}, all: object = {}) =>
  CALLERS.safeParse({ issuers: [{ ...ISSUER, ...changes }], ...all });
const problemsOf = (changes: object, all?: object): string[] =>
  read(changes, all).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

test('an issuer and its clients are enough', () => {
  expect(read().data).toEqual({
    issuers: [
      {
        ...ISSUER,
        kind: 'openid-connect',
        algorithms: ['RS256'],
        types: ['at+jwt'],
        identityProviders: ['mitid', 'mitid_erhverv'],
        certificateBound: false,
      },
    ],
    leeway: 30,
    keysMaxAge: 3_600,
    keysStaleFor: 10_800,
    keysCooldown: 30,
    timeLimitMs: 5_000,
  });
});

test('every way to sign in that can be named is one that is known', () => {
  const identityProviders = Object.keys(IDENTITY_PROVIDER_TABLE);
  expect(problemsOf({ kind: 'nets-eid-broker', identityProviders })).toEqual([]);
});

describe('what would let in too many is refused', () => {
  test.each([
    ['plain HTTP', { issuer: 'http://login.example.dk' }, {}],
    ['no client', { clients: [] }, {}],
    ['no algorithm', { algorithms: ['none'] }, {}],
    ['a shared secret', { algorithms: ['HS256'] }, {}],
    ['an identity provider that is not known', { identityProviders: ['eboks'] }, {}],
    ['a leeway of more than a minute', {}, { leeway: 61 }],
    ['a header with a blank', {}, { userinfoHeader: 'x userinfo' }],
    ['a setting that does not exist', { certificateBond: true }, {}],
  ])('%s', (_name, changes, all) => {
    expect(problemsOf(changes, all)).toHaveLength(1);
  });

  test('access tokens that are marked like ID tokens, without an audience of their own', () => {
    const types = ['at+jwt', 'JWT'];
    expect(problemsOf({ types })).toEqual([
      'issuers.0.audience: expected for tokens of the type JWT: nothing else tells them from ID tokens',
    ]);
    expect(problemsOf({ types, audience: 'nightly-job' })).toEqual([
      'issuers.0.audience: expected a name that is no client id',
    ]);
    expect(problemsOf({ types, audience: 'cpr-subgraph' })).toEqual([]);
  });

  test('an issuer twice', () => {
    expect(problemsOf({}, { issuers: [ISSUER, ISSUER] })).toEqual([
      'issuers.1.issuer: expected every issuer once',
    ]);
  });
});
