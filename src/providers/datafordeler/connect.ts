import { readFileSync } from 'node:fs';
import type { DatafordelerSettings } from '../../configuration/provider-settings.ts';
import { createPersonTokens, PRIVATE_CITIZEN } from '../person-token.ts';
import type { Provider } from '../provider.ts';
import { readCertificate, type ClientCertificate } from '../transport/certificate.ts';
import { createConnections } from '../transport/connections.ts';
import { createResilience } from '../transport/resilience.ts';
import { createPrivateSectorProvider, createPublicSectorProvider } from './datafordeler-provider.ts';
import { createDebugCapture, NO_CAPTURE } from './debug-capture.ts';
import { readKeptSchema } from './kept-schema.ts';
import { createPersonService } from './person-service.ts';
import { PRIVATE_SECTOR, PUBLIC_SECTOR } from './question.ts';
import { createTokenSource } from './token-source.ts';

/** After ten outages in a row the service is left alone for five seconds. */
const OUTAGES_BEFORE_REST = 10;
const REST_AFTER_OUTAGES = 5_000;
const HOUR = 3_600_000;

/**
 * Datafordeler as the settings describe it. Nothing is asked yet: an upstream that is down must not keep the server from starting.
 *
 * @throws CertificateError when the client certificate can't be used
 * @throws Error when a file that the settings name can't be read
 */
export function connectDatafordeler(settings: DatafordelerSettings): Provider {
  const service = settings.sector === 'public' ? PUBLIC_SECTOR : PRIVATE_SECTOR;
  const ca = settings.ca === undefined ? undefined : readFileSync(settings.ca, 'utf8');
  const { clientId, clientSecret, connections: most, timeLimitMs: timeLimit } = settings;
  const connections = createConnections({ ca, connections: most });
  // The certificate signs in at the token server only; the service itself is asked with the token (seen at a municipality's client).
  const signIn = createConnections({ ca, certificate: certificateOf(settings), connections: 1 });
  const people = createPersonService({
    service,
    url: settings.graphqlUrl,
    tokens: createTokenSource({
      url: settings.tokenUrl,
      clientId,
      clientSecret,
      connections: signIn,
      timeLimit,
      now: Date.now,
    }),
    connections,
    resilience: createResilience({
      concurrency: most,
      timeLimit,
      retries: settings.retries,
      outagesBeforeRest: OUTAGES_BEFORE_REST,
      restAfterOutages: REST_AFTER_OUTAGES,
    }),
    capture: captureOf(settings),
  });
  const parts = {
    service: people,
    schema:
      settings.schemaFile === undefined
        ? null
        : readKeptSchema(readFileSync(settings.schemaFile, 'utf8'), service.root),
    testPeopleOnly: isOnThisMachine(settings.graphqlUrl),
    close: async () => {
      await Promise.all([connections.close(), signIn.close()]);
    },
  };
  if (settings.sector === 'public') return createPublicSectorProvider(parts);
  return createPrivateSectorProvider(
    parts,
    createPersonTokens(Buffer.from(settings.idKey ?? '', 'hex'), PRIVATE_CITIZEN),
  );
}

function certificateOf(settings: DatafordelerSettings): { chain: string; key: string } | undefined {
  const { certificate: path, certificateKey: keyPath, certificatePassword: password } = settings;
  if (path === undefined) return undefined;
  const { certificateChain, key }: ClientCertificate = readCertificate(
    keyPath === undefined
      ? { kind: 'pkcs12', path, password: password ?? '' }
      : {
          kind: 'pem',
          certificatePath: path,
          keyPath,
          ...(password === undefined ? {} : { keyPassword: password }),
        },
    new Date(),
  );
  return { chain: certificateChain, key };
}

function captureOf({ debugCapture, debugCaptureValues, debugCaptureHours }: DatafordelerSettings) {
  if (debugCapture === undefined) return NO_CAPTURE;
  return createDebugCapture({
    folder: debugCapture,
    withValues: debugCaptureValues,
    keepFor: debugCaptureHours * HOUR,
  });
}

/** A service on this machine is a simulator, and the people behind it are made up. */
function isOnThisMachine(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
