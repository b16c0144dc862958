import { apiSdl, subgraphSdl } from './graphql/schema-text.ts';

const USAGE = `Usage: npm run --silent schema -- [subgraph|api]

  subgraph   the SDL with federation's directives, for a registry or composer (the default)
  api        the plain API schema, for code generators and editors
`;

const [command, kind = 'subgraph', ...rest] = process.argv.slice(2);

if (command === 'schema' && rest.length === 0 && kind === 'subgraph') process.stdout.write(subgraphSdl());
else if (command === 'schema' && rest.length === 0 && kind === 'api') process.stdout.write(apiSdl());
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
