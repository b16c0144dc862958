import { createPrivateKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CertificateError } from '../../../../src/providers/transport/certificates/certificate-error.ts';
import { readCertificate } from '../../../../src/providers/transport/certificates/certificate.ts';
import { createAuthority } from '../../../certificates.ts';
import { FIXTURE_PASSWORD, fixturePath, PKCS12_FIXTURES } from './certificate-fixtures.ts';

const NOW = new Date('2030-06-01T12:00:00Z');
const client = createAuthority().issueClient(
  { commonName: 'Any client' },
  { notBefore: new Date('2030-01-01T00:00:00Z'), notAfter: new Date('2031-01-01T00:00:00Z') },
);
const other = createAuthority().issueClient({ commonName: 'Other client' });

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

/** What reading ends with: the code, and the message without the file's name, which it must begin with. */
function failure(file: string, read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    expect(error.file).toBe(file);
    expect(error.message.startsWith(`${file}: `)).toBe(true);
    expect(inspect(error, { depth: 9 })).not.toMatch(/PRIVATE|wrong-password|Any client|Other client/);
    return `${error.code} ${error.message.slice(file.length + 2)}`;
  }
  throw new Error('The certificate was read');
}

function pkcs12Failure(path: string, password = 'wrong-password', now = NOW): string {
  return failure(path, () => readCertificate({ kind: 'pkcs12', path, password }, now));
}

function pemFailure(certificatePath: string, keyPath: string, keyPassword?: string, named = keyPath): string {
  const source = {
    kind: 'pem',
    certificatePath,
    keyPath,
    ...(keyPassword !== undefined && { keyPassword }),
  } as const;
  return failure(named, () => readCertificate(source, NOW));
}

describe('the file', () => {
  test('is not there', () => {
    expect(pkcs12Failure(join(folder, 'nowhere.p12'))).toBe(
      'CERTIFICATE_NOT_FOUND there is no such file. Correct the path; in a container, see that the file is mounted.',
    );
  });

  test("can't be read", () => {
    // A folder: file rights would not keep out a test that runs as root.
    const path = join(folder, 'folder.p12');
    mkdirSync(path);
    expect(pkcs12Failure(path)).toBe(
      "CERTIFICATE_NO_ACCESS the file can't be read (EISDIR). Let the user that runs this program read it.",
    );
  });

  test('is empty', () => {
    expect(pkcs12Failure(write('empty.p12', ''))).toBe(
      'CERTIFICATE_UNREADABLE the file is empty. Put the certificate there again.',
    );
  });
});

describe('a PKCS#12 file', () => {
  test.each([
    ...PKCS12_FIXTURES.map(({ made, name }) => ({ made, name, password: 'wrong-password-æ' })),
    { made: 'AES-256', name: 'rsa-aes256.p12', password: 'wrong-password' },
    { made: 'AES-256, no password given', name: 'rsa-aes256.p12', password: '' },
    { made: 'without integrity check, no password given', name: 'rsa-no-mac.p12', password: '' },
  ])('$made: wrong password', ({ name, password }) => {
    expect(pkcs12Failure(fixturePath(name), password)).toBe(
      'CERTIFICATE_WRONG_PASSWORD the password does not open the file, or the file is damaged. ' +
        'Set the password that it was exported with.',
    );
  });

  test('is PEM text with the key', () => {
    expect(pkcs12Failure(write('pair.p12', client.key + client.cert))).toBe(
      'CERTIFICATE_UNREADABLE this is a PEM file, not a PKCS#12 file. Set it as certificate and key in PEM form.',
    );
  });

  test('is a certificate alone, in PEM or DER form', () => {
    const message =
      'CERTIFICATE_WITHOUT_KEY this is a certificate alone, the part that is given to others. ' +
      'Name the .p12 or .pfx file that also holds its private key.';
    expect(pkcs12Failure(write('pem.p12', client.cert))).toBe(message);
    expect(pkcs12Failure(fixturePath('rsa.cer'))).toBe(message);
  });

  test('is a web page', () => {
    expect(pkcs12Failure(write('page.p12', '<!doctype html><title>Sign in</title>'))).toBe(
      'CERTIFICATE_UNREADABLE this is a web page, not a PKCS#12 file. ' +
        'Fetch the certificate again; the page may say why it was not given.',
    );
  });

  test.each([
    ['cut short', () => readFileSync(fixturePath('rsa-aes256.p12')).subarray(0, 2000)],
    ['something else', () => Buffer.from('a text of any kind')],
  ])('is %s', (_what, content) => {
    expect(pkcs12Failure(write('damaged.p12', content()), FIXTURE_PASSWORD)).toBe(
      'CERTIFICATE_UNREADABLE this is no PKCS#12 file that can be read: another format, damaged, or protected in a way ' +
        'that is not supported. Export it again as .p12 or .pfx with AES-256.',
    );
  });

  test('holds no key', () => {
    expect(pkcs12Failure(fixturePath('no-key.p12'), FIXTURE_PASSWORD)).toBe(
      'CERTIFICATE_WITHOUT_KEY the file holds no private key. Export the certificate again, with its private key.',
    );
  });

  test('holds no certificate', () => {
    expect(pkcs12Failure(fixturePath('no-certificate.p12'), FIXTURE_PASSWORD)).toBe(
      'CERTIFICATE_WITHOUT_CERTIFICATE the file holds a private key but no certificate. Export both into the file.',
    );
  });

  test("holds another key's certificate", () => {
    const path = join(folder, 'mixed.p12');
    createAuthority().writePkcs12(path, { key: other.key, cert: client.cert }, 'password');
    expect(pkcs12Failure(path, 'password')).toBe(
      'CERTIFICATE_MISMATCH no certificate in the file belongs to the private key in it. ' +
        'Export the certificate again, with its own key.',
    );
  });
});

