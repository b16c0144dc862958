import type { ServicePlatformSettings } from '../../configuration/provider-settings.ts';
import { CITIZEN, personTokensOf } from '../person-token.ts';
import type { Provider } from '../provider.ts';
import { readAuthorities } from '../transport/certificates/authorities.ts';
import type { ClientCertificate } from '../transport/certificates/certificate.ts';
import { certificateOf } from '../transport/certificates/settings.ts';
import { certificateWarnings } from '../transport/certificates/warnings.ts';
import { createConnections } from '../transport/http/connections.ts';
import { createResilience, REST } from '../transport/resilience/resilience.ts';
import { servicePath, serviceUuid } from './wire/contract.ts';
import type { CallerContext } from './wire/envelope.ts';
import { ADVICE_ON_RESET } from './wire/faults.ts';
import { createPersonLookup } from './wire/person-lookup.ts';
import { createServicePlatformProvider } from './service-platform-provider.ts';

/** A person with all their notes and former addresses has some ten thousand bytes. */
const LARGEST_REPLY = 5_000_000;

/**
 * Service Platform as the settings of the named configuration describe it. Nothing is asked yet: an upstream that is down must not keep the server from starting.
 *
 * @throws CertificateError when the client certificate or the file of authorities can't be used
 */
export function connectServicePlatform(settings: ServicePlatformSettings, configuration: string): Provider {
  const { version, concurrency, timeLimitMs: timeLimit, retries } = settings;
  const certificate = certificateOf(settings);
  const connections = createConnections({
    ca: readAuthorities(settings.ca),
    certificate: { chain: certificate.certificateChain, key: certificate.key },
    connections: concurrency,
    largestReply: LARGEST_REPLY,
    adviceOnReset: ADVICE_ON_RESET,
  });
  const tokens = personTokensOf(settings, CITIZEN);
  const lookUp = createPersonLookup({
    url: serviceUrl(settings),
    version,
    context: callerContext(settings),
    accountingInfo: settings.accountingInfo,
    connections,
    resilience: createResilience({
      upstream: { configuration, server: 'SERVICE' },
      concurrency,
      timeLimit,
      retries,
      ...REST,
    }),
    idOf: (cpr) => tokens.wrap(cpr.reveal()),
  });
  const provider = createServicePlatformProvider({
    version,
    lookUp,
    tokens,
    onBehalfOfUser: settings.onBehalfOfUser,
    testPeopleOnly: settings.testPeople,
    close: () => connections.close(),
  });
  return {
    ...provider,
    upstreams: [{ server: 'SERVICE', certificateEnds: certificate.notAfter }],
    warnings: warningsOf(certificate),
  };
}

/** What an operator should be told at the start. */
export const warningsOf = (certificate: ClientCertificate): string[] =>
  certificateWarnings(certificate, "Service Platform's administration portal");

function serviceUrl({ address, version }: ServicePlatformSettings): string {
  return address.endsWith(`/${version}`) ? address : address + servicePath(version);
}

function callerContext(settings: ServicePlatformSettings): CallerContext {
  const { municipalityCvr, serviceAgreementUuid, userSystemUuid, userUuid } = settings;
  if (municipalityCvr !== undefined) return { kind: 'authority', municipalityCvr };
  return {
    kind: 'invocation',
    serviceAgreementUuid: serviceAgreementUuid ?? '',
    userSystemUuid: userSystemUuid ?? '',
    userUuid: userUuid ?? '',
    serviceUuid: settings.serviceUuid ?? serviceUuid(settings.version),
  };
}
