import type { IssuerSettings } from '../configuration/caller-settings.ts';
import { isObject, text, type Claims } from './claims.ts';
import { IdentityError } from './identity-error.ts';

/**
 * The certificate that a token is bound to (RFC 8705, 3.1), as SHA-256 in base64url; null where it is bound to none.
 *
 * @throws IdentityError where it must be bound and is not, or is bound in a way that is not known here: nobody would check that
 */
export function boundCertificate({ cnf }: Claims, { certificateBound }: IssuerSettings): string | null {
  if (cnf === undefined) {
    if (certificateBound) throw new IdentityError('CERTIFICATE_MISSING');
    return null;
  }
  const thumbprint = isObject(cnf) ? text(cnf['x5t#S256']) : null;
  if (thumbprint === null) throw new IdentityError('WRONG_KIND_OF_TOKEN');
  return thumbprint;
}

/** @throws IdentityError where a bound token comes over a connection without its certificate */
export function checkBinding(bound: string | null, certificate: string | null): void {
  if (bound === null || bound === certificate) return;
  throw new IdentityError(certificate === null ? 'CERTIFICATE_MISSING' : 'WRONG_CERTIFICATE');
}
