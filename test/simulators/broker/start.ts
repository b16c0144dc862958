import { join } from 'node:path';
import { runWithSubgraph } from '../run-with-subgraph.ts';
import { BROKER_PEOPLE } from './broker-person.ts';
import { startBroker } from './start-broker.ts';
import { EXAMPLE_PURPOSES, SETTINGS_FILE, trustSettings } from './trust-settings.ts';

const broker = await startBroker();
const codeWidth = Math.max(...Object.keys(EXAMPLE_PURPOSES).map(({ length }) => length));

await runWithSubgraph({
  name: 'Nets eID Broker',
  origin: broker.issuer,
  writeSettings(folder) {
    const variables = trustSettings(broker, folder);
    return { file: variables['CPR_TRUST'] ?? '', variables };
  },
  explain: (_file, folder) => `Press "Sign in" there, and be one of these; nobody has a password:

${BROKER_PEOPLE.map(({ title, explanation }) => `  ${title.padEnd(26)} ${explanation}`).join('\n')}

Name a purpose in the field above the answers:

${Object.entries(EXAMPLE_PURPOSES)
  .map(([code, { legalBasis, sector }]) => `  ${code.padEnd(codeWidth)} ${sector}, ${legalBasis}`)
  .join('\n')}

The security officer sees each look-up at /officer. docs/security-officer.md leads through it in five minutes.
Another terminal can check the record:

  node --env-file=${join(folder, SETTINGS_FILE)} src/cli.ts ledger verify
`,
  stop: () => broker.stop(),
});
