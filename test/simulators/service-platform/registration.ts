import { X509Certificate } from 'node:crypto';
import type { Authority, Issued } from '../../certificates.ts';
import type { Context } from './read-request.ts';
import { SERVICE_UUID, type ServiceVersion } from './service-version.ts';

/** What is registered at the platform: a municipality, and an agreement of its IT system. */
export type Registration = {
  readonly municipalityCvr: string;
  readonly serviceAgreementUuid: string;
  readonly userSystemUuid: string;
  readonly userUuid: string;
};

/** The CVR number breaks the rule of such numbers, so it is nobody's. */
export const REGISTRATION: Registration = {
  municipalityCvr: '12345678',
  serviceAgreementUuid: 'aaaaaaaa-0000-4000-8000-000000000001',
  userSystemUuid: 'aaaaaaaa-0000-4000-8000-000000000002',
  userUuid: 'aaaaaaaa-0000-4000-8000-000000000003',
};

/** A certificate for the registered IT system, named as function certificates were. */
export function issueRegistered(authority: Authority): Issued {
  return authority.issueClient({
    countryName: 'DK',
    organizationName: `Testkommunen // CVR:${REGISTRATION.municipalityCvr}`,
    serialNumber: `CVR:${REGISTRATION.municipalityCvr}-FID:10000001`,
    commonName: 'CPR subgraph (funktionscertifikat)',
  });
}

export function fingerprintOf(certificate: Issued): string {
  return new X509Certificate(certificate.cert).fingerprint256;
}

/** Why the caller may not, or null. What the real service answers then is not known. */
export function refusalOf(context: Context, version: ServiceVersion): string | null {
  if (context.kind === 'authority') {
    return context.municipalityCvr === REGISTRATION.municipalityCvr ? null : 'The municipality is not known.';
  }
  if (context.serviceUuid !== SERVICE_UUID[version]) return 'The service is another one.';
  const isRegistered = (['serviceAgreementUuid', 'userSystemUuid', 'userUuid'] as const).every(
    (name) => context[name] === REGISTRATION[name],
  );
  return isRegistered ? null : 'There is no such service agreement.';
}
