import { CertificateError } from './transport/certificates/certificate-error.ts';
import { daysLeft, type ClientCertificate } from './transport/certificates/certificate.ts';
import { unusableFile } from './unusable-file.ts';

/** What became of reading the files that a configuration names, without connecting to anything. */
export type FileCheck = {
  /** Each keeps the server from starting. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
  /** What it signs in with; null where that is no certificate, or one that can't be used. */
  readonly certificate: CheckedCertificate | null;
};

export type CheckedCertificate = {
  readonly thumbprint: string;
  readonly notAfter: Date;
  readonly daysLeft: number;
};

/** Goes on after a file that can't be used, so that all of them are told at once. */
export class Attempts {
  readonly problems: string[] = [];

  /** Null where it threw because of a file; any other error is thrown. */
  try<T>(read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      this.problems.push(...reasonsOf(error));
      return null;
    }
  }
}

function reasonsOf(error: unknown): readonly string[] {
  if (error instanceof CertificateError) return [error.message];
  const reason = unusableFile(error);
  if (reason === null) throw error;
  return [reason];
}

export const checkedCertificate = ({ thumbprint, notAfter }: ClientCertificate): CheckedCertificate => ({
  thumbprint,
  notAfter,
  daysLeft: daysLeft({ notAfter }, new Date()),
});
