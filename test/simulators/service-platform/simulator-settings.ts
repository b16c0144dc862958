import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServicePlatformSimulator } from './start-simulator.ts';

/** For the ids of people: the service has none. */
const ID_KEY = '5eed'.repeat(16);

const PASSWORD = 'only for the simulator';

/**
 * A file of configurations for a simulator, with the files that it names: `authority` calls version 5 on behalf of a municipality,
 * `agreement` version 4 by a service agreement, `test` is the Fake provider. `more` adds settings to one of them, or another configuration.
 *
 * @param folder - where the files are written
 * @returns the file's path, for `CPR_CONFIGURATIONS`
 */
export function writeConfigurations(
  simulator: ServicePlatformSimulator,
  folder: string,
  more: Readonly<Record<string, object>> = {},
): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'ca.pem'), simulator.caPem, { mode: 0o600 });
  writeFileSync(join(folder, 'password.txt'), `${PASSWORD}\n`, { mode: 0o600 });
  simulator.authority.writePkcs12(join(folder, 'client.p12'), simulator.client, PASSWORD);
  const { municipalityCvr, ...agreement } = simulator.registration;
  const common = {
    provider: 'service-platform',
    address: simulator.origin,
    certificate: 'client.p12',
    certificatePassword: { file: 'password.txt' },
    ca: 'ca.pem',
    testPeople: true,
    idKey: ID_KEY,
  };
  const own: Readonly<Record<string, object>> = {
    authority: { ...common, version: 5, municipalityCvr },
    agreement: { ...common, version: 4, ...agreement },
    test: { provider: 'fake' },
  };
  const names = new Set([...Object.keys(own), ...Object.keys(more)]);
  const content = Object.fromEntries([...names].map((name) => [name, { ...own[name], ...more[name] }]));
  const file = join(folder, 'configurations.json');
  writeFileSync(file, JSON.stringify(content, null, 2), { mode: 0o600 });
  return file;
}
