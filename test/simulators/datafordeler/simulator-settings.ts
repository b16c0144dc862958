import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatafordelerSimulator } from './start-simulator.ts';

/** For the ids of private citizens, who are made up here. */
const ID_KEY = '5eed'.repeat(16);

/**
 * A file of configurations for a simulator, with the files that it names: `public` signs in by secret, `private` by certificate, `test` is
 * the Fake provider. `more` adds settings to one of them, or another configuration.
 *
 * @param folder - where the files are written
 * @returns the file's path, for `CPR_CONFIGURATIONS`
 */
export function writeConfigurations(
  simulator: DatafordelerSimulator,
  folder: string,
  more: Readonly<Record<string, object>> = {},
): string {
  mkdirSync(folder, { recursive: true });
  const { credentials } = simulator;
  const files = {
    'ca.pem': simulator.caPem,
    'client.pem': credentials.privateSectorCertificate.cert,
    'client.key': credentials.privateSectorCertificate.key,
    'client-secret.txt': `${credentials.publicSector.clientSecret}\n`,
  };
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), content, { mode: 0o600 });
  const common = {
    provider: 'datafordeler',
    graphqlUrl: simulator.graphqlOrigin,
    ca: 'ca.pem',
    testPeople: true,
  };
  const configurations: Record<string, object> = {
    public: {
      ...common,
      sector: 'public',
      tokenUrl: simulator.secretTokenUrl,
      clientId: credentials.publicSector.clientId,
      clientSecret: { file: 'client-secret.txt' },
      ...more['public'],
    },
    private: {
      ...common,
      sector: 'private',
      tokenUrl: simulator.certificateTokenUrl,
      clientId: credentials.privateSectorCertificate.clientId,
      certificate: 'client.pem',
      certificateKey: 'client.key',
      idKey: ID_KEY,
      ...more['private'],
    },
    test: { provider: 'fake', ...more['test'] },
  };
  const file = join(folder, 'configurations.json');
  const content = { ...configurations, ...withoutKeys(more, Object.keys(configurations)) };
  writeFileSync(file, JSON.stringify(content, null, 2), { mode: 0o600 });
  return file;
}

function withoutKeys(object: Readonly<Record<string, object>>, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
