import { Agent, fetch, type RequestInit } from 'undici';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BROKER_CLIENTS, MACHINE_CLIENTS } from './broker-client.ts';
import { thumbprintOf } from './client-certificate.ts';
import { MACHINE_AUDIENCE } from './machine-provider.ts';
import { startBroker, type Broker } from './start-broker.ts';

const { authority, company } = BROKER_CLIENTS;

let broker: Broker;
let agent: Agent;
beforeAll(async () => {
  broker = await startBroker();
  agent = new Agent({ connect: { ca: broker.ca } });
});
afterAll(async () => {
  await agent.close();
  await broker.stop();
});

const ask = (path: string, init: RequestInit = {}, of = broker.issuer) =>
  fetch(of + path, { dispatcher: agent, ...init });

const json = async (path: string, init?: RequestInit): Promise<any> => (await ask(path, init)).json();

const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

describe('what the broker publishes', () => {
  test('is where and how the real one has it', async () => {
    const metadata = await json('/.well-known/openid-configuration');
    const slash = await ask('/.well-known/openid-configuration/');
    const { keys } = await json('/.well-known/openid-configuration/jwks');

    expect(metadata).toMatchObject({
      issuer: broker.issuer,
      token_endpoint: `${broker.issuer}/connect/token`,
      userinfo_endpoint: `${broker.issuer}/connect/userinfo`,
      jwks_uri: `${broker.issuer}/.well-known/openid-configuration/jwks`,
    });
    expect(slash.status).toBe(404);
    expect(keys.map(({ use }: any) => use)).toEqual(['sig', 'sig', 'enc']);
    for (const key of keys) expect(key).not.toHaveProperty('alg');
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });
});

describe('the tokens of a citizen', () => {
  test('have the forms that were recorded', async () => {
    const { accessToken, idToken, userinfoToken, transactionToken } = await broker.signIn(
      broker.person('citizen'),
      authority,
    );
    const keys = createLocalJWKSet({ keys: broker.keys.jwks.keys.map((key) => ({ ...key, alg: 'RS256' })) });
    for (const token of [accessToken, idToken, userinfoToken, transactionToken]) await jwtVerify(token, keys);

    expect([accessToken, userinfoToken, idToken, transactionToken].map(decodeProtectedHeader)).toMatchObject([
      { alg: 'RS256', typ: 'at+jwt', kid: broker.keys.kid('signing') },
      { alg: 'RS256', typ: 'at+jwt', kid: broker.keys.kid('signing') },
      { alg: 'RS256', typ: 'JWT', kid: broker.keys.kid('signing') },
      { alg: 'RS256', typ: 'JWT', kid: broker.keys.kid('transaction') },
    ]);
    const access = decodeJwt(accessToken);
    expect(access).toMatchObject({
      iss: broker.issuer,
      client_id: authority.id,
      scope: expect.arrayContaining(['openid', 'ssn']),
      idp: 'mitid',
      auth_time: expect.any(Number),
    });
    for (const claim of ['aud', 'dk.cpr', 'loa']) expect(access).not.toHaveProperty([claim]);
    expect(decodeJwt(userinfoToken)).toMatchObject({
      aud: authority.id,
      auth_time: expect.any(String),
      'dk.cpr': '0707650079',
    });
    expect(decodeJwt(userinfoToken)).not.toHaveProperty('client_id');
    expect(decodeJwt(idToken)).toMatchObject({ aud: authority.id, idtoken_type: 'strict' });
  });

  test('lead to UserInfo, where every value is a text, until the session ends there', async () => {
    const { accessToken, login } = await broker.signIn(broker.person('citizen'), authority);
    const init = { headers: { authorization: `Bearer ${accessToken}` } };
    const before = await json('/connect/userinfo', init);
    broker.endSession(login.session);
    const after = await json('/connect/userinfo', init);

    expect(before).toMatchObject({
      session_is_active: 'true',
      'dk.cpr': '0707650079',
      'mitid.has_cpr': 'true',
    });
    expect(Object.values(before).every((value) => typeof value === 'string')).toBe(true);
    expect(after).toMatchObject({ session_is_active: 'false' });
  });

  test('are needed for UserInfo', async () => {
    const refused = await ask('/connect/userinfo', { headers: { authorization: 'Bearer nonsense' } });

    expect(refused.status).toBe(401);
    expect(await refused.text()).toBe('');
    expect(refused.headers.get('www-authenticate')).toBe(
      'Bearer realm="IdentityServer",error="invalid_token"',
    );
  });

  test('can be made otherwise for a test', async () => {
    const token = await broker.tokenFor(broker.person('citizen'), authority, {
      claims: { exp: 1, jti: undefined },
      header: { typ: 'JWT' },
      use: 'transaction',
    });

    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'JWT', kid: broker.keys.kid('transaction') });
    expect(decodeJwt(token)).toMatchObject({ exp: 1 });
    expect(decodeJwt(token)).not.toHaveProperty('jti');
  });
});

