import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Caller } from '../../src/domain/caller.ts';
import {
  idClaims,
  ISSUER_PATHS,
  issuerKey,
  sign,
  transactionClaims,
  transactionKey,
  userinfoClaims,
  type Claims,
} from '../simulators/token-issuer.ts';
import { bearing, KEY, startKnownCallers, type KnownCallers } from './known-callers.ts';

const NUMBER = '0101905007';

let callers: KnownCallers;

beforeAll(async () => {
  callers = await startKnownCallers({ all: { userinfoHeader: 'x-userinfo-token' } });
  callers.issuer.published = [KEY, transactionKey()];
});
afterAll(() => callers.close());

const userinfo = (changes?: Claims): Claims => userinfoClaims(callers.issuer.url, callers.clock.now, changes);
const withUserinfo = async (changes: Claims = {}, claims?: Claims): Promise<Caller> =>
  callers.identify(await callers.token(claims), {
    userinfoToken: await sign(userinfo({ 'dk.cpr': NUMBER, ...changes }), KEY),
  });
const reasonWith = async (userinfoToken: string): Promise<string> =>
  callers.reasonFor(await callers.token(), { userinfoToken });

test('tells the number without a question to the issuer', async () => {
  const number = await callers.identity.numberOf(await withUserinfo());
  expect(number?.reveal()).toBe(NUMBER);
  expect(callers.asked(ISSUER_PATHS.userinfo)).toBe(0);
});

test('tells the company of an employee', async () => {
  const changes = { idp: 'mitid_erhverv', identity_type: 'professional', 'nemlogin.cvr': '43950932' };
  const caller = await withUserinfo(changes, { idp: 'mitid_erhverv' });
  expect(caller).toMatchObject({ kind: 'EMPLOYEE', cvr: '43950932' });
  expect(await callers.identity.numberOf(caller)).toBeNull();
});

test('has its own effect: the same access token with another one is another caller', async () => {
  const token = await callers.token();
  const alone = await callers.identify(token);
  const together = await callers.identify(token, { userinfoToken: await sign(userinfo(), KEY) });
  expect(together).not.toBe(alone);
  expect(await callers.identify(token)).toBe(alone);
});

test('counts as long as it is valid itself', async () => {
  const token = await callers.token();
  const userinfoToken = await sign(userinfo({ exp: Math.floor(callers.clock.now / 1_000) + 60 }), KEY);
  expect(await callers.reasonFor(token, { userinfoToken })).toBe('ACCEPTED');
  const before = callers.clock.now;
  callers.clock.now += 91_000;
  expect(await callers.reasonFor(token, { userinfoToken })).toBe('EXPIRED');
  callers.clock.now = before;
});

test.each<[string, Claims, string]>([
  ['another person', { sub: 'somebody else' }, 'WRONG_KIND_OF_TOKEN'],
  ['another way to sign in', { idp: 'nemid' }, 'WRONG_KIND_OF_TOKEN'],
  ['another service', { aud: 'web-shop' }, 'WRONG_AUDIENCE'],
  ['several services', { aud: ['caseworker-portal', 'web-shop'] }, 'WRONG_AUDIENCE'],
  [
    'a professional identity where it is a private one',
    { identity_type: 'professional' },
    'IDENTITY_PROVIDER_NOT_ALLOWED',
  ],
  ['an identity for tests', { identity_type: 'test' }, 'IDENTITY_PROVIDER_NOT_ALLOWED'],
])('one of %s is refused', async (_name, changes, reason) => {
  expect(await reasonWith(await sign(userinfo(changes), KEY))).toBe(reason);
});

test('the weaker level of both tokens counts', async () => {
  const low = 'https://data.gov.dk/concept/core/nsis/Low';
  const high = 'https://data.gov.dk/concept/core/nsis/High';
  expect(await withUserinfo({ loa: low }, { acr: high })).toMatchObject({ assurance: 'LOW' });
  expect(await withUserinfo({ loa: high }, { acr: low })).toMatchObject({ assurance: 'LOW' });
  expect(await withUserinfo({ loa: high }, { acr: undefined })).toMatchObject({ assurance: 'HIGH' });
});

test.each<[string, () => Promise<string>, string]>([
  ['an access token', () => callers.token(), 'WRONG_KIND_OF_TOKEN'],
  [
    'an ID token',
    () => sign(idClaims(callers.issuer.url, callers.clock.now), KEY, { typ: 'JWT' }),
    'WRONG_KIND_OF_TOKEN',
  ],
  [
    'a transaction token',
    () => sign(transactionClaims(callers.issuer.url, callers.clock.now), transactionKey()),
    'WRONG_KIND_OF_TOKEN',
  ],
  [
    'a transaction token by the key of the others',
    () => sign(transactionClaims(callers.issuer.url, callers.clock.now), KEY),
    'WRONG_KIND_OF_TOKEN',
  ],
  ['one by a foreign key', () => sign(userinfo(), issuerKey('intruder'), { kid: KEY.kid }), 'BAD_SIGNATURE'],
  [
    'one of a foreign issuer',
    () => sign(userinfo({ iss: 'https://intruder.example' }), KEY),
    'UNKNOWN_ISSUER',
  ],
  ['no token', async () => 'hello', 'NOT_A_TOKEN'],
  ['an endless token', async () => 'a.'.repeat(5_000), 'NOT_A_TOKEN'],
])('%s in its header is refused', async (_name, token, reason) => {
  expect(await reasonWith(await token())).toBe(reason);
});

test('alone it says nothing, not even in its own header', async () => {
  const credentials = {
    ...bearing(''),
    authorization: undefined,
    userinfoToken: await sign(userinfo(), KEY),
  };
  expect(() => callers.identity.identify(credentials)).toThrow('NO_TOKEN');
});

test('where no header is set for it, it is not looked at', async () => {
  const others = await startKnownCallers();
  try {
    expect(await others.reasonFor(await others.token(), { userinfoToken: 'hello' })).toBe('ACCEPTED');
  } finally {
    await others.close();
  }
});
