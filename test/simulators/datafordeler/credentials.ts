import { randomBytes, X509Certificate } from 'node:crypto';
import type { Authority, Issued } from '../../certificates.ts';
import type { SectorName } from './sector.ts';

/** An IT system with a shared secret. */
export type SecretCredential = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly grant: SectorName;
};

/** An IT system with a certificate; `key` and `cert` are PEM. */
export type CertificateCredential = Issued & { readonly clientId: string; readonly grant: SectorName };

/** An IT system holds one grant, so there is one for each sector and way to sign in. */
export type Credentials = {
  readonly publicSector: SecretCredential;
  readonly privateSector: SecretCredential;
  readonly publicSectorCertificate: CertificateCredential;
  readonly privateSectorCertificate: CertificateCredential;
};

export function issueCredentials(authority: Authority): Credentials {
  return {
    publicSector: secret('PublicSector'),
    privateSector: secret('PrivateSector'),
    publicSectorCertificate: certificate(authority, 'PublicSector'),
    privateSectorCertificate: certificate(authority, 'PrivateSector'),
  };
}

function secret(grant: SectorName): SecretCredential {
  return {
    clientId: `simulated-${grant}-secret`,
    clientSecret: randomBytes(24).toString('base64url'),
    grant,
  };
}

function certificate(authority: Authority, grant: SectorName): CertificateCredential {
  return {
    ...authority.issueClient({ countryName: 'DK', commonName: `Simulated IT system, ${grant}` }),
    clientId: `simulated-${grant}-certificate`,
    grant,
  };
}

/** The SHA-1 fingerprint, by which the administration portal knows a certificate. */
export function thumbprintOf(certificatePem: string): string {
  return new X509Certificate(certificatePem).fingerprint;
}
