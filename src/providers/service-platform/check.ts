import type { ServicePlatformSettings } from '../../configuration/provider-settings.ts';
import { Attempts, checkedCertificate, type FileCheck } from '../file-check.ts';
import { readAuthorities } from '../transport/certificates/authorities.ts';
import { certificateOf } from '../transport/certificates/settings.ts';
import { warningsOf } from './connect.ts';

/** Whether the certificate and the file of authorities can be used. */
export function checkServicePlatform(settings: ServicePlatformSettings): FileCheck {
  const attempts = new Attempts();
  attempts.try(() => readAuthorities(settings.ca));
  const certificate = attempts.try(() => certificateOf(settings));
  return {
    problems: attempts.problems,
    warnings: certificate === null ? [] : warningsOf(certificate),
    certificate: certificate === null ? null : checkedCertificate(certificate),
  };
}
