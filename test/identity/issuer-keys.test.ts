import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createIdentity } from '../../src/identity/create-identity.ts';
import { accessClaims, ISSUER_PATHS, issuerKey, sign, type Override } from '../simulators/token-issuer.ts';
import { until } from '../until.ts';
import { bearing, KEY, settingsFor, startKnownCallers, type KnownCallers } from './known-callers.ts';

const NEW = issuerKey('new');
const MINUTE = 60_000;
/** As the settings have it without a word. */
const COOLDOWN = 30_000;
const COOLDOWN_AFTER_FAILURE = 5_000;
const MAX_AGE = 60 * MINUTE;
const STALE_FOR = 180 * MINUTE;

let callers: KnownCallers;

beforeEach(async () => {
  // Longer than anything here: what does not answer must be seen to be waited for, or not.
  callers = await startKnownCallers({ all: { timeLimitMs: 60_000 } });
});
afterEach(() => callers.close());

const signedBy = (key: typeof KEY): Promise<string> =>
  sign(accessClaims(callers.issuer.url, callers.clock.now), key);
const reasonForKey = async (key: typeof KEY): Promise<string> => callers.reasonFor(await signedBy(key));
const fetches = (): number => callers.asked(ISSUER_PATHS.keys);

describe('rotation', () => {
  test('a new key is found when the first token names it', async () => {
    expect(await reasonForKey(KEY)).toBe('ACCEPTED');
    callers.issuer.published = [KEY, NEW];
    expect(await reasonForKey(NEW)).toBe('ACCEPTED');
    expect(await reasonForKey(KEY)).toBe('ACCEPTED');
    expect(fetches()).toBe(2);
  });

  test('a key that is not known is looked for once in the cool-down', async () => {
    await reasonForKey(KEY);
    expect(fetches()).toBe(1);
    for (const later of [0, 0, COOLDOWN - 1, 1, 0, COOLDOWN - 1]) {
      callers.clock.now += later;
      expect(await reasonForKey(NEW)).toBe('UNKNOWN_KEY');
    }
    expect(fetches()).toBe(3);
  });

  test('with an old key its tokens go, also those that are known already', async () => {
    const old = await signedBy(KEY);
    expect(await callers.reasonFor(old)).toBe('ACCEPTED');
    callers.issuer.published = [NEW];
    expect(await callers.reasonFor(old)).toBe('ACCEPTED');
    expect(await reasonForKey(NEW)).toBe('ACCEPTED');
    expect(await callers.reasonFor(old)).toBe('UNKNOWN_KEY');
  });

  test('another key under the same name ends the tokens of the one before', async () => {
    const old = await signedBy(KEY);
    await callers.identify(old);
    callers.issuer.published = [NEW, { ...NEW, jwk: { ...NEW.jwk, kid: KEY.kid } }];
    expect(await reasonForKey(NEW)).toBe('ACCEPTED');
    expect(await callers.reasonFor(old)).toBe('BAD_SIGNATURE');
  });

  test('a key that stays is the same: its tokens are not verified again', async () => {
    const token = await signedBy(KEY);
    const before = await callers.identify(token);
    callers.issuer.published = [KEY, NEW];
    await reasonForKey(NEW);
    expect(await callers.identify(token)).toBe(before);
  });
});

describe('age', () => {
  test('keys are fetched again at half their age, and nobody waits for it', async () => {
    await reasonForKey(KEY);
    callers.clock.now += MAX_AGE / 2 - 1;
    await reasonForKey(KEY);
    expect(fetches()).toBe(1);
    callers.clock.now += 1;
    callers.issuer.published = [NEW];
    // The old key answers while the new ones are on their way.
    expect(await reasonForKey(KEY)).toBe('ACCEPTED');
    await until(() => fetches() === 2);
    await until(async () => (await reasonForKey(KEY)) === 'UNKNOWN_KEY');
  });

  test('keys that have become too old are fetched before they are used', async () => {
    await reasonForKey(KEY);
    callers.clock.now += MAX_AGE;
    callers.issuer.published = [NEW];
    expect(await reasonForKey(KEY)).toBe('UNKNOWN_KEY');
  });
});

describe('outage', () => {
  test('known keys go on being good for a while, and then nobody is let in until the issuer is back', async () => {
    await reasonForKey(KEY);
    callers.issuer.isDown = true;
    callers.clock.now += MAX_AGE + STALE_FOR - 1;
    expect(await reasonForKey(KEY)).toBe('ACCEPTED');
    callers.clock.now += COOLDOWN_AFTER_FAILURE;
    expect(await reasonForKey(KEY)).toBe('ISSUER_UNAVAILABLE');
    callers.issuer.isDown = false;
    callers.clock.now += COOLDOWN_AFTER_FAILURE;
    expect(await reasonForKey(KEY)).toBe('ACCEPTED');
  });

  test('nobody waits for an issuer that is known not to answer', async () => {
    await reasonForKey(KEY);
    callers.issuer.isDown = true;
    callers.clock.now += MAX_AGE / 2;
    await reasonForKey(KEY);
    await until(async () => (await reasonForKey(NEW)) === 'ISSUER_UNAVAILABLE');
    callers.issuer.isDown = false;
    callers.issuer.overrides.set(ISSUER_PATHS.discovery, 'no answer');
    callers.clock.now += MAX_AGE;
    expect(await reasonForKey(KEY)).toBe('ACCEPTED');
    await until(() => callers.issuer.waiting === 1);
    expect(await reasonForKey(KEY)).toBe('ACCEPTED');
    expect(callers.issuer.waiting).toBe(1);
  });

  test('a key that is not known can not be called bad', async () => {
    await reasonForKey(KEY);
    callers.issuer.isDown = true;
    callers.clock.now += COOLDOWN;
    expect(await reasonForKey(NEW)).toBe('ISSUER_UNAVAILABLE');
    expect(await reasonForKey(KEY)).toBe('ACCEPTED');
  });

  test('without any key two hundred tokens cost one fetch, and the next comes after the cool-down', async () => {
    callers.issuer.isDown = true;
    const token = await signedBy(KEY);
    for (let attempt = 0; attempt < 200; attempt += 1) {
      expect(await callers.reasonFor(token)).toBe('ISSUER_UNAVAILABLE');
    }
    expect(callers.issuer.requests).toEqual([ISSUER_PATHS.discovery]);
    callers.issuer.isDown = false;
    callers.clock.now += COOLDOWN_AFTER_FAILURE - 1;
    expect(await callers.reasonFor(token)).toBe('ISSUER_UNAVAILABLE');
    callers.clock.now += 1;
    expect(await callers.reasonFor(token)).toBe('ACCEPTED');
  });

  test('the cause names the host and a code, and no token', async () => {
    callers.issuer.isDown = true;
    const failure = await callers.identify(await signedBy(KEY)).catch((error: unknown) => error as Error);
    const { host } = new URL(callers.issuer.url);
    expect((failure as Error).cause).toMatchObject({
      message: expect.stringMatching(`^No answer from ${host} \\(\\w+\\)$`),
    });
  });
});

