import { subgraphSdl } from '../graphql/schema/schema-text.ts';
import { defineCommand } from './command.ts';

export const command = defineCommand({
  name: 'schema subgraph',
  summary: "prints the SDL with federation's directives, for a registry or composer",
  details: '"schema" alone does the same.',
  run() {
    process.stdout.write(subgraphSdl());
    return 0;
  },
});
