import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  readProviderSettings,
  type DatafordelerSettings,
} from '../../../src/configuration/provider-settings.ts';
import { createProvider } from '../../../src/providers/create-provider.ts';
import { fetchSchema } from '../../../src/providers/datafordeler/schema/fetch-schema.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import type { PrivateForm } from '../../simulators/datafordeler/private-form.ts';
import type { RegisterPeople } from '../../simulators/datafordeler/register-people.ts';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../../simulators/datafordeler/start-simulator.ts';
import { ID_KEY } from '../contract/contract.ts';

type Wish = {
  readonly privateForm?: Partial<PrivateForm>;
  /** Whether the service's schema is fetched beforehand. */
  readonly withSchema?: boolean;
};

export type SimulatedDatafordeler = {
  readonly provider: Provider;
  readonly simulator: DatafordelerSimulator;
  stop(): Promise<void>;
};

/** The adapter as an operator would set it up, against a simulator; nothing is tried again. */
export async function startSimulatedDatafordeler(
  sector: 'public' | 'private',
  people?: RegisterPeople,
  { privateForm = {}, withSchema = false }: Wish = {},
): Promise<SimulatedDatafordeler> {
  const simulator = await startDatafordelerSimulator({ privateForm, ...(people && { people }) });
  const folder = mkdtempSync(join(tmpdir(), 'datafordeler-'));
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, simulator.caPem);
  const { clientId, clientSecret } =
    simulator.credentials[sector === 'public' ? 'publicSector' : 'privateSector'];
  const given = {
    provider: 'datafordeler',
    sector,
    graphqlUrl: simulator.graphqlOrigin,
    tokenUrl: simulator.secretTokenUrl,
    clientId,
    clientSecret,
    ca,
    testPeople: true,
    timeLimitMs: 60_000,
    ...(sector === 'private' && { idKey: ID_KEY }),
    retries: '0',
  };
  const schemaFile = join(folder, 'schema.graphql');
  if (withSchema) writeFileSync(schemaFile, await fetchSchema(settingsFrom(given)));
  const provider = await createProvider(settingsFrom({ ...given, ...(withSchema && { schemaFile }) }));
  return {
    provider,
    simulator,
    async stop() {
      await provider.close();
      await simulator.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function settingsFrom(given: Readonly<Record<string, unknown>>): DatafordelerSettings {
  const read = readProviderSettings(given);
  if ('settings' in read && read.settings.provider === 'datafordeler') return read.settings;
  throw new Error(JSON.stringify(read));
}
