import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ISSUER_PATHS, sign, SUBSTANTIAL, type Claims } from '../simulators/token-issuer.ts';
import { KEY, startKnownCallers, type KnownCallers } from './known-callers.ts';

let broker: KnownCallers;
let other: KnownCallers;

beforeAll(async () => {
  broker = await startKnownCallers();
  other = await startKnownCallers({ issuer: { kind: 'openid-connect', clients: ['nightly-job'] } });
});
afterAll(async () => {
  await broker.close();
  await other.close();
});

const programClaims = (changes: Claims = {}): Claims => ({
  iss: other.issuer.url,
  exp: Math.floor(other.clock.now / 1_000) + 3_600,
  client_id: 'nightly-job',
  sub: 'service-account-7',
  scope: 'cpr.read cpr.events',
  ...changes,
});

test('a person who signed in with MitID is known with all that their access token tells', async () => {
  const now = Math.floor(broker.clock.now / 1_000);
  expect(await broker.identify(await broker.token())).toEqual({
    kind: 'PERSON',
    issuer: broker.issuer.url,
    subject: 'a1b2c3d4-0000-4000-8000-000000000001',
    client: 'caseworker-portal',
    identityProvider: 'mitid',
    assurance: 'SUBSTANTIAL',
    signedInAt: now * 1_000,
    session: 'SESSION1',
    transaction: 'b1b2c3d4-0000-4000-8000-000000000002',
    cvr: null,
    professionalId: null,
    scopes: new Set(['openid', 'mitid', 'ssn']),
    expiresAt: (now + 10_800) * 1_000,
  });
});

test('an employee is known with their company, which only UserInfo tells', async () => {
  const token = await broker.token({ idp: 'mitid_erhverv', sub: 'employee' });
  broker.issuer.userinfo = () => ({
    status: 200,
    body: {
      sub: 'employee',
      idp: 'mitid_erhverv',
      session_is_active: 'true',
      'nemlogin.cvr': '43950932',
      'nemlogin.persistent_professional_id': 'professional-1',
    },
  });
  expect(await broker.identify(token)).toMatchObject({
    kind: 'EMPLOYEE',
    cvr: '43950932',
    professionalId: 'professional-1',
  });
});

test("an employee whose company can't be asked for is not let in as somebody without one", async () => {
  const token = await broker.token({ idp: 'mitid_erhverv', sub: 'employee', jti: 'another' });
  broker.issuer.userinfo = () => ({ status: 500, body: '' });
  expect(await broker.reasonFor(token)).toBe('ISSUER_UNAVAILABLE');
});

test('a service token of the broker is a program of the company in it', async () => {
  const { iss, exp } = JSON.parse(
    Buffer.from((await broker.token()).split('.')[1]!, 'base64url').toString(),
  ) as Claims;
  const claims = {
    iss,
    exp,
    client_id: 'caseworker-portal',
    client_at_type: 'service_token',
    scope: ['neb_api'],
  };
  const token = await sign({ ...claims, client_org_taxation_number: 'DK29915938' }, KEY);
  expect(await broker.identify(token)).toMatchObject({
    kind: 'MACHINE',
    subject: 'caseworker-portal',
    identityProvider: null,
    assurance: null,
    cvr: '29915938',
  });
});

test('a program of another issuer is known by its client', async () => {
  expect(await other.identify(await sign(programClaims(), KEY))).toMatchObject({
    kind: 'MACHINE',
    issuer: other.issuer.url,
    subject: 'service-account-7',
    client: 'nightly-job',
    scopes: new Set(['cpr.read', 'cpr.events']),
  });
  const asAuthorizedParty = programClaims({ client_id: undefined, azp: 'nightly-job' });
  expect(await other.identify(await sign(asAuthorizedParty, KEY))).toMatchObject({ client: 'nightly-job' });
});

test.each([
  ['an ID token', { nonce: 'n' }],
  ["a person's access token", { sid: 'session' }],
  ["a person's access token with the time of the login", { auth_time: 1_700_000_000 }],
  ['an ID token of Keycloak', { typ: 'ID' }],
  ['an ID token of Cognito', { token_use: 'id' }],
])('%s of another issuer is no program', async (_name, changes) => {
  expect(await other.reasonFor(await sign(programClaims(changes), KEY))).toBe('WRONG_KIND_OF_TOKEN');
});

test.each([
  ['Low', 'https://data.gov.dk/concept/core/nsis/Low', 'LOW'],
  ['Substantial', SUBSTANTIAL, 'SUBSTANTIAL'],
  ['High', 'https://data.gov.dk/concept/core/nsis/High', 'HIGH'],
  ['an unknown level', 'https://data.gov.dk/concept/core/nsis/Highest', null],
  ['a level in other letters', SUBSTANTIAL.toLowerCase(), null],
  ['none', undefined, null],
])('a login of %s', async (_name, acr, assurance) => {
  expect(await broker.identify(await broker.token({ acr }))).toMatchObject({ assurance });
});

test('the time of the login is read as number and as text', async () => {
  const seconds = Math.floor(broker.clock.now / 1_000) - 60;
  const asText = await broker.identify(await broker.token({ auth_time: String(seconds) }));
  const asNumber = await broker.identify(await broker.token({ auth_time: seconds }));
  expect([asText.signedInAt, asNumber.signedInAt]).toEqual([seconds * 1_000, seconds * 1_000]);
});

test('a token that is known is answered at once, with the same unchangeable object, and asks nobody', async () => {
  const token = await broker.token();
  const credentials = { authorization: `Bearer ${token}`, userinfoToken: undefined, certificate: null };
  const [first, second] = await Promise.all([
    broker.identity.identify(credentials),
    broker.identity.identify(credentials),
  ]);
  expect(second).toBe(first);
  const before = broker.issuer.requests.length;
  expect(broker.identity.identify(credentials)).toBe(first);
  expect(broker.issuer.requests.length).toBe(before);
  expect(Object.isFrozen(first)).toBe(true);
});

test('a known token is forgotten after five minutes, or when it ends', async () => {
  const [long, short] = [
    await broker.token(),
    await broker.token({ exp: Math.floor(broker.clock.now / 1_000) + 60 }),
  ];
  const longCaller = await broker.identify(long);
  await broker.identify(short);
  broker.clock.now += 100_000;
  expect(await broker.reasonFor(short)).toBe('EXPIRED');
  expect(await broker.identify(long)).toBe(longCaller);
  broker.clock.now += 200_000;
  expect(await broker.identify(long)).not.toBe(longCaller);
});

test('the issuer is asked for its keys at the exact address, and once', () => {
  expect(broker.asked(ISSUER_PATHS.discovery)).toBe(1);
  expect(broker.asked(ISSUER_PATHS.keys)).toBe(1);
});
