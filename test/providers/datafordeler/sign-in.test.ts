import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import forge from 'node-forge';
import { createAuthority, type Issued } from '../../certificates.ts';
import { endOf, runMain } from '../../http/child-server.ts';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../../simulators/datafordeler/start-simulator.ts';
import { nextNumber, settingsFor, SOMEBODY, withServed } from './served-people.ts';

const PASSWORD = 'rødgrød med fløde';
const DAY = 86_400_000;
const authority = createAuthority();
const folder = mkdtempSync(join(tmpdir(), 'cpr-sign-in-'));
let simulator: DatafordelerSimulator;
beforeAll(async () => {
  simulator = await startDatafordelerSimulator();
});
afterAll(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true });
});

/** Writes the certificate as `.p12` and gives the settings that sign in with it. */
function withPkcs12(client: Issued, name: string): Record<string, string> {
  const path = join(folder, name);
  authority.writePkcs12(path, client, PASSWORD);
  return withCertificate({ DATAFORDELER_CERTIFICATE: path, DATAFORDELER_CERTIFICATE_PASSWORD: PASSWORD });
}

const withCertificate = (settings: Record<string, string>): Record<string, string> => ({
  DATAFORDELER_CLIENT_ID: simulator.credentials.publicSectorCertificate.clientId,
  DATAFORDELER_CLIENT_SECRET: '',
  DATAFORDELER_TOKEN_URL: simulator.certificateTokenUrl,
  ...settings,
});

