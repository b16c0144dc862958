import { readAuthorities } from '../../providers/transport/certificates/authorities.ts';
import { daysLeft, type ClientCertificate } from '../../providers/transport/certificates/certificate.ts';
import { certificateOf } from '../../providers/transport/certificates/settings.ts';
import { certificateWarnings } from '../../providers/transport/certificates/warnings.ts';
import type { Checkup } from './checkup.ts';

export const AUTHORITIES = 'authorities';
export const CERTIFICATE = 'client certificate';

/** The file of authorities, where one is set. */
export async function checkAuthorities(
  checkup: Checkup,
  path: string | undefined,
): Promise<string | undefined> {
  if (path === undefined) return undefined;
  const pem = await checkup.step(AUTHORITIES, [], async () => {
    const value = readAuthorities(path);
    return { seen: `Only the authorities in ${path} are trusted.`, value };
  });
  return pem ?? undefined;
}

/**
 * The certificate that this server shows of itself.
 *
 * @param knownAt where its public part is uploaded
 */
export function checkCertificate(
  checkup: Checkup,
  settings: Parameters<typeof certificateOf>[0],
  knownAt: string,
): Promise<ClientCertificate | null> {
  return checkup.step(CERTIFICATE, [], async () => {
    const certificate = certificateOf(settings);
    const days = daysLeft(certificate, new Date());
    const [warning] = certificateWarnings(certificate, knownAt);
    return {
      seen: `Good for ${days} days more; its thumbprint is ${inPairs(certificate.thumbprint)}.`,
      ...(warning !== undefined && { warning }),
      value: certificate,
    };
  });
}

const inPairs = (thumbprint: string): string => thumbprint.replace(/..(?!$)/g, '$&:');

/** As an endpoint takes it. */
export const shown = (
  certificate: ClientCertificate | null,
): { readonly chain: string; readonly key: string } | undefined =>
  certificate === null ? undefined : { chain: certificate.certificateChain, key: certificate.key };
