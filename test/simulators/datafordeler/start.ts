import { join } from 'node:path';
import { asConfigurations, CONFIGURATIONS_BELOW, runWithSubgraph } from '../run-with-subgraph.ts';
import { writeConfigurations } from './simulator-settings.ts';
import { startDatafordelerSimulator } from './start-simulator.ts';

const simulator = await startDatafordelerSimulator();
await runWithSubgraph({
  name: 'Datafordeler',
  origin: simulator.graphqlOrigin,
  writeSettings: (folder) => asConfigurations(writeConfigurations(simulator, folder)),
  explain: (
    configurations,
    folder,
  ) => `${CONFIGURATIONS_BELOW}  public    Datafordeler for authorities, signed in with a client secret
  private   Datafordeler for companies, signed in with a certificate
  test      the embedded test people, without Datafordeler

Another terminal can fetch the schema of a service, as with the real one:

  CPR_CONFIGURATIONS=${configurations} npx cpr-subgraph schema fetch --configuration public --output ${join(folder, 'public.graphql')}
`,
  stop: () => simulator.stop(),
});
