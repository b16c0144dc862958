import { readCertificates } from './pem.ts';

/**
 * The certificates of a file of authorities, in PEM; undefined where no file is set. They are read at once, because with a damaged file TLS
 * would only say that it does not trust the other side.
 *
 * @throws CertificateError when the file can't be read or holds no certificate
 */
export function readAuthorities(path: string | undefined): string | undefined {
  return path === undefined ? undefined : readCertificates(path).map(String).join('');
}
