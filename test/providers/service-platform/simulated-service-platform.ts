import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Citizen, PersonKey } from '../../../src/domain/citizen.ts';
import { readProviderSettings } from '../../../src/configuration/provider-settings.ts';
import { connectServicePlatform } from '../../../src/providers/service-platform/connect.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import type { ProviderError } from '../../../src/providers/provider-error.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import type { Told } from '../../../src/providers/told.ts';
import type { Issued } from '../../certificates.ts';
import type { ServicePeople } from '../../simulators/service-platform/service-people.ts';
import {
  startServicePlatformSimulator,
  type ServicePlatformSimulator,
} from '../../simulators/service-platform/start-simulator.ts';
import { ID_KEY } from '../contract/contract.ts';

export type SimulatedServicePlatform = {
  readonly provider: Provider;
  readonly simulator: ServicePlatformSimulator;
  stop(): Promise<void>;
};

type Wish = {
  readonly version?: 4 | 5;
  /** How it is told who asks; by the CVR number where left out. */
  readonly context?: 'authority' | 'invocation';
  readonly people?: ServicePeople;
  /** Any other setting of the adapter. */
  readonly [setting: string]: unknown;
};

/** The adapter as an operator would set it up, against a simulator; nothing is tried again unless it is wished. */
export async function startSimulatedServicePlatform({
  people,
  ...wish
}: Wish = {}): Promise<SimulatedServicePlatform> {
  const simulator = await startServicePlatformSimulator(people === undefined ? {} : { people });
  const provider = connectTo(simulator, wish);
  return {
    provider,
    simulator,
    async stop() {
      await provider.close();
      await simulator.stop();
    },
  };
}

/** One more adapter against a simulator that runs; `client` is the certificate to sign in with, the registered one where left out. */
export function connectTo(
  simulator: ServicePlatformSimulator,
  { context = 'authority', client = simulator.client, ...settings }: Wish & { readonly client?: Issued } = {},
): Provider {
  const folder = mkdtempSync(join(tmpdir(), 'service-platform-'));
  const written = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const { municipalityCvr, ...agreement } = simulator.registration;
  const read = readProviderSettings({
    provider: 'service-platform',
    address: simulator.origin,
    ...(context === 'authority' ? { municipalityCvr } : agreement),
    certificate: written('client.pem', client.cert),
    certificateKey: written('client.key', client.key),
    ca: written('ca.pem', simulator.caPem),
    testPeople: true,
    idKey: ID_KEY,
    timeLimitMs: 60_000,
    retries: 0,
    ...settings,
  });
  if (!('settings' in read)) throw new Error(JSON.stringify(read));
  if (read.settings.provider !== 'service-platform') throw new Error('The settings are of another provider');
  const provider = connectServicePlatform(read.settings, 'default');
  rmSync(folder, { recursive: true });
  return provider;
}

/** What the adapter answers about one person. */
export async function find(
  { citizens }: Provider,
  key: PersonKey,
  requestId?: string,
): Promise<Told<Citizen> | ProviderError | null> {
  const fields: ReadonlySet<keyof Citizen> = new Set(['id', 'cpr']);
  const [answer] = await citizens([{ key, fields }], {
    signal: new AbortController().signal,
    ...(requestId !== undefined && { requestId }),
  });
  return answer ?? null;
}

/** The same, of one more adapter against a simulator that runs, for as long as that takes. */
export async function findWith(
  simulator: ServicePlatformSimulator,
  settings: Parameters<typeof connectTo>[1],
  key: PersonKey,
  requestId?: string,
): Promise<Told<Citizen> | ProviderError | null> {
  const provider = connectTo(simulator, settings);
  try {
    return await find(provider, key, requestId);
  } finally {
    await provider.close();
  }
}

/** The present number of the person in an answer; it shows in no comparison of objects. */
export function numberOf(answer: Told<Citizen> | ProviderError | null): string {
  if (answer === null || answer instanceof Error || !(answer.cpr instanceof CprNumber))
    throw new Error('There is nobody in the answer', { cause: answer });
  return answer.cpr.reveal();
}
