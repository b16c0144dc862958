import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProviderSettings } from '../../../src/configuration/provider-settings.ts';
import { createProvider } from '../../../src/providers/create-provider.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import type { RegisterPeople } from '../../simulators/datafordeler/register-people.ts';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../../simulators/datafordeler/start-simulator.ts';
import { ID_KEY } from '../contract/contract.ts';

export type SimulatedDatafordeler = {
  readonly provider: Provider;
  readonly simulator: DatafordelerSimulator;
  stop(): Promise<void>;
};

/** The adapter as an operator would set it up, against a simulator; nothing is tried again. */
export async function startSimulatedDatafordeler(
  sector: 'public' | 'private',
  people?: RegisterPeople,
): Promise<SimulatedDatafordeler> {
  const simulator = await startDatafordelerSimulator(people === undefined ? {} : { people });
  const folder = mkdtempSync(join(tmpdir(), 'datafordeler-'));
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, simulator.caPem);
  const { clientId, clientSecret } =
    simulator.credentials[sector === 'public' ? 'publicSector' : 'privateSector'];
  const read = readProviderSettings({
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
  });
  if (!('settings' in read)) throw new Error(JSON.stringify(read));
  const provider = createProvider(read.settings);
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