function written(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function tripleDes({ key, cert }: Issued, name: string): Record<string, string> {
  const { asn1, pkcs12, pki } = forge;
  const pfx = pkcs12.toPkcs12Asn1(pki.privateKeyFromPem(key), [pki.certificateFromPem(cert)], PASSWORD, {
    algorithm: '3des',
  });
  writeFileSync(join(folder, name), asn1.toDer(pfx).getBytes(), 'latin1');
  return withCertificate({
    DATAFORDELER_CERTIFICATE: join(folder, name),
    DATAFORDELER_CERTIFICATE_PASSWORD: PASSWORD,
  });
}

function pemPair({ key, cert }: Issued): Record<string, string> {
  return withCertificate({
    DATAFORDELER_CERTIFICATE: written('client.pem', cert),
    DATAFORDELER_CERTIFICATE_KEY: written('client.key', key),
  });
}

test('the log warns at the start of a certificate that expires within two months, and of no other', async () => {
  const warningsWith = async (daysLeft: number, name: string) => {
    const client = authority.issueClient(
      { commonName: 'Expiring' },
      {
        notAfter: new Date(Date.now() + (daysLeft + 0.5) * DAY),
      },
    );
    let warnings: string[] = [];
    await withServed(simulator, withPkcs12(client, name), async ({ logged }) => {
      warnings = logged.filter((line) => line.includes('"warn"'));
    });
    return warnings;
  };

  expect(await warningsWith(20, 'soon.p12')).toEqual([
    expect.stringMatching(/thumbprint (?:[0-9A-F]{2}:){19}[0-9A-F]{2} expires in 20 days/),
  ]);
  expect(await warningsWith(90, 'later.p12')).toEqual([]);
});

describe('a client signs in', () => {
  test.each([
    ['with a shared secret', () => ({}), 'secret'],
    [
      'with a .p12 file, AES',
      () => withPkcs12(simulator.credentials.publicSectorCertificate, 'aes.p12'),
      'certificate',
    ],
    [
      'with a .p12 file, triple DES',
      () => tripleDes(simulator.credentials.publicSectorCertificate, '3des.p12'),
      'certificate',
    ],
    [
      'with a certificate and its key in PEM form',
      () => pemPair(simulator.credentials.publicSectorCertificate),
      'certificate',
    ],
  ] as const)('%s at the token server for that', async (_name, settings, server) => {
    const before = { ...simulator.tokens.requests };
    await withServed(simulator, settings(), async ({ askFor }) => {
      expect((await askFor(SOMEBODY)).body).toEqual({ data: { citizen: { id: expect.any(String) } } });
    });
    expect(simulator.tokens.requests).toEqual({ ...before, [server]: before[server] + 1 });
  });
});

describe('refused credentials', () => {
  const refusals: [string, () => Record<string, string>][] = [
    ['a wrong secret', () => ({ DATAFORDELER_CLIENT_SECRET: 'not-the-secret' })],
    ['an unknown client', () => ({ DATAFORDELER_CLIENT_ID: 'nobody-we-know' })],
    [
      'a certificate at the server for secrets',
      () => ({
        ...pemPair(simulator.credentials.publicSectorCertificate),
        DATAFORDELER_TOKEN_URL: simulator.secretTokenUrl,
      }),
    ],
    [
      'a secret at the server for certificates',
      () => ({ DATAFORDELER_TOKEN_URL: simulator.certificateTokenUrl }),
    ],
    [
      'a renewed certificate that was not uploaded',
      () => pemPair(authority.issueClient({ commonName: 'Renewed' })),
    ],
  ];
  test.each(refusals)('%s: the caller learns that, the operator what to look at', async (_name, settings) => {
    await withServed(simulator, settings(), async ({ askFor, failures, logged }) => {
      const { body, text } = await askFor(nextNumber());

      expect(body.errors).toEqual([
        expect.objectContaining({
          message: 'The source refused our credentials.',
          extensions: { code: 'UPSTREAM_UNAUTHORIZED' },
        }),
      ]);
      expect(failures()).toEqual([
        {
          code: 'UPSTREAM_UNAUTHORIZED',
          advice: expect.stringMatching(
            /HTTP 401.*Verify the client id and the secret or certificate.*auth-oces/,
          ),
          upstreamTraceId: null,
        },
      ]);
      expect(text).not.toMatch(/Verify|auth-oces/);
      expect(logged.join('') + text).not.toMatch(/not-the-secret|nobody-we-know|PRIVATE KEY/);
    });
  });
});

test('the certificate is shown to the token server only', async () => {
  const peers: string[] = [];
  const service = createServer(
    {
      ...authority.issueServer(['127.0.0.1', 'localhost']),
      ca: authority.caPem,
      requestCert: true,
      rejectUnauthorized: false,
    },
    (request, response) => {
      const { fingerprint } = (request.socket as TLSSocket).getPeerCertificate();
      peers.push(fingerprint ?? 'none');
      response.writeHead(403).end();
    },
  );
  await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening));
  const { port } = service.address() as AddressInfo;
  const settings = {
    ...pemPair(simulator.credentials.publicSectorCertificate),
    DATAFORDELER_GRAPHQL_URL: `https://127.0.0.1:${port}`,
  };
  await withServed(simulator, settings, async ({ askFor }) => {
    expect((await askFor(nextNumber())).body.errors?.[0]?.extensions).toEqual({ code: 'UPSTREAM_FORBIDDEN' });
  });
  await new Promise((closed) => service.close(closed));
  expect(peers).toEqual(['none']);
});

describe('the server does not start', () => {
  const client = (from: number, to: number): Issued =>
    authority.issueClient(
      { commonName: 'Simulated' },
      { notBefore: new Date(Date.now() + from * DAY), notAfter: new Date(Date.now() + to * DAY) },
    );
  const cases: [string, () => Record<string, string>, RegExp][] = [
    [
      'with a certificate that has expired',
      () => withPkcs12(client(-30, -1), 'expired.p12'),
      /expired\.p12: the certificate expired on \d{4}-\d\d-\d\d/,
    ],
    [
      'with a certificate that is not valid yet',
      () => withPkcs12(client(1, 30), 'early.p12'),
      /early\.p12: the certificate is valid from \d{4}-\d\d-\d\d/,
    ],
    [
      'with a wrong password',
      () => ({
        ...withPkcs12(client(-1, 30), 'locked.p12'),
        DATAFORDELER_CERTIFICATE_PASSWORD: 'wrong-guess',
      }),
      /locked\.p12: .*password/,
    ],
  ];
  test.each(cases)('%s, and says so', async (_name, settings, message) => {
    const all = settingsFor(simulator, folder, settings());
    const { code, output, complaint } = await endOf(runMain({ HOST: '127.0.0.1', PORT: '0', ...all }));

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaint).toMatch(message);
    expect(complaint).not.toMatch(/wrong-guess|fløde|\n {4}at /);
  });
});
