import type { KeyObject, X509Certificate } from 'node:crypto';
import { CertificateError } from './certificate-error.ts';
import { keyOf } from './key.ts';
import { readCertificates, readPemKeys } from './pem.ts';
import { readPkcs12 } from './pkcs12.ts';

/**
 * Where a certificate and its private key lie: in one PKCS#12 file (`.p12`, `.pfx`), or in PEM form, the key in a file of its own or
 * in the same one. The issuers' certificates may stand beside the certificate.
 */
export type CertificateSource =
  | { readonly kind: 'pkcs12'; readonly path: string; readonly password: string }
  | {
      readonly kind: 'pem';
      readonly certificatePath: string;
      readonly keyPath: string;
      readonly keyPassword?: string;
    };

/**
 * A certificate to sign in with. TLS takes {@link key} as `key` and {@link certificateChain} as `cert`. Text, JSON and inspection
 * do not show the key.
 */
export class ClientCertificate {
  /** SHA-1 over the certificate, by which portals and Windows name it: 40 upper-case hexadecimal digits. */
  readonly thumbprint: string;
  readonly notAfter: Date;
  /** PEM: the certificate, then its issuers as far as the file holds them, each after the one it issued. */
  readonly certificateChain: string;
  readonly #key: KeyObject;

  constructor(chain: readonly [X509Certificate, ...X509Certificate[]], key: KeyObject) {
    const [certificate] = chain;
    this.thumbprint = certificate.fingerprint.replaceAll(':', '');
    this.notAfter = certificate.validToDate;
    this.certificateChain = chain.map(String).join('');
    this.#key = key;
  }

  /** The private key as open PKCS#8 in PEM form. It goes into a TLS connection's options and nowhere else. */
  get key(): string {
    return this.#key.export({ type: 'pkcs8', format: 'pem' }) as string;
  }

  toString(): string {
    return `[client certificate ${this.thumbprint}, valid until ${this.notAfter.toISOString()}]`;
  }

  toJSON(): string {
    return this.toString();
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

/**
 * Reads the certificate and key to sign in with. Of several certificates in the file it takes the one that the key belongs to, and
 * of several of those one that is valid now: a renewed certificate may stand beside the old one.
 *
 * @throws CertificateError for everything that keeps it from being used, also that it has expired or is not valid yet
 */
export function readCertificate(source: CertificateSource, now: Date): ClientCertificate {
  const file = source.kind === 'pkcs12' ? source.path : source.certificatePath;
  const { keys, certificates } =
    source.kind === 'pkcs12'
      ? readPkcs12(source.path, source.password)
      : {
          certificates: readCertificates(source.certificatePath),
          keys: readPemKeys(source.keyPath, source.keyPassword),
        };
  const pair = pairOf(certificates, keys, now);
  if (pair === undefined) throw mismatch(source);
  requireValid(file, pair.certificate, now);
  return new ClientCertificate([pair.certificate, ...issuersOf(pair.certificate, certificates)], pair.key);
}

type Pair = { readonly certificate: X509Certificate; readonly key: KeyObject };

/** The certificate that one of the keys belongs to, of several one that is valid now, or the one that ends last; undefined where no key fits. */
export function pairOf(
  certificates: readonly X509Certificate[],
  keys: readonly KeyObject[],
  now: Date,
): Pair | undefined {
  const pairs = certificates
    .flatMap((certificate) => {
      const key = keyOf(certificate, keys);
      return key === undefined ? [] : [{ certificate, key }];
    })
    .sort((a, b) => b.certificate.validToDate.getTime() - a.certificate.validToDate.getTime());
  return pairs.find(({ certificate }) => isValid(certificate, now)) ?? pairs[0];
}

/** Whole days until the certificate expires; negative when it has. */
export function daysLeft({ notAfter }: Pick<ClientCertificate, 'notAfter'>, now: Date): number {
  return Math.floor((notAfter.getTime() - now.getTime()) / 86_400_000);
}

/** The issuers that the file holds, in the order in which TLS wants them (RFC 8446, 4.4.2). */
export function issuersOf(
  certificate: X509Certificate,
  candidates: readonly X509Certificate[],
): X509Certificate[] {
  const others = candidates.filter((candidate) => candidate !== certificate);
  const issuer = others.find(
    (other) => certificate.checkIssued(other) && certificate.verify(other.publicKey),
  );
  return issuer === undefined ? [] : [issuer, ...issuersOf(issuer, others)];
}

function isValid({ validFromDate, validToDate }: X509Certificate, now: Date): boolean {
  return validFromDate <= now && now <= validToDate;
}

function requireValid(file: string, { validFromDate, validToDate }: X509Certificate, now: Date): void {
  if (validToDate < now) {
    throw new CertificateError(
      'CERTIFICATE_EXPIRED',
      file,
      `the certificate expired on ${inWords(validToDate)}. Get a new one, upload its public part wherever the old one is known, and put it in the place of this file.`,
    );
  }
  if (now < validFromDate) {
    throw new CertificateError(
      'CERTIFICATE_NOT_YET_VALID',
      file,
      `the certificate is valid from ${inWords(validFromDate)}, and now it is ${inWords(now)}. Use the old one until then, or set this machine's clock.`,
    );
  }
}

function inWords(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function mismatch(source: CertificateSource): CertificateError {
  return source.kind === 'pkcs12'
    ? new CertificateError(
        'CERTIFICATE_MISMATCH',
        source.path,
        'no certificate in the file belongs to the private key in it. Export the certificate again, with its own key.',
      )
    : new CertificateError(
        'CERTIFICATE_MISMATCH',
        source.certificatePath,
        `the certificate does not belong to the private key in ${source.keyPath}. Name the key that it was ordered with.`,
      );
}