test('an employee is told of with the company, and with a CPR number to authorities alone', async () => {
  const toAuthority = await broker.signIn(broker.person('caseworker'), authority);
  const toCompany = await broker.signIn(broker.person('employee'), company);

  expect(decodeJwt(toAuthority.userinfoToken)).toMatchObject({
    idp: 'mitid_erhverv',
    identity_type: 'professional',
    'nemlogin.cvr': '99999901',
    'nemlogin.cpr': '0101650049',
  });
  expect(decodeJwt(toCompany.userinfoToken)).toMatchObject({ 'nemlogin.cvr': '99999902' });
  expect(decodeJwt(toCompany.userinfoToken)).not.toHaveProperty(['nemlogin.cpr']);
});

describe('CPR match', () => {
  const match = (token: string, body: object) =>
    ask('/api/v1/mitid/matchCpr', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  test('says yes and no, three times in a session', async () => {
    const { accessToken } = await broker.signIn(broker.person('citizen'), authority);
    const answers = [];
    for (const cpr of ['0707650079', '0101650049', '0707650079', '0707650079']) {
      const answer = await match(accessToken, { cpr });
      answers.push([answer.status, await answer.json()]);
    }

    expect(answers).toEqual([
      [200, { cprNumberMatch: true }],
      [200, { cprNumberMatch: false }],
      [200, { cprNumberMatch: true }],
      [400, { errorMessage: 'Cpr Match exceeded. Only 3 tries is allowed within a session.' }],
    ]);
  });

  test('is refused to nobody, without a number, and 15 minutes after the login', async () => {
    const { accessToken } = await broker.signIn(broker.person('citizen'), authority);
    const old = await broker.signIn(broker.person('citizen'), authority, { at: Date.now() / 1_000 - 901 });
    const nobody = await match('nonsense', { cpr: '0707650079' });

    expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await (await match(accessToken, {})).json()).toEqual({ errorMessage: 'Missing Cpr parameter' });
    expect((await match(old.accessToken, { cpr: '0707650079' })).status).toBe(400);
  });
});

describe('tokens for programs', () => {
  test('come from the broker in its own form', async () => {
    const { access_token } = await json('/connect/token', {
      ...form({
        grant_type: 'client_credentials',
        client_id: authority.id,
        client_secret: authority.secret,
      }),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${btoa(`${authority.id}:${authority.secret}`)}`,
      },
      body: 'grant_type=client_credentials',
    });

    expect(decodeJwt(access_token)).toMatchObject({
      client_id: authority.id,
      client_at_type: 'service_token',
      client_org_taxation_number: 'DK99999901',
    });
  });

  test('of an ordinary issuer are bound to the certificate that the client shows', async () => {
    const client = broker.authority.issueClient({ commonName: 'Payment system' });
    const stranger = broker.authority.issueClient({ commonName: 'Somebody else' });
    const answers = [];
    for (const { key, cert } of [client, stranger]) {
      const withCertificate = new Agent({ connect: { ca: broker.ca, key, cert } });
      const asked = form({ grant_type: 'client_credentials', client_id: MACHINE_CLIENTS.withCertificate.id });
      const answer = await ask('/token', { ...asked, dispatcher: withCertificate }, broker.machineIssuer);
      answers.push([answer.status, (await answer.json()) as any] as const);
      await withCertificate.close();
    }

    expect(answers[1]).toMatchObject([401, { error: 'invalid_client' }]);
    expect(answers[0]![0]).toBe(200);
    expect(decodeJwt(answers[0]![1].access_token)).toMatchObject({
      iss: broker.machineIssuer,
      sub: 'payment-system',
      aud: MACHINE_AUDIENCE,
      cnf: { 'x5t#S256': thumbprintOf(client.cert) },
    });
  });
});

test('keys are rotated: tokens of the old ones are signed by nobody that is published', async () => {
  const before = await broker.serviceToken(authority);
  await broker.rotateKeys();
  const after = await broker.serviceToken(authority);
  const { keys } = await json('/.well-known/openid-configuration/jwks');
  const published = createLocalJWKSet({ keys: keys.map((key: object) => ({ ...key, alg: 'RS256' })) });

  await expect(jwtVerify(before, published)).rejects.toThrow('no applicable key');
  await expect(jwtVerify(after, published)).resolves.toBeDefined();
});

test('an endpoint fails as planned, and counts how often it was asked', async () => {
  const asked = broker.requests.keys;
  broker.fail('keys', { kind: 'status-500' });
  const first = await ask('/.well-known/openid-configuration/jwks');
  const second = await ask('/.well-known/openid-configuration/jwks');

  expect([first.status, second.status]).toEqual([500, 200]);
  expect(broker.requests.keys - asked).toBe(2);
});
