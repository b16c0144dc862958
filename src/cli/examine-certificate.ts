import type { KeyObject, X509Certificate } from 'node:crypto';
import { daysLeft, issuersOf, pairOf } from '../providers/transport/certificates/certificate.ts';
import { inOneLine } from '../providers/transport/certificates/distinguished-name.ts';
import { ocesSubjectOf, type OcesSubject } from '../providers/transport/certificates/oces.ts';
import type { Contents } from '../providers/transport/certificates/read-contents.ts';

/** What a file's certificate is. Nothing of its private key, but whether it fits. */
export type ExaminedCertificate = OcesSubject & {
  readonly form: Contents['form'];
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly daysLeft: number;
  /** SHA-1, as portals name a certificate, and SHA-256: hexadecimal digits. */
  readonly thumbprint: string;
  readonly thumbprint256: string;
  /** Such as `RSA, 2048 bits`. */
  readonly keyKind: string;
  readonly privateKey: 'FITS' | 'DOES_NOT_FIT' | 'NOT_GIVEN';
  /** The issuers that stand beside it, each after the one it issued. */
  readonly chain: readonly string[];
  /** Whether the last of them issued itself. */
  readonly endsInRoot: boolean;
  /** What keeps it from being used. */
  readonly problems: readonly string[];
};

/** Of several certificates the one that the key belongs to; without a key the one that issued no other. */
export function examineCertificate({ form, certificates, keys }: Contents, now: Date): ExaminedCertificate {
  const pair = pairOf(certificates, keys, now);
  const certificate = pair?.certificate ?? leafOf(certificates);
  const chain = issuersOf(certificate, certificates);
  const last = chain.at(-1) ?? certificate;
  const { validFromDate: notBefore, validToDate: notAfter } = certificate;
  const privateKey = pair !== undefined ? 'FITS' : keys.length > 0 ? 'DOES_NOT_FIT' : 'NOT_GIVEN';
  return {
    form,
    subject: inOneLine(certificate.subject),
    ...ocesSubjectOf(certificate),
    issuer: inOneLine(certificate.issuer),
    notBefore,
    notAfter,
    daysLeft: daysLeft({ notAfter }, now),
    thumbprint: certificate.fingerprint.replaceAll(':', ''),
    thumbprint256: certificate.fingerprint256.replaceAll(':', ''),
    keyKind: keyKindOf(certificate.publicKey),
    privateKey,
    chain: chain.map(({ subject }) => inOneLine(subject)),
    endsInRoot: last.checkIssued(last),
    problems: [
      ...(notAfter < now ? ['It has expired.'] : []),
      ...(now < notBefore ? ['It is not valid yet.'] : []),
      ...(privateKey === 'DOES_NOT_FIT' ? ['The private key belongs to another certificate.'] : []),
    ],
  };
}

function leafOf(certificates: readonly X509Certificate[]): X509Certificate {
  const leaf =
    certificates.find((one) => !certificates.some((other) => other !== one && other.checkIssued(one))) ??
    certificates[0];
  if (leaf === undefined) throw new Error('A file without certificates');
  return leaf;
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  rsa: 'RSA',
  'rsa-pss': 'RSA (for PSS signatures alone)',
  ec: 'elliptic curve',
};

function keyKindOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  const kind = asymmetricKeyType ?? 'unknown';
  const { modulusLength, namedCurve } = asymmetricKeyDetails ?? {};
  const name = KEY_NAMES[kind] ?? kind;
  const size = modulusLength === undefined ? namedCurve : `${modulusLength} bits`;
  return size === undefined ? name : `${name}, ${size}`;
}
