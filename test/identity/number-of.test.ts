import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../src/domain/caller.ts';
import { ISSUER_PATHS, type Claims } from '../simulators/token-issuer.ts';
import { reasonOf, startKnownCallers, type KnownCallers } from './known-callers.ts';

const SUBJECT = 'a1b2c3d4-0000-4000-8000-000000000001';
const NUMBER = '0101905007';
const LOW = 'https://data.gov.dk/concept/core/nsis/Low';

let callers: KnownCallers;

beforeEach(async () => {
  callers = await startKnownCallers({
    issuer: {
      identityProviders: ['mitid', 'mitid_erhverv', 'nemid', 'bankid_no', 'buypass_no', 'bankid_se'],
    },
  });
});
afterEach(() => callers.close());

/** UserInfo says this of whoever asks. */
function told(changes: Claims = {}): void {
  const body = { sub: SUBJECT, idp: 'mitid', session_is_active: 'true', 'dk.cpr': NUMBER, ...changes };
  callers.issuer.userinfo = () => ({ status: 200, body });
}

const asked = (): number => callers.asked(ISSUER_PATHS.userinfo);
const numberOf = async (caller: Caller): Promise<string | null> =>
  (await callers.identity.numberOf(caller))?.reveal() ?? null;
const numberFor = async (claims?: Claims): Promise<string | null> =>
  numberOf(await callers.identify(await callers.token(claims)));
const reasonFor = (claims?: Claims): Promise<string> => numberFor(claims).then(() => 'TOLD', reasonOf);

test('is asked of UserInfo with the same access token, once', async () => {
  const token = await callers.token();
  const body = { sub: SUBJECT, idp: 'mitid', session_is_active: 'true', 'dk.cpr': NUMBER };
  callers.issuer.userinfo = (bearer) =>
    bearer === token ? { status: 200, body } : { status: 401, body: '' };
  const caller = await callers.identify(token);
  expect(await Promise.all([numberOf(caller), numberOf(caller)])).toEqual([NUMBER, NUMBER]);
  expect(await numberOf(caller)).toBe(NUMBER);
  expect(asked()).toBe(1);
});

test('the check digit does not matter', async () => {
  told({ 'dk.cpr': '0101905008' });
  expect(await numberFor()).toBe('0101905008');
});

test.each<[string, unknown]>([
  ['no number', undefined],
  ['a hyphen', '010190-5007'],
  ['blanks', ' 0101905007'],
  ['a number', 101905007],
  ['half of it masked', '010190xxxx'],
  ['a day that does not exist', '3102905007'],
  ['a replacement number', '6101905007'],
  ['a Swedish number', '189001015007'],
])('%s is none', async (_name, cpr) => {
  told({ 'dk.cpr': cpr });
  expect(await numberFor()).toBeNull();
});

test.each([
  'da.cpr',
  'no.cpr',
  'no.ssn',
  'se.ssn',
  'nemid.ssn',
  'nemlogin.cpr',
  'eboks.national_id',
  'nin',
  'cpr',
])('the claim %s has none', async (claim) => {
  told({ 'dk.cpr': undefined, [claim]: NUMBER });
  expect(await numberFor()).toBeNull();
});

test.each(['mitid_erhverv', 'nemid', 'bankid_no', 'buypass_no', 'bankid_se'])(
  'whoever signed in with %s has none, whatever UserInfo says',
  async (idp) => {
    told({ idp, loa: 'https://data.gov.dk/concept/core/nsis/High', 'nemlogin.cpr': NUMBER });
    expect(await numberFor({ idp })).toBeNull();
  },
);

test.each([LOW, undefined, 'https://data.gov.dk/concept/core/nsis/Best'])(
  'a login of the level %p is too weak, and nobody is asked',
  async (acr) => {
    told();
    expect(await numberFor({ acr })).toBeNull();
    expect(asked()).toBe(0);
  },
);

test('UserInfo can take the level away and not raise it', async () => {
  told({ loa: LOW });
  expect(await numberFor()).toBeNull();
  told({ loa: 'https://data.gov.dk/concept/core/nsis/High' });
  expect(await numberFor({ acr: LOW })).toBeNull();
});

test.each<[string, Claims]>([
  ['another person', { sub: 'somebody else' }],
  ['nobody', { sub: undefined }],
  ['another way to sign in', { idp: 'eboks' }],
])('an answer about %s is not believed', async (_name, changes) => {
  told(changes);
  expect(await reasonFor()).toBe('ISSUER_UNAVAILABLE');
});

test.each([
  ['"false"', 'false'],
  ['false', false],
  ['nothing', undefined],
  ['another word', 'TRUE'],
])('a session that is active by %s has ended', async (_name, active) => {
  told({ session_is_active: active });
  expect(await reasonFor()).toBe('SESSION_ENDED');
});

test('a token that UserInfo does not take any more is of a session that has ended', async () => {
  callers.issuer.userinfo = () => ({ status: 401, body: '' });
  expect(await reasonFor()).toBe('SESSION_ENDED');
});

test.each<[string, () => void]>([
  ['an error', () => void (callers.issuer.userinfo = () => ({ status: 500, body: '' }))],
  ['no JSON', () => void (callers.issuer.userinfo = () => ({ status: 200, body: 'signed' }))],
  ['a list', () => void (callers.issuer.userinfo = () => ({ status: 200, body: [] }))],
  ['nothing', () => callers.issuer.overrides.set(ISSUER_PATHS.userinfo, 'cut off')],
])('%s is an outage', async (_name, prepare) => {
  prepare();
  expect(await reasonFor()).toBe('ISSUER_UNAVAILABLE');
});

test('an issuer without UserInfo can not be asked', async () => {
  callers.issuer.overrides.set(ISSUER_PATHS.discovery, {
    body: { issuer: callers.issuer.url, jwks_uri: callers.issuer.url + ISSUER_PATHS.keys },
  });
  expect(await reasonFor()).toBe('ISSUER_UNAVAILABLE');
});

test('a program has none', async () => {
  const claims = { client_at_type: 'service_token', idp: undefined, sid: undefined, auth_time: undefined };
  expect(await numberFor(claims)).toBeNull();
  expect(asked()).toBe(0);
});

test('somebody who was not identified here has none', async () => {
  told();
  const caller = await callers.identify(await callers.token());
  expect(await numberOf({ ...caller })).toBeNull();
});

describe('with time', () => {
  test('it is asked after five minutes whether the session is active still', async () => {
    told();
    const caller = await callers.identify(await callers.token());
    await numberOf(caller);
    callers.clock.now += 299_999;
    told({ session_is_active: 'false' });
    expect(await numberOf(caller)).toBe(NUMBER);
    callers.clock.now += 1;
    await expect(numberOf(caller)).rejects.toMatchObject({ reason: 'SESSION_ENDED' });
  });

  test('in an outage the number is known until the token ends', async () => {
    told();
    const caller = await callers.identify(await callers.token());
    await numberOf(caller);
    callers.issuer.isDown = true;
    callers.clock.now += 600_000;
    expect(await numberOf(caller)).toBe(NUMBER);
    callers.clock.now = caller.expiresAt;
    await expect(numberOf(caller)).rejects.toMatchObject({ reason: 'ISSUER_UNAVAILABLE' });
    callers.clock.now += 30_000;
    await expect(numberOf(caller)).rejects.toMatchObject({ reason: 'EXPIRED' });
  });
});
