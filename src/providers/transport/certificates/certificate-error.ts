/** Why a certificate can't be used; the error's message tells what to do about each. */
type CertificateErrorCode =
  | 'CERTIFICATE_NOT_FOUND'
  | 'CERTIFICATE_NO_ACCESS'
  | 'CERTIFICATE_UNREADABLE'
  | 'CERTIFICATE_PASSWORD_MISSING'
  | 'CERTIFICATE_WRONG_PASSWORD'
  | 'CERTIFICATE_WITHOUT_KEY'
  | 'CERTIFICATE_WITHOUT_CERTIFICATE'
  | 'CERTIFICATE_MISMATCH'
  | 'CERTIFICATE_EXPIRED'
  | 'CERTIFICATE_NOT_YET_VALID';

/**
 * A certificate file that can't be used. The message is for the operator: it names the file and what to do about it, and holds
 * neither password nor key, nor the certificate's subject, which may be a person's name.
 */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
  readonly code: CertificateErrorCode;
  readonly file: string;

  constructor(code: CertificateErrorCode, file: string, message: string, cause?: unknown) {
    super(`${file}: ${message}`, { cause });
    this.code = code;
    this.file = file;
  }
}
