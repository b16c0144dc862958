import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { Agent as TlsAgent, createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { afterAll, expect, test } from '@jest/globals';
import { certificateOf } from '../../src/http/client-certificate.ts';
import { createAuthority, type Issued } from '../certificates.ts';
import { startTestServer } from './test-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'cpr-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

const authority = createAuthority();
const own = authority.issueServer(['127.0.0.1']);
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
};
const TLS = { TLS_CERTIFICATE: file('server.pem', own.cert), TLS_KEY: file('server.key', own.key) };
const TLS_CLIENT_CA = file('clients.pem', authority.caPem);

const router = authority.issueClient({ commonName: 'Router' });
const stranger = createAuthority('Another authority').issueClient({ commonName: 'Router' });

const POST = { method: 'POST', headers: { 'content-type': 'application/json' } };
const BODY = '{"query":"{ cprProvider { kind } }"}';

type Options = {
  readonly client?: Issued;
  readonly headers?: Record<string, string>;
  readonly agent?: TlsAgent;
};

/** Posts an operation; the status and the text of the answer. */
async function post(
  origin: string,
  { client, headers = {}, agent }: Options = {},
): Promise<[number, string]> {
  const sent = request(`${origin}/graphql`, {
    ...POST,
    headers: { ...POST.headers, ...headers },
    ca: authority.caPem,
    agent: agent ?? false,
    ...client,
  });
  sent.end(BODY);
  const [response] = await once(sent, 'response');
  return [response.statusCode, await text(response)];
}

test('the server speaks HTTPS itself', async () => {
  const server = await startTestServer(TLS);
  const [status, answer] = await post(server.origin);
  const agent = new TlsAgent({ keepAlive: true });
  await post(server.origin, { agent });
  // An open connection does not hold up the stop.
  await server.stop();
  agent.destroy();

  expect(server.origin).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  expect([status, answer]).toEqual([200, expect.stringContaining('"data"')]);
});

test('whoever speaks plain HTTP there is cut off, and nobody else minds', async () => {
  const server = await startTestServer(TLS);
  const plain = httpRequest(server.origin.replace('https', 'http'));
  plain.end();
  const [error] = await once(plain, 'error');
  const [status] = await post(server.origin);
  await server.stop();

  expect(error.code).toMatch(/ECONNRESET|HPE_INVALID_CONSTANT/);
  expect(status).toBe(200);
});

test('where client certificates are required nobody else may connect', async () => {
  const server = await startTestServer({ ...TLS, TLS_CLIENT_CA });
  const [status] = await post(server.origin, { client: router });
  const refused = [post(server.origin), post(server.origin, { client: stranger })];

  expect(status).toBe(200);
  for (const one of refused) await expect(one).rejects.toThrow(/alert|ECONNRESET|EPIPE|socket/i);
  await server.stop();
});

test('where they are requested a client may do without', async () => {
  const server = await startTestServer({ ...TLS, TLS_CLIENT_CA, TLS_CLIENT_CERTIFICATE: 'requested' });
  const answers = [
    await post(server.origin),
    await post(server.origin, { client: stranger }),
    await post(server.origin, { client: router }),
  ];
  await server.stop();

  expect(answers.map(([status]) => status)).toEqual([200, 200, 200]);
});

test('a certificate is known by its SHA-256, also when the client resumes its session; a foreign one is none', async () => {
  const seen: (string | null)[] = [];
  const server = createServer(
    { ...own, ca: authority.caPem, requestCert: true, rejectUnauthorized: false },
    (asked, response) => {
      seen.push(certificateOf(asked), certificateOf(asked));
      response.end();
    },
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;

  const visit = async (client: Partial<Issued>, session?: Buffer) => {
    const socket = connect({
      port,
      host: '127.0.0.1',
      ca: authority.caPem,
      ...client,
      ...(session && { session }),
    });
    let ticket: Buffer | undefined;
    let isResumed = false;
    socket.on('secureConnect', () => (isResumed = socket.isSessionReused()));
    socket.on('session', (given: Buffer) => (ticket = given));
    socket.resume().write('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n');
    await once(socket, 'close');
    return { ticket, isResumed };
  };
  const { ticket } = await visit(router);
  const { isResumed } = await visit(router, ticket);
  await visit(stranger);
  await visit({});
  server.close();

  const thumbprint = createHash('sha256').update(new X509Certificate(router.cert).raw).digest('base64url');
  expect(isResumed).toBe(true);
  expect(seen).toEqual([thumbprint, thumbprint, thumbprint, thumbprint, null, null, null, null]);
});

test('a router that shares a secret is told from everybody else', async () => {
  const secret = 'a secret of more than 32 characters';
  const server = await startTestServer({ ...TLS, CPR_ROUTER_SECRET: secret });
  const guesses = [undefined, '', secret.slice(1), `${secret} `.padEnd(60, '.')];
  const refused = await Promise.all(
    guesses.map((guess) =>
      post(server.origin, guess === undefined ? {} : { headers: { 'x-cpr-router-secret': guess } }),
    ),
  );
  const [status] = await post(server.origin, { headers: { 'x-cpr-router-secret': secret } });
  await server.stop();

  expect(status).toBe(200);
  for (const [refusedStatus, answer] of refused) {
    expect(refusedStatus).toBe(401);
    expect(JSON.parse(answer).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect(answer).not.toContain(secret.slice(1));
  }
  expect(server.logged.join()).not.toContain(secret.slice(1));
});
