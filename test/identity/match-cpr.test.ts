import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../src/domain/caller.ts';
import { CprNumber } from '../../src/domain/cpr-number.ts';
import { createIdentity } from '../../src/identity/create-identity.ts';
import { ISSUER_PATHS, type Claims } from '../simulators/token-issuer.ts';
import { until } from '../until.ts';
import { settingsFor, startKnownCallers, type KnownCallers } from './known-callers.ts';

const NUMBER = CprNumber.of('0101905007');
const WINDOW = 900_000;

let callers: KnownCallers;

beforeEach(async () => {
  callers = await startKnownCallers({
    issuer: { identityProviders: ['mitid', 'mitid_erhverv', 'nemid', 'bankid_se'] },
  });
  callers.issuer.match = (cpr) => ({ status: 200, body: { cprNumberMatch: cpr === NUMBER.reveal() } });
});
afterEach(() => callers.close());

const signedIn = async (claims?: Claims): Promise<Caller> => callers.identify(await callers.token(claims));
const match = (caller: Caller, cpr = NUMBER) => callers.identity.matchCpr(caller, cpr);
const useUp = async (caller: Caller): Promise<void> => {
  for (let count = 0; count < 3; count += 1) await match(caller);
};
const asked = (): number => callers.asked(ISSUER_PATHS.match);
const answers = (status: number, body: unknown): void =>
  void (callers.issuer.match = () => ({ status, body }));

test('the own number matches and another one does not, and each try is counted', async () => {
  const caller = await signedIn();
  expect(await match(caller)).toEqual({ outcome: 'MATCH', attempt: 1 });
  expect(await match(caller, CprNumber.of('0202905005'))).toEqual({ outcome: 'NO_MATCH', attempt: 2 });
});

test('it is asked with the access token of the login', async () => {
  const token = await callers.token();
  callers.issuer.match = (_cpr, bearer) => ({ status: 200, body: { cprNumberMatch: bearer === token } });
  expect(await match(await callers.identify(token))).toMatchObject({ outcome: 'MATCH' });
});

test.each([
  ['true', 'MATCH'],
  ['false', 'NO_MATCH'],
  ['yes', 'BROKER_UNAVAILABLE'],
  [1, 'BROKER_UNAVAILABLE'],
  [undefined, 'BROKER_UNAVAILABLE'],
])('the answer %p', async (cprNumberMatch, outcome) => {
  answers(200, { cprNumberMatch });
  expect(await match(await signedIn())).toEqual({ outcome, attempt: 1 });
});

describe('tries', () => {
  test('the fourth does not leave, with whatever token of the session', async () => {
    for (const attempt of [1, 2, 3]) {
      expect(await match(await signedIn({ jti: `token ${attempt}` }))).toMatchObject({ attempt });
    }
    expect(await match(await signedIn({ jti: 'token 4' }))).toEqual({
      outcome: 'TRIES_EXCEEDED',
      attempt: null,
    });
    expect(asked()).toBe(3);
  });

  test('many at once spend no more than three', async () => {
    const caller = await signedIn();
    const results = await Promise.all(Array.from({ length: 20 }, () => match(caller)));
    expect(results.filter(({ outcome }) => outcome === 'MATCH')).toHaveLength(3);
    expect(results.filter(({ outcome }) => outcome === 'TRIES_EXCEEDED')).toHaveLength(17);
    expect(asked()).toBe(3);
  });

  test('another session has its own', async () => {
    const [one, other] = [await signedIn(), await signedIn({ sid: 'SESSION2' })];
    await useUp(one);
    expect(await match(other)).toMatchObject({ attempt: 1 });
  });

  test('without a session the person and the login are counted', async () => {
    const without = { sid: undefined, neb_sid: undefined };
    await useUp(await signedIn(without));
    expect(await match(await signedIn(without))).toMatchObject({ outcome: 'TRIES_EXCEEDED' });
    expect(await match(await signedIn({ ...without, sub: 'another' }))).toMatchObject({ attempt: 1 });
  });

  test('a new login in the same session begins anew, and tokens of the old one gain nothing by it', async () => {
    const old = await signedIn();
    await useUp(old);
    callers.clock.now += 60_000;
    const anew = await signedIn();
    expect(await match(anew)).toMatchObject({ attempt: 1 });
    expect(await match(old)).toMatchObject({ attempt: 2 });
    expect(await match(anew)).toMatchObject({ attempt: 3 });
    expect(await match(old)).toMatchObject({ outcome: 'TRIES_EXCEEDED' });
    expect(await match(anew)).toMatchObject({ outcome: 'TRIES_EXCEEDED' });
  });

  test('what the broker says ends them', async () => {
    answers(400, { errorMessage: 'Cpr Match exceeded. Only 3 tries is allowed within a session.' });
    const caller = await signedIn();
    expect(await match(caller)).toEqual({ outcome: 'TRIES_EXCEEDED', attempt: 1 });
    expect(await match(caller)).toEqual({ outcome: 'TRIES_EXCEEDED', attempt: null });
    expect(asked()).toBe(1);
  });
});

