import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCprSubgraph } from '../../supergraph/cpr-subgraph.ts';
import { writeConfigurations } from './simulator-settings.ts';
import { startServicePlatformSimulator } from './start-simulator.ts';

const folder = mkdtempSync(join(tmpdir(), 'cpr-service-platform-'));
// It has keys in it, made for this run.
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const simulator = await startServicePlatformSimulator();
const configurations = writeConfigurations(simulator, folder);
const subgraph = await startCprSubgraph({
  port: Number(process.env['PORT'] ?? 4000),
  settings: { CPR_CONFIGURATIONS: configurations },
  showLog: true,
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

process.stdout.write(`
The CPR subgraph runs against a simulator of Service Platform. Open ${new URL('/graphiql', subgraph.url).href}

  CPR subgraph       ${subgraph.url}
  Service Platform   ${simulator.origin}
  settings           ${configurations}

The header x-cpr-configuration chooses how people are read:

  authority   Service Platform, version 5, on behalf of a municipality
  agreement   Service Platform, version 4, by a service agreement
  test        the embedded test people, without Service Platform

Below is the log of the CPR subgraph, a line for each request. Ctrl-C stops everything.

`);

async function stop(): Promise<void> {
  await subgraph.stop();
  await simulator.stop();
}
