import { X509Certificate, type KeyObject } from 'node:crypto';
import { CertificateError } from './certificate-error.ts';
import { readCertificateFile } from './file.ts';
import { isPrivateKey, pemBlocks, readCertificates, readPemKeys } from './pem.ts';
import { readPkcs12 } from './pkcs12.ts';

/** What is in a file, whether or not it can be used. */
export type Contents = {
  readonly form: 'PEM' | 'DER' | 'PKCS#12';
  readonly certificates: readonly X509Certificate[];
  /** Its private keys, and those of the other file where one is named. */
  readonly keys: readonly KeyObject[];
};

type Options = {
  /** A file of its own for the private key, in PEM. */
  readonly keyPath: string | undefined;
  /** Tried one after the other; PKCS#12 is tried without one, too. */
  readonly passwords: readonly string[];
};

/** @throws CertificateError where a file can't be read, holds no certificate, or none of the passwords opens it */
export function readContents(path: string, { keyPath, passwords }: Options): Contents {
  const bytes = readCertificateFile(path);
  const blocks = pemBlocks(bytes);
  const others = keyPath === undefined ? [] : keysOf(keyPath, passwords);
  if (blocks.length > 0) {
    const own = blocks.some(isPrivateKey) ? keysOf(path, passwords) : [];
    return { form: 'PEM', certificates: readCertificates(path), keys: [...own, ...others] };
  }
  if (isCertificate(bytes)) return { form: 'DER', certificates: readCertificates(path), keys: others };
  const { certificates, keys } = withPassword([...passwords, ''], (password) => readPkcs12(path, password));
  return { form: 'PKCS#12', certificates, keys: [...keys, ...others] };
}

const keysOf = (path: string, passwords: readonly string[]): readonly KeyObject[] =>
  withPassword(passwords.length === 0 ? [undefined] : passwords, (password) => readPemKeys(path, password));

function isCertificate(bytes: Buffer): boolean {
  try {
    new X509Certificate(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Of several that do not open it the failure of the first is told. */
function withPassword<Password, T>(passwords: readonly Password[], read: (password: Password) => T): T {
  let first: CertificateError | undefined;
  for (const password of passwords) {
    try {
      return read(password);
    } catch (error) {
      if (!(error instanceof CertificateError) || error.code !== 'CERTIFICATE_WRONG_PASSWORD') throw error;
      first ??= error;
    }
  }
  throw first ?? new Error('There was no password to try');
}
