import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigurationError } from '../configuration/configuration-error.ts';

/**
 * The file of authorities that an issuer's own certificate is checked against. Read at once and looked at: with a damaged file TLS would only
 * say that it does not trust the other side.
 *
 * @throws ConfigurationError where it can't be read or holds no certificate
 */
export function readIssuerAuthorities(path: string): string {
  try {
    const pem = readFileSync(path, 'utf8');
    new X509Certificate(pem);
    return pem;
  } catch {
    throw new ConfigurationError([`${path}: expected a file of certificates in PEM`]);
  }
}
