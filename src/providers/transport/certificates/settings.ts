import { readCertificate, type ClientCertificate } from './certificate.ts';

/** Where a client certificate lies, as the settings of every adapter tell it. */
type CertificateSettings = {
  /** A `.p12` or `.pfx` file, or PEM where there is a key beside it. */
  readonly certificate: string;
  /** The private key in PEM. */
  readonly certificateKey?: string | undefined;
  readonly certificatePassword?: string | undefined;
};

/** @throws CertificateError when it can't be used */
export function certificateOf({
  certificate: path,
  certificateKey: keyPath,
  certificatePassword: password,
}: CertificateSettings): ClientCertificate {
  return readCertificate(
    keyPath === undefined
      ? { kind: 'pkcs12', path, password: password ?? '' }
      : {
          kind: 'pem',
          certificatePath: path,
          keyPath,
          ...(password === undefined ? {} : { keyPassword: password }),
        },
    new Date(),
  );
}
