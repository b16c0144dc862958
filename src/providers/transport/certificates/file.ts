import { readFileSync } from 'node:fs';
import { CertificateError } from './certificate-error.ts';

/** Reads a file that holds certificates or a key. @throws CertificateError when there is none or it may not be read */
export function readCertificateFile(path: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    if (reason === 'ENOENT' || reason === 'ENOTDIR') {
      throw new CertificateError(
        'CERTIFICATE_NOT_FOUND',
        path,
        'there is no such file. Correct the path; in a container, see that the file is mounted.',
        error,
      );
    }
    throw new CertificateError(
      'CERTIFICATE_NO_ACCESS',
      path,
      `the file can't be read (${reason}). Let the user that runs this program read it.`,
      error,
    );
  }
  if (bytes.length > 0) return bytes;
  throw new CertificateError(
    'CERTIFICATE_UNREADABLE',
    path,
    'the file is empty. Put the certificate there again.',
  );
}
