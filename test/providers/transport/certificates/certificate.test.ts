import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import forge from 'node-forge';
import { daysLeft, readCertificate } from '../../../../src/providers/transport/certificates/certificate.ts';
import { createAuthority } from '../../../certificates.ts';
import { fixturePath, fixtureText, PKCS12_FIXTURES, pkcs12Fixture } from './certificate-fixtures.ts';

const NOW = new Date('2030-06-01T12:00:00Z');
const VALID = { notBefore: new Date('2030-01-01T00:00:00Z'), notAfter: new Date('2031-01-01T00:00:00Z') };
const authority = createAuthority();

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'certificate-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The certificates of a PEM text, in order. */
function certificatesIn(pem: string): X509Certificate[] {
  return (pem.match(/-----BEGIN[^]+?-----END CERTIFICATE-----/g) ?? []).map(
    (one) => new X509Certificate(one),
  );
}

describe('a PKCS#12 file', () => {
  test.each(PKCS12_FIXTURES)(
    '$made: opens to the very certificate packed in it, then its issuers, each the next one',
    ({ name, leaf, password }) => {
      const certificate = readCertificate(pkcs12Fixture(name, password), NOW);
      const packed = new X509Certificate(fixtureText(leaf));
      expect(packed.checkPrivateKey(createPrivateKey(certificate.key))).toBe(true);
      const [first, issuing, root, ...more] = certificatesIn(certificate.certificateChain);
      expect(first?.fingerprint256).toBe(packed.fingerprint256);
      expect([issuing?.subject, root?.subject]).toEqual(['CN=Fixture issuing CA', 'CN=Fixture root']);
      expect(first?.verify(issuing!.publicKey)).toBe(true);
      expect(issuing?.verify(root!.publicKey)).toBe(true);
      expect(more).toEqual([]);
    },
  );

  test.each(['æ, ø og å', 'ASCII', 'ключ 🗝️', ''])(
    'made by node-forge with the password "%s"',
    (password) => {
      const client = authority.issueClient({ commonName: 'Any client' }, VALID);
      const path = join(folder, 'forge.p12');
      authority.writePkcs12(path, client, password);
      const certificate = readCertificate({ kind: 'pkcs12', path, password }, NOW);
      expect(certificate.certificateChain.startsWith(new X509Certificate(client.cert).toString())).toBe(true);
    },
  );

  test('without any password opens with the empty one', () => {
    const { key, cert } = authority.issueClient({ commonName: 'Any client' }, VALID);
    const pfx = forge.pkcs12.toPkcs12Asn1(
      forge.pki.privateKeyFromPem(key),
      [forge.pki.certificateFromPem(cert)],
      null,
    );
    const path = write('none.p12', Buffer.from(forge.asn1.toDer(pfx).getBytes(), 'latin1'));
    const { certificateChain } = readCertificate({ kind: 'pkcs12', path, password: '' }, NOW);
    expect(new X509Certificate(certificateChain).subject).toBe('CN=Any client');
  });
});

describe('a pair of PEM files', () => {
  const client = authority.issueClient({ commonName: 'Any client' }, VALID);
  const expected = new X509Certificate(client.cert).fingerprint.replaceAll(':', '');

  test('is read from two files', () => {
    const certificatePath = write('client.pem', client.cert);
    const keyPath = write('client.key', client.key);
    expect(readCertificate({ kind: 'pem', certificatePath, keyPath }, NOW).thumbprint).toBe(expected);
  });

  test('is read from one file with Windows line ends, in any order, with texts between', () => {
    const text = ['Bag Attributes', authority.caPem, client.key, 'subject=CN = Any client', client.cert];
    const path = write('both.pem', text.join('\n').replaceAll(/\r?\n/g, '\r\n'));
    const certificate = readCertificate({ kind: 'pem', certificatePath: path, keyPath: path }, NOW);
    expect(certificatesIn(certificate.certificateChain).map(({ subject }) => subject)).toEqual([
      'CN=Any client',
      'CN=Test authority',
    ]);
  });

  test('takes the certificate in DER form, as a portal hands it out', () => {
    const certificatePath = write('client.cer', new X509Certificate(client.cert).raw);
    const keyPath = write('client.key', client.key);
    expect(readCertificate({ kind: 'pem', certificatePath, keyPath }, NOW).thumbprint).toBe(expected);
  });

  test.each([
    { form: 'PKCS#8', type: 'pkcs8' },
    { form: "OpenSSL's old form", type: 'pkcs1' },
  ] as const)('opens a key that is encrypted in $form, and gives it out open', ({ type }) => {
    const key = createPrivateKey(client.key);
    const keyPath = write(
      'locked.key',
      key.export({ type, format: 'pem', cipher: 'aes-256-cbc', passphrase: 'æble' }),
    );
    const certificatePath = write('client.pem', client.cert);
    const certificate = readCertificate({ kind: 'pem', certificatePath, keyPath, keyPassword: 'æble' }, NOW);
    expect(certificate.key).toBe(key.export({ type: 'pkcs8', format: 'pem' }));
  });

  test('a renewed certificate for the same key is used from the day it is valid', () => {
    const renewed = authority.issueClient(
      { commonName: 'Any client' },
      { notBefore: new Date('2030-12-01'), notAfter: new Date('2032-01-01'), key: client.key },
    );
    const certificatePath = write('renewed.pem', renewed.cert + client.cert);
    const keyPath = write('client.key', client.key);
    const lastDay = (now: string): Date =>
      readCertificate({ kind: 'pem', certificatePath, keyPath }, new Date(now)).notAfter;
    expect(lastDay('2030-06-01T00:00:00Z')).toEqual(VALID.notAfter);
    expect(lastDay('2030-12-15T00:00:00Z')).toEqual(new Date('2032-01-01'));
    expect(lastDay('2031-06-01T00:00:00Z')).toEqual(new Date('2032-01-01'));
  });
});

describe('what a certificate tells', () => {
  test('thumbprint and last day as a portal shows them', () => {
    const certificate = readCertificate(pkcs12Fixture('rsa-rc2.p12'), NOW);
    const der = readFileSync(fixturePath('rsa.cer'));
    expect(certificate.thumbprint).toBe(createHash('sha1').update(der).digest('hex').toUpperCase());
    expect(certificate.notAfter).toEqual(new Date('2120-01-01T00:00:00Z'));
  });

  test('days left are whole days, negative when it has expired', () => {
    const certificate = { notAfter: new Date('2030-06-11T12:00:00Z') };
    expect(daysLeft(certificate, new Date('2030-06-01T12:00:00Z'))).toBe(10);
    expect(daysLeft(certificate, new Date('2030-06-01T12:00:01Z'))).toBe(9);
    expect(daysLeft(certificate, new Date('2030-06-11T11:59:59Z'))).toBe(0);
    expect(daysLeft(certificate, new Date('2030-06-11T12:00:01Z'))).toBe(-1);
  });
});

test('neither key nor subject shows in text, JSON, inspection or a copy', () => {
  const certificate = readCertificate(pkcs12Fixture('rsa-aes256.p12'), NOW);
  const shown = [
    String(certificate),
    JSON.stringify({ certificate }),
    inspect({ certificate }, { depth: 9, showHidden: true, getters: true }),
  ];
  for (const text of shown) {
    expect(text).toContain(`[client certificate ${certificate.thumbprint}, valid until 2120-01-01`);
    expect(text).not.toMatch(/PRIVATE|Fixture/);
  }
  expect(JSON.stringify({ ...certificate })).not.toContain('PRIVATE');
});