describe('what can not succeed does not leave', () => {
  afterEach(() => expect(asked()).toBe(0));

  test('a quarter of an hour after the login', async () => {
    const caller = await signedIn();
    callers.clock.now = (caller.signedInAt ?? 0) + WINDOW;
    expect(await match(caller)).toEqual({ outcome: 'WINDOW_EXPIRED', attempt: null });
  });

  test('a login of which nobody knows when it was', async () => {
    expect(await match(await signedIn({ auth_time: undefined }))).toMatchObject({
      outcome: 'WINDOW_EXPIRED',
    });
  });

  test('a token that has ended', async () => {
    const caller = await signedIn({ exp: Math.floor(callers.clock.now / 1_000) + 60 });
    callers.clock.now += 61_000;
    expect(await match(caller)).toMatchObject({ outcome: 'WINDOW_EXPIRED' });
  });

  test.each<[string, Claims]>([
    ['NemID', { idp: 'nemid' }],
    ['BankID', { idp: 'bankid_se' }],
    ['MitID at a low level', { acr: 'https://data.gov.dk/concept/core/nsis/Low' }],
    ['a program', { client_at_type: 'service_token', idp: undefined, sid: undefined, auth_time: undefined }],
  ])('whoever signed in with %s', async (_name, claims) => {
    callers.issuer.userinfo = () => ({
      status: 200,
      body: { sub: 'a1b2c3d4-0000-4000-8000-000000000001', idp: claims['idp'], session_is_active: 'true' },
    });
    expect(await match(await signedIn(claims))).toEqual({ outcome: 'NOT_MITID_LOGIN', attempt: null });
  });
});

test.each([
  [['mitid:code_app'], 'MATCH'],
  [['keycard'], 'NOT_MITID_LOGIN'],
  [undefined, 'NOT_MITID_LOGIN'],
])('an employee who signed in by %p', async (amr, outcome) => {
  const idp = 'mitid_erhverv';
  callers.issuer.userinfo = () => ({
    status: 200,
    body: { sub: 'a1b2c3d4-0000-4000-8000-000000000001', idp, session_is_active: 'true' },
  });
  expect(await match(await signedIn({ idp, amr }))).toMatchObject({ outcome });
});

describe('a broker that does not answer', () => {
  test.each([
    ['an error', 500, ''],
    ['a refused token', 401, ''],
    ['a refused question', 400, { errorMessage: 'Missing Cpr parameter' }],
    ['an error that speaks of tries', 500, { errorMessage: 'exceeded' }],
    ['no JSON', 200, 'true'],
  ])('%s costs a try', async (_name, status, body) => {
    answers(status, body);
    const caller = await signedIn();
    expect(await match(caller)).toEqual({ outcome: 'BROKER_UNAVAILABLE', attempt: 1 });
    expect(await match(caller)).toEqual({ outcome: 'BROKER_UNAVAILABLE', attempt: 2 });
  });

  test('a connection that breaks off costs a try: nobody knows what it has seen', async () => {
    callers.issuer.overrides.set(ISSUER_PATHS.match, 'cut off');
    expect(await match(await signedIn())).toEqual({ outcome: 'BROKER_UNAVAILABLE', attempt: 1 });
  });

  test('a connection that never was costs none', async () => {
    const caller = await signedIn();
    await callers.issuer.close();
    // Connections from before break off while others are using them.
    await until(async () => (await match(await signedIn({ sid: randomUUID() }))).attempt === null);
    for (let count = 0; count < 4; count += 1) {
      expect(await match(caller)).toEqual({ outcome: 'BROKER_UNAVAILABLE', attempt: null });
    }
  });
});

test('the counter is of the whole server, not of a caller: it outlives the token that was remembered', async () => {
  const token = await callers.token();
  await match(await callers.identify(token));
  callers.clock.now += 300_000;
  expect(await match(await callers.identify(token))).toMatchObject({ attempt: 2 });
});

test('somebody whom another identity gave is nobody here', async () => {
  const other = createIdentity(settingsFor(callers.issuer));
  try {
    expect(await other.matchCpr(await signedIn(), NUMBER)).toEqual({
      outcome: 'NOT_MITID_LOGIN',
      attempt: null,
    });
  } finally {
    await other.close();
  }
});