describe('documents that are not what they should be', () => {
  const { discovery, keys } = ISSUER_PATHS;
  const named = (changes: object) => ({
    body: { issuer: callers.issuer.url, jwks_uri: callers.issuer.url + keys, ...changes },
  });

  test.each<[string, string, () => Override]>([
    ['discovery of another issuer', discovery, () => named({ issuer: 'https://intruder.example' })],
    ['discovery with a slash more', discovery, () => named({ issuer: `${callers.issuer.url}/` })],
    ['keys without TLS', discovery, () => named({ jwks_uri: 'http://127.0.0.1/keys' })],
    ['no address of keys', discovery, () => named({ jwks_uri: undefined })],
    ['a redirect', discovery, () => ({ status: 302, body: {} })],
    ['an error', keys, () => ({ status: 500, body: { keys: [] } })],
    ['text', keys, () => ({ body: 'no keys today' })],
    ['no list', keys, () => ({ body: { keys: { 0: KEY.jwk } } })],
    ['too many keys', keys, () => ({ body: { keys: Array.from({ length: 101 }, () => KEY.jwk) } })],
    ['a document of a megabyte', discovery, () => named({ more: 'x'.repeat(1_000_000) })],
    ['a broken connection', keys, () => 'cut off'],
  ])('%s', async (_name, path, override) => {
    callers.issuer.overrides.set(path, override());
    expect(await reasonForKey(KEY)).toBe('ISSUER_UNAVAILABLE');
  });

  test('what is no key among the keys is passed over', async () => {
    const rubbish = [
      null,
      7,
      {},
      { kid: 'a', use: 'sig', kty: 'RSA' },
      { kid: 'b', use: 'sig', kty: 'oct', k: 'c2VjcmV0' },
    ];
    callers.issuer.overrides.set(keys, { body: { keys: [...rubbish, KEY.jwk] } });
    expect(await reasonForKey(KEY)).toBe('ACCEPTED');
  });
});

test('an issuer whose name ends in a slash is found without it, and keeps its name', async () => {
  const issuer = `${callers.issuer.url}/`;
  const identity = createIdentity(settingsFor(callers.issuer, { issuer: { issuer } }));
  callers.issuer.overrides.set(ISSUER_PATHS.discovery, {
    body: { issuer, jwks_uri: callers.issuer.url + ISSUER_PATHS.keys },
  });
  try {
    const token = await sign(accessClaims(issuer, Date.now()), KEY);
    const caller = await identity.identify(bearing(token));
    expect(caller).toMatchObject({ issuer });
    expect(callers.issuer.requests).toEqual([ISSUER_PATHS.discovery, ISSUER_PATHS.keys]);
  } finally {
    await identity.close();
  }
});

test('an issuer whose certificate is from nobody trusted is not asked', async () => {
  const identity = createIdentity(settingsFor(callers.issuer, { issuer: { ca: undefined } }));
  try {
    const token = await signedBy(KEY);
    await expect(async () => identity.identify(bearing(token))).rejects.toMatchObject({
      reason: 'ISSUER_UNAVAILABLE',
      isOutage: true,
    });
    expect(callers.issuer.requests).toEqual([]);
  } finally {
    await identity.close();
  }
});

test('a file of authorities that is none is told at the start', () => {
  for (const ca of ['/nowhere/ca.pem', import.meta.filename]) {
    expect(() => createIdentity(settingsFor(callers.issuer, { issuer: { ca } }))).toThrow(
      `${ca}: expected a file of certificates in PEM`,
    );
  }
});

test.each([
  ['PS256', issuerKey('ps')],
  ['ES256', issuerKey('es', { kind: 'ec' })],
  ['EdDSA', issuerKey('ed', { kind: 'ed25519' })],
])('an issuer that is accepted with %s', async (algorithm, key) => {
  const other = await startKnownCallers({ issuer: { algorithms: [algorithm] } });
  try {
    other.issuer.published = [KEY, key];
    const claims = accessClaims(other.issuer.url, other.clock.now);
    expect(await other.reasonFor(await sign(claims, key, { alg: algorithm }))).toBe('ACCEPTED');
    expect(await other.reasonFor(await sign(claims, KEY))).toBe('ALGORITHM_NOT_ALLOWED');
  } finally {
    await other.close();
  }
});