describe('a pair of PEM files', () => {
  const password = 'the-password';
  const encrypted = (cipher: string): string =>
    createPrivateKey(client.key).export({
      type: 'pkcs8',
      format: 'pem',
      cipher,
      passphrase: password,
    }) as string;

  test("the key is another certificate's", () => {
    const certificatePath = write('client.pem', client.cert);
    const keyPath = write('other.key', other.key);
    expect(pemFailure(certificatePath, keyPath, undefined, certificatePath)).toBe(
      `CERTIFICATE_MISMATCH the certificate does not belong to the private key in ${keyPath}. ` +
        'Name the key that it was ordered with.',
    );
  });

  test("the key is another certificate's, which is for RSASSA-PSS alone", () => {
    const certificatePath = fixturePath('pss.pem');
    const keyPath = write('other.key', other.key);
    expect(pemFailure(certificatePath, keyPath, undefined, certificatePath)).toMatch(
      /^CERTIFICATE_MISMATCH /,
    );
  });

  test('the certificate stands where the key should', () => {
    const path = write('client.pem', client.cert);
    expect(pemFailure(path, path)).toBe(
      'CERTIFICATE_WITHOUT_KEY the file holds no private key in PEM form. ' +
        'Name the file with the key here; a .p12 or .pfx file is set as such.',
    );
  });

  test('the key stands where the certificate should', () => {
    const path = write('client.key', client.key);
    expect(pemFailure(path, path)).toBe(
      'CERTIFICATE_WITHOUT_CERTIFICATE the file holds no certificate. Name the file with the certificate here.',
    );
  });

  test('the certificate is damaged', () => {
    const path = write('client.pem', client.cert.replace(/MII/, 'AAA'));
    expect(pemFailure(path, path)).toBe(
      'CERTIFICATE_UNREADABLE the file is not a certificate in PEM or DER form, or is damaged. ' +
        'Fetch it again where it was issued.',
    );
  });

  test('the key is encrypted, and there is no password', () => {
    const certificatePath = write('client.pem', client.cert);
    expect(pemFailure(certificatePath, write('locked.key', encrypted('aes-256-cbc')))).toBe(
      'CERTIFICATE_PASSWORD_MISSING the private key is encrypted, and no password is set for it. Set the password.',
    );
  });

  test('the password is wrong', () => {
    const certificatePath = write('client.pem', client.cert);
    const keyPath = write('locked.key', encrypted('aes-256-cbc'));
    expect(pemFailure(certificatePath, keyPath, 'wrong-password')).toBe(
      'CERTIFICATE_WRONG_PASSWORD the password does not open the private key. Set the one that the key was exported with.',
    );
  });

  test.each([
    ['damaged', () => client.key.replace(/MII/, 'AAA'), undefined],
    ['encrypted with RC2', () => readFileSync(fixturePath('rc2.key')), FIXTURE_PASSWORD],
  ])('the key is %s', (_what, key, keyPassword) => {
    const certificatePath = write('client.pem', client.cert);
    expect(pemFailure(certificatePath, write('bad.key', key()), keyPassword)).toBe(
      'CERTIFICATE_UNREADABLE the private key is damaged, or of a kind or cipher that is not supported. ' +
        'Export it again as PKCS#8 with AES-256.',
    );
  });
});

describe('the validity', () => {
  const at = (now: string): string => {
    const path = write('both.pem', client.key + client.cert);
    return failure(path, () =>
      readCertificate({ kind: 'pem', certificatePath: path, keyPath: path }, new Date(now)),
    );
  };

  test('is over', () => {
    expect(at('2031-01-01T00:00:01Z')).toBe(
      'CERTIFICATE_EXPIRED the certificate expired on 2031-01-01 00:00 UTC. Get a new one, upload its public part wherever ' +
        'the old one is known, and put it in the place of this file.',
    );
  });

  test('has not begun', () => {
    expect(at('2029-12-31T23:59:00Z')).toBe(
      'CERTIFICATE_NOT_YET_VALID the certificate is valid from 2030-01-01 00:00 UTC, and now it is 2029-12-31 23:59 UTC. ' +
        "Use the old one until then, or set this machine's clock.",
    );
  });

  test.each(['2030-01-01T00:00:00Z', '2031-01-01T00:00:00Z'])(
    'includes its first and last second: %s',
    (now) => {
      expect(() => at(now)).toThrow('The certificate was read');
    },
  );
});
