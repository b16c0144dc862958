import { asConfigurations, CONFIGURATIONS_BELOW, runWithSubgraph } from '../run-with-subgraph.ts';
import { writeConfigurations } from './simulator-settings.ts';
import { startServicePlatformSimulator } from './start-simulator.ts';

const simulator = await startServicePlatformSimulator();
await runWithSubgraph({
  name: 'Service Platform',
  origin: simulator.origin,
  writeSettings: (folder) => asConfigurations(writeConfigurations(simulator, folder)),
  explain:
    () => `${CONFIGURATIONS_BELOW}  authority   Service Platform, version 5, on behalf of a municipality
  agreement   Service Platform, version 4, by a service agreement
  test        the embedded test people, without Service Platform
`,
  stop: () => simulator.stop(),
});
