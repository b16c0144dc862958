import { startCaseSubgraph } from './case-subgraph.ts';
import { startCprSubgraph } from './cpr-subgraph.ts';
import { startGateway } from './gateway.ts';
import { readyOperations } from './ready-operations.ts';

const cpr = await startCprSubgraph({ port: port('SUPERGRAPH_CPR_PORT', 4000), showLog: true });
const cases = await startCaseSubgraph({ port: port('SUPERGRAPH_CASES_PORT', 4001) });
const gateway = await startGateway({
  subgraphs: { cpr: cpr.url, cases: cases.url },
  port: port('SUPERGRAPH_GATEWAY_PORT', 4002),
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

process.stdout.write(`
A supergraph is running. Open ${new URL('/graphiql', gateway.url).href}

  gateway       ${gateway.url}
  CPR subgraph  ${cpr.url}
  case system   ${cases.url}

Two queries to try, ready on the page:

${readyOperations()
  .slice(0, 2)
  .map(({ query }) => query)
  .join('\n')}
Below is the log of the CPR subgraph, a line for each request. Ctrl-C stops everything.

`);

async function stop(): Promise<void> {
  await gateway.stop();
  await Promise.all([cases.stop(), cpr.stop()]);
}

function port(variable: string, usual: number): number {
  return Number(process.env[variable] ?? usual);
}
