import { createPrivateKey } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import forge from 'node-forge';
import { Agent, request } from 'undici';
import {
  readCertificate,
  type CertificateSource,
  type ClientCertificate,
} from '../../../../src/providers/transport/certificates/certificate.ts';
import { createAuthority } from '../../../certificates.ts';
import { fixturePath, fixtureText, PKCS12_FIXTURES, pkcs12Fixture } from './certificate-fixtures.ts';

const authority = createAuthority();
const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
let server: Server;

/** A server that lets in who has a certificate of ours or of the fixtures' root, and answers with its thumbprint. */
beforeAll(async () => {
  server = createServer(
    {
      ...authority.issueServer(['127.0.0.1']),
      ca: [authority.caPem, fixtureText('root.pem')],
      requestCert: true,
      rejectUnauthorized: true,
    },
    (incoming, response) => {
      response.end((incoming.socket as TLSSocket).getPeerCertificate().fingerprint.replaceAll(':', ''));
    },
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await new Promise((closed) => server.close(closed));
});

async function signIn(
  certificate: Pick<ClientCertificate, 'key' | 'certificateChain'> | undefined,
): Promise<string> {
  const connect = {
    ca: authority.caPem,
    ...(certificate && { key: certificate.key, cert: certificate.certificateChain }),
  };
  const agent = new Agent({ connect });
  try {
    const { port } = server.address() as AddressInfo;
    const { body } = await request(`https://127.0.0.1:${port}/`, { dispatcher: agent });
    return await body.text();
  } finally {
    await agent.close();
  }
}

// The server knows the root only, so the issuing authority has to come with the certificate.
test.each(PKCS12_FIXTURES)('a PKCS#12 file signs in: $made', async ({ name, password }) => {
  const certificate = readCertificate(pkcs12Fixture(name, password), new Date());
  expect(await signIn(certificate)).toBe(certificate.thumbprint);
});

test('a PKCS#12 file made by node-forge signs in', async () => {
  const source: CertificateSource = { kind: 'pkcs12', path: join(folder, 'client.p12'), password: 'æble' };
  authority.writePkcs12(source.path, authority.issueClient({ commonName: 'Any client' }), source.password);
  const certificate = readCertificate(source, new Date());
  expect(await signIn(certificate)).toBe(certificate.thumbprint);
});

test('a pair of PEM files signs in', async () => {
  const { key, cert } = authority.issueClient({ commonName: 'Any client' });
  const path = join(folder, 'client.pem');
  writeFileSync(path, key + cert);
  const certificate = readCertificate({ kind: 'pem', certificatePath: path, keyPath: path }, new Date());
  expect(await signIn(certificate)).toBe(certificate.thumbprint);
});

test.each([
  ['a certificate for RSASSA-PSS alone, a key for everything', 'pss', '1.2.840.113549.1.1.1'],
  ['a certificate for everything, a key for RSASSA-PSS alone', 'rsa', '1.2.840.113549.1.1.10'],
])('the same key counts as the same, however its kind is written: %s', async (_what, kind, algorithm) => {
  const { key } = readCertificate(pkcs12Fixture(`${kind}-aes256.p12`), new Date());
  const keyPath = join(folder, `${kind}-otherwise.key`);
  writeFileSync(keyPath, withAlgorithm(key, algorithm));
  const source = { kind: 'pem', certificatePath: fixturePath(`${kind}.pem`), keyPath } as const;
  const certificate = readCertificate(source, new Date());
  expect(createPrivateKey(certificate.key).equals(createPrivateKey(key))).toBe(true);
  const { certificateChain } = readCertificate(pkcs12Fixture(`${kind}-aes256.p12`), new Date());
  expect(await signIn({ key: certificate.key, certificateChain })).toBe(certificate.thumbprint);
});

/** A PKCS#8 key whose algorithm has another name. */
function withAlgorithm(pem: string, oid: string): string {
  const { asn1, pki } = forge;
  const key = asn1.fromDer(createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' }).toString('latin1'));
  const [version, , numbers] = key.value as forge.asn1.Asn1[];
  const name = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer(oid).getBytes());
  // Of RSASSA-PSS no parameters allow any; the other algorithm has them empty (RFC 8017, appendix A).
  const parameters = oid.endsWith('.1.1')
    ? [asn1.create(asn1.Class.UNIVERSAL, asn1.Type.NULL, false, '')]
    : [];
  const algorithm = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [name, ...parameters]);
  return pki.privateKeyInfoToPem({ ...key, value: [version, algorithm, numbers] as forge.asn1.Asn1[] });
}

test('nobody gets in without a certificate, or with one of another authority', async () => {
  const { key, cert } = createAuthority('Stranger').issueClient({ commonName: 'Any client' });
  await expect(signIn(undefined)).rejects.toThrow();
  await expect(signIn({ key, certificateChain: cert })).rejects.toThrow();
});

test('nobody gets in without the certificates of the issuers between', async () => {
  const { key } = readCertificate(pkcs12Fixture('rsa-aes256.p12'), new Date());
  await expect(signIn({ key, certificateChain: fixtureText('rsa.pem') })).rejects.toThrow();
});
