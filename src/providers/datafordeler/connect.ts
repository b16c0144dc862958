import type { DatafordelerSettings } from '../../configuration/provider-settings.ts';
import { personTokensOf, PRIVATE_CITIZEN } from '../person-token.ts';
import type { Provider } from '../provider.ts';
import type { ClientCertificate } from '../transport/certificates/certificate.ts';
import { certificateWarnings } from '../transport/certificates/warnings.ts';
import { createPrivateSectorProvider, createPublicSectorProvider } from './datafordeler-provider.ts';
import { createDebugCapture, NO_CAPTURE, type DebugCapture } from './wire/debug-capture.ts';
import { readSchemaFile } from './read-files.ts';
import { readKeptSchema } from './schema/kept-schema.ts';
import { openConnections } from './wire/open-connections.ts';
import { createPersonService } from './wire/person-service.ts';
import { PRIVATE_SECTOR, PUBLIC_SECTOR } from './wire/service.ts';

const HOUR = 3_600_000;

/**
 * Datafordeler as the settings of the named configuration describe it. Nothing is asked yet: an upstream that is down must not keep the server from starting.
 *
 * @throws CertificateError when the client certificate can't be used
 * @throws KeptSchemaError when the kept schema is not one of this service
 * @throws Error when a file or folder that the settings name can't be used
 */
export function connectDatafordeler(settings: DatafordelerSettings, configuration: string): Provider {
  const service = settings.sector === 'public' ? PUBLIC_SECTOR : PRIVATE_SECTOR;
  const sdl = readSchemaFile(settings);
  const schema = sdl === null ? null : readKeptSchema(sdl, service);
  const { connections, resilience, tokens, certificate, close } = openConnections(settings, configuration);
  const capture = captureOf(settings);
  const people = createPersonService({
    service: { ...service, inputType: schema?.inputType ?? service.inputType },
    url: settings.graphqlUrl,
    tokens,
    connections,
    resilience,
    capture,
  });
  const parts = {
    service: people,
    schema,
    testPeopleOnly: settings.testPeople,
    async close() {
      capture.close();
      await close();
    },
  };
  const provider =
    settings.sector === 'public'
      ? createPublicSectorProvider(parts)
      : createPrivateSectorProvider(
          parts,
          personTokensOf({ ...settings, idKey: settings.idKey ?? '' }, PRIVATE_CITIZEN),
        );
  return {
    ...provider,
    upstreams: [
      { server: 'SERVICE', certificateEnds: null },
      { server: 'TOKEN_SERVER', certificateEnds: certificate?.notAfter ?? null },
    ],
    warnings: warningsOf(settings, certificate),
  };
}

/** What an operator should be told at the start. */
export const warningsOf = (
  settings: DatafordelerSettings,
  certificate: ClientCertificate | null,
): string[] => [
  ...captureWarnings(settings),
  ...(certificate === null ? [] : certificateWarnings(certificate, 'Datafordeler')),
];

function captureOf({
  debugCapture,
  debugCaptureValues,
  debugCaptureHours,
}: DatafordelerSettings): DebugCapture {
  if (debugCapture === undefined) return NO_CAPTURE;
  return createDebugCapture({
    folder: debugCapture,
    withValues: debugCaptureValues,
    keepFor: debugCaptureHours * HOUR,
  });
}

function captureWarnings(settings: DatafordelerSettings): string[] {
  const { debugCapture, debugCaptureValues, debugCaptureHours } = settings;
  if (debugCapture === undefined) return [];
  const what = debugCaptureValues ? "with people's data as it is" : 'with the values masked';
  return [
    `Debug capture is on: every question to Datafordeler and its answer is written to ${debugCapture}, ${what}, and kept for ${debugCaptureHours} hours.`,
  ];
}
