import { daysLeft, type ClientCertificate } from './certificate.ts';

/** A new certificate has to be ordered, and its public part uploaded: that takes weeks where it takes a signature. */
const DAYS_TO_RENEW = 60;

/**
 * What an operator should be told of a certificate that will have to be renewed soon.
 *
 * @param knownAt where its public part is uploaded
 */
export function certificateWarnings(
  certificate: Pick<ClientCertificate, 'thumbprint' | 'notAfter'>,
  knownAt: string,
): string[] {
  const days = daysLeft(certificate, new Date());
  if (days > DAYS_TO_RENEW) return [];
  return [
    `The client certificate with the thumbprint ${inPairs(certificate.thumbprint)} expires in ${days} days. Upload its successor to ${knownAt} before then.`,
  ];
}

/** As OpenSSL prints it. Ten digits in a row, which one thumbprint in twenty has, would be blotted out of the log like a CPR number. */
const inPairs = (thumbprint: string): string => thumbprint.replace(/..(?!$)/g, '$&:');
