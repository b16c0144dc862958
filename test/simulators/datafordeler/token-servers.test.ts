import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAuthority } from '../../certificates.ts';
import {
  askWithCertificate,
  askWithSecret,
  post,
  PUBLIC_PATH,
  publicToken,
  send,
  tokenIn,
} from './simulator-client.ts';
import { startDatafordelerSimulator, type DatafordelerSimulator } from './start-simulator.ts';

let simulator: DatafordelerSimulator;
beforeAll(async () => {
  simulator = await startDatafordelerSimulator();
});
afterAll(() => simulator.stop());

const QUERY = {
  query: '{ CPRCustom_PublicSectorPerson(input: { id: { eq: "nobody" } }) { pageInfo { endCursor } } }',
};

describe('the token server for shared secrets', () => {
  test('gives a token and its life for client id and secret', async () => {
    const reply = await askWithSecret(simulator, simulator.credentials.publicSector);
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text)).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expires_in: 300,
      token_type: 'Bearer',
    });
  });

  test('refuses a wrong secret with 401', async () => {
    const { clientId } = simulator.credentials.publicSector;
    expect(await askWithSecret(simulator, { clientId, clientSecret: 'wrong' })).toMatchObject({
      status: 401,
    });
  });

  test('refuses the credential of a certificate with 401', async () => {
    const { publicSectorCertificate } = simulator.credentials;
    const reply = await askWithCertificate(simulator, publicSectorCertificate, simulator.secretTokenUrl);
    expect(reply.status).toBe(401);
  });

  test('refuses another grant type, and a body that is no form, with 400', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const replies = await Promise.all([
      send(simulator, simulator.secretTokenUrl, {
        method: 'POST',
        headers: form,
        body: 'grant_type=password',
      }),
      send(simulator, simulator.secretTokenUrl, { method: 'POST', body: 'grant_type=client_credentials' }),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([400, 400]);
  });
});

describe('the token server for certificates', () => {
  test('gives a token for client id and the certificate in the TLS handshake', async () => {
    const reply = await askWithCertificate(simulator, simulator.credentials.publicSectorCertificate);
    expect(reply.status).toBe(200);
    expect(await post(simulator, PUBLIC_PATH, tokenIn(reply), QUERY)).toMatchObject({ status: 200 });
  });

  test('refuses a shared secret, without a certificate, with 401', async () => {
    const { publicSector } = simulator.credentials;
    const reply = await askWithSecret(simulator, publicSector, simulator.certificateTokenUrl);
    expect(reply.status).toBe(401);
  });

  test('knows a certificate by its thumbprint: a renewed one is refused until it is registered', async () => {
    const { clientId } = simulator.credentials.publicSectorCertificate;
    const renewed = createAuthority().issueClient({ commonName: 'Simulated IT system, renewed' });
    expect(await askWithCertificate(simulator, { clientId, ...renewed })).toMatchObject({ status: 401 });
  });
});

describe('on demand a token server', () => {
  test('counts its requests', async () => {
    const before = { ...simulator.tokens.requests };
    await askWithSecret(simulator, simulator.credentials.publicSector);
    await askWithCertificate(simulator, simulator.credentials.publicSectorCertificate);
    expect(simulator.tokens.requests).toEqual({
      secret: before.secret + 1,
      certificate: before.certificate + 1,
    });
  });

  test('gives tokens with another life, which end', async () => {
    simulator.tokens.setLife(0);
    const token = await publicToken(simulator);
    simulator.tokens.setLife(300);
    expect(await post(simulator, PUBLIC_PATH, token, QUERY)).toMatchObject({ status: 401 });
  });

  test('takes all tokens back: the GraphQL service then refuses with DAF-AUTH-0005', async () => {
    const token = await publicToken(simulator);
    simulator.tokens.revokeAll();
    const reply = await post(simulator, PUBLIC_PATH, token, QUERY);
    expect(reply.status).toBe(401);
    expect(JSON.parse(reply.text)).toMatchObject({ errorCode: 'DAF-AUTH-0005' });
  });

  test('answers 500, then no JSON, then without expires_in, then late', async () => {
    simulator.tokens.fail({ kind: 'status-500' });
    simulator.tokens.fail({ kind: 'not-json' });
    simulator.tokens.fail({ kind: 'no-expires-in' });
    simulator.tokens.fail({ kind: 'slow', milliseconds: 100 });
    const ask = () => askWithSecret(simulator, simulator.credentials.publicSector);

    expect(await ask()).toMatchObject({ status: 500 });
    expect(await ask()).toMatchObject({ status: 200, text: expect.stringContaining('<html>') });
    expect(JSON.parse((await ask()).text)).not.toHaveProperty('expires_in');
    const asked = performance.now();
    expect(await ask()).toMatchObject({ status: 200 });
    expect(performance.now() - asked).toBeGreaterThanOrEqual(99);
  });
});
