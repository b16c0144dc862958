import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CertificateSource } from '../../../../src/providers/transport/certificates/certificate.ts';

/** Every PKCS#12 file in fixtures/ that has to open: who wrote it, and how. */
export const PKCS12_FIXTURES = [
  { made: 'AES-256 and SHA-256, as OpenSSL 3 makes it', name: 'rsa-aes256.p12', leaf: 'rsa.pem' },
  { made: 'triple DES', name: 'rsa-3des.p12', leaf: 'rsa.pem' },
  { made: 'RC2-40, as Windows and OpenSSL 1 made it', name: 'rsa-rc2.p12', leaf: 'rsa.pem' },
  { made: 'RC2-128', name: 'rsa-rc2-128.p12', leaf: 'rsa.pem' },
  { made: 'RC4-128', name: 'rsa-rc4-128.p12', leaf: 'rsa.pem' },
  { made: 'RC4-40', name: 'rsa-rc4-40.p12', leaf: 'rsa.pem' },
  { made: 'triple DES with two keys', name: 'rsa-2des.p12', leaf: 'rsa.pem' },
  { made: 'Java 17, key before certificates', name: 'rsa-java.p12', leaf: 'rsa.pem', password: 'aebleskive' },
  { made: 'without integrity check', name: 'rsa-no-mac.p12', leaf: 'rsa.pem' },
  { made: 'empty password', name: 'rsa-empty-password.p12', leaf: 'rsa.pem', password: '' },
  { made: 'a key for RSASSA-PSS alone, AES-256', name: 'pss-aes256.p12', leaf: 'pss.pem' },
  { made: 'a key for RSASSA-PSS alone, RC2-40', name: 'pss-rc2.p12', leaf: 'pss.pem' },
  { made: 'elliptic curve, AES-256', name: 'ec-aes256.p12', leaf: 'ec.pem' },
  { made: 'elliptic curve, RC2-40', name: 'ec-rc2.p12', leaf: 'ec.pem' },
];

export const FIXTURE_PASSWORD = 'æbleskive-7';

export function fixturePath(name: string): string {
  return fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
}

export function fixtureText(name: string): string {
  return readFileSync(fixturePath(name), 'utf8');
}

export function pkcs12Fixture(name: string, password = FIXTURE_PASSWORD): CertificateSource {
  return { kind: 'pkcs12', path: fixturePath(name), password };
}
