import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { CertificateError } from './certificate-error.ts';
import { readCertificateFile } from './file.ts';

type PemBlock = { readonly label: string; readonly text: string };

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g;

/**
 * Reads the certificates of a PEM file, in the order they stand there, or the one of a DER file (`.cer` may be either).
 *
 * @throws CertificateError when the file can't be read or holds no certificate
 */
export function readCertificates(path: string): readonly [X509Certificate, ...X509Certificate[]] {
  const bytes = readCertificateFile(path);
  const blocks = pemBlocks(bytes);
  try {
    if (blocks.length === 0) return [new X509Certificate(bytes)];
    const [first, ...rest] = blocks
      .filter(({ label }) => label === 'CERTIFICATE')
      .map(({ text }) => new X509Certificate(text));
    if (first !== undefined) return [first, ...rest];
  } catch (error) {
    throw new CertificateError(
      'CERTIFICATE_UNREADABLE',
      path,
      'the file is not a certificate in PEM or DER form, or is damaged. Fetch it again where it was issued.',
      error,
    );
  }
  throw new CertificateError(
    'CERTIFICATE_WITHOUT_CERTIFICATE',
    path,
    'the file holds no certificate. Name the file with the certificate here.',
  );
}

/**
 * Reads the private keys of a PEM file, whatever else stands in it.
 *
 * @param password opens encrypted keys; not looked at where a key is open
 * @throws CertificateError when the file can't be read or holds no key, and when the password is missing or wrong
 */
export function readPemKeys(path: string, password: string | undefined): readonly KeyObject[] {
  const keys = pemBlocks(readCertificateFile(path)).filter(isPrivateKey);
  if (keys.length === 0) {
    throw new CertificateError(
      'CERTIFICATE_WITHOUT_KEY',
      path,
      'the file holds no private key in PEM form. Name the file with the key here; a .p12 or .pfx file is set as such.',
    );
  }
  return keys.map((block) => openKey(path, block, password));
}

/** The PEM blocks of a file; none when the file is not PEM. Texts around them, which OpenSSL likes to write, are left out. */
export function pemBlocks(bytes: Buffer): readonly PemBlock[] {
  return Array.from(bytes.toString('latin1').matchAll(BLOCK), ([text, label = '']) => ({ label, text }));
}

export function isPrivateKey({ label }: PemBlock): boolean {
  return label.endsWith('PRIVATE KEY');
}

function openKey(path: string, { label, text }: PemBlock, password: string | undefined): KeyObject {
  const encrypted = label === 'ENCRYPTED PRIVATE KEY' || text.includes('Proc-Type: 4,ENCRYPTED');
  if (!encrypted) return parseKey(path, text);
  if (password === undefined) {
    throw new CertificateError(
      'CERTIFICATE_PASSWORD_MISSING',
      path,
      'the private key is encrypted, and no password is set for it. Set the password.',
    );
  }
  try {
    return createPrivateKey({ key: text, passphrase: password });
  } catch (error) {
    // Anything else may come from a wrong password: one in 250 wrong passwords decrypts to something, but that is not a key.
    if ((error as NodeJS.ErrnoException).code === 'ERR_OSSL_EVP_UNSUPPORTED')
      throw unreadableKey(path, error);
    throw new CertificateError(
      'CERTIFICATE_WRONG_PASSWORD',
      path,
      'the password does not open the private key. Set the one that the key was exported with.',
      error,
    );
  }
}

function parseKey(path: string, text: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch (error) {
    throw unreadableKey(path, error);
  }
}

function unreadableKey(path: string, cause: unknown): CertificateError {
  return new CertificateError(
    'CERTIFICATE_UNREADABLE',
    path,
    'the private key is damaged, or of a kind or cipher that is not supported. Export it again as PKCS#8 with AES-256.',
    cause,
  );
}
