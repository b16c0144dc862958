import type { ServicePlatformSettings } from '../../configuration/provider-settings.ts';
import { ADVICE_ON_RESET } from '../../providers/service-platform/wire/faults.ts';
import { AUTHORITIES, CERTIFICATE, checkAuthorities, checkCertificate, shown } from './certificate-steps.ts';
import type { Checkup, NextStep } from './checkup.ts';
import { tlsStep } from './endpoint.ts';
import { checkNetwork } from './network-steps.ts';

const SERVICE = { role: 'service' };

/** What must have gone well before somebody can be asked about. */
export const SERVICE_PLATFORM_BEFORE_QUESTION = [CERTIFICATE, tlsStep(SERVICE)];

/** The way to Service Platform. Who asks is told with each question, so only the question shows whether that is accepted. */
export async function examineServicePlatform(
  checkup: Checkup,
  settings: ServicePlatformSettings,
  mostSkew: number,
): Promise<void> {
  const ca = await checkAuthorities(checkup, settings.ca);
  const certificate = await checkCertificate(checkup, settings, 'the administration portal');
  const service = {
    ...SERVICE,
    url: settings.address,
    ca,
    certificate: shown(certificate),
    timeLimit: settings.timeLimitMs,
    adviceOnReset: ADVICE_ON_RESET,
    onlyIpv4: undefined,
  };
  // Without a certificate the platform breaks the connection, which would be taken for something else.
  await checkNetwork(checkup, service, { after: [AUTHORITIES, CERTIFICATE], mostSkew });
}

/** The adapter's advice names the places already; what it can't know is which part of the setting leads there. */
export const nextAtServicePlatform = ({ environment }: ServicePlatformSettings): NextStep => {
  const systems = environment === 'production' ? 'production' : 'external test';
  return (step, code) => {
    switch (code) {
      case 'CERTIFICATE_EXPIRED':
        return `The new one's public part is uploaded in the administration portal (${systems}), at the IT system.`;
      case 'UPSTREAM_ADDRESS_NOT_FOUND':
        return step === 'question'
          ? 'The settings are version and address (SERVICE_PLATFORM_VERSION, SERVICE_PLATFORM_ADDRESS).'
          : null;
      default:
        return null;
    }
  };
};
