import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCprSubgraph } from '../../supergraph/cpr-subgraph.ts';
import { writeConfigurations } from './simulator-settings.ts';
import { startDatafordelerSimulator } from './start-simulator.ts';

const folder = mkdtempSync(join(tmpdir(), 'cpr-datafordeler-'));
// It has keys in it, made for this run.
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const simulator = await startDatafordelerSimulator();
const configurations = writeConfigurations(simulator, folder);
const subgraph = await startCprSubgraph({
  port: Number(process.env['PORT'] ?? 4000),
  settings: { CPR_CONFIGURATIONS: configurations },
  showLog: true,
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

process.stdout.write(`
The CPR subgraph runs against a simulator of Datafordeler. Open ${new URL('/graphiql', subgraph.url).href}

  CPR subgraph   ${subgraph.url}
  Datafordeler   ${simulator.graphqlOrigin}
  settings       ${configurations}

The header x-cpr-configuration chooses how people are read:

  public    Datafordeler for authorities, signed in with a client secret
  private   Datafordeler for companies, signed in with a certificate
  test      the embedded test people, without Datafordeler

Another terminal can fetch the schema of a service, as with the real one:

  CPR_CONFIGURATIONS=${configurations} npx cpr-subgraph schema fetch --configuration public --output ${join(folder, 'public.graphql')}

Below is the log of the CPR subgraph, a line for each request. Ctrl-C stops everything.

`);

async function stop(): Promise<void> {
  await subgraph.stop();
  await simulator.stop();
}
