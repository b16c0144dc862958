import type { DatafordelerSettings } from '../../../configuration/provider-settings.ts';
import { readAuthorities } from '../../transport/certificates/authorities.ts';
import type { ClientCertificate } from '../../transport/certificates/certificate.ts';
import { createConnections, type Connections } from '../../transport/http/connections.ts';
import type { UpstreamServer } from '../../upstream.ts';
import { createResilience, REST, type Resilience } from '../../transport/resilience/resilience.ts';
import { readSignInCertificate } from '../read-files.ts';
import { createTokenSource, type TokenSource } from './token-source.ts';

type OpenConnections = {
  /** To the service itself. */
  readonly connections: Connections;
  readonly resilience: Resilience;
  readonly tokens: TokenSource;
  /** What it signs in with, where that is not a secret. */
  readonly certificate: ClientCertificate | null;
  close(): Promise<void>;
};

/**
 * The ways to the service and to the token server that the settings of the named configuration describe. Nothing is asked yet.
 *
 * @throws CertificateError when the client certificate or the file of authorities can't be used
 */
export function openConnections(settings: DatafordelerSettings, configuration: string): OpenConnections {
  const upstream = (server: UpstreamServer) => ({ configuration, server });
  const resilienceFor = (server: UpstreamServer, concurrency: number): Resilience => {
    const { timeLimitMs: timeLimit, retries } = settings;
    return createResilience({ upstream: upstream(server), concurrency, timeLimit, retries, ...REST });
  };
  const ca = readAuthorities(settings.ca);
  const connections = createConnections({ ca, connections: settings.connections });
  // The certificate signs in at the token server only; the service itself is asked with the token (seen at a municipality's client).
  const certificate = readSignInCertificate(settings);
  const signIn = createConnections({
    ca,
    certificate:
      certificate === null ? undefined : { chain: certificate.certificateChain, key: certificate.key },
    connections: 1,
  });
  const tokens = createTokenSource({
    upstream: upstream('TOKEN_SERVER'),
    url: settings.tokenUrl,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    connections: signIn,
    resilience: resilienceFor('TOKEN_SERVER', 1),
    now: Date.now,
  });
  return {
    connections,
    resilience: resilienceFor('SERVICE', settings.connections),
    tokens,
    certificate,
    async close() {
      await Promise.all([connections.close(), signIn.close()]);
    },
  };
}
