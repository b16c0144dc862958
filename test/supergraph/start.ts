import { startCaseSubgraph } from './case-subgraph.ts';
import { choosePort, UnusablePort } from './choose-port.ts';
import { startCprSubgraph } from './cpr-subgraph.ts';
import { startGateway } from './gateway.ts';
import { readyOperations } from './ready-operations.ts';

const ports = await choosePorts();
const cpr = await startCprSubgraph({ port: ports.cpr.port, showLog: true });
const cases = await startCaseSubgraph({ port: ports.cases.port });
const gateway = await startGateway({
  subgraphs: { cpr: cpr.url, cases: cases.url },
  port: ports.gateway.port,
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

process.stdout.write(`
A supergraph is running. Open ${new URL('/graphiql', gateway.url).href}

  gateway       ${gateway.url}${ports.gateway.note}
  CPR subgraph  ${cpr.url}${ports.cpr.note}
  case system   ${cases.url}${ports.cases.note}

Two queries to try, ready on the page:

${readyOperations()
  .slice(0, 2)
  .map(({ query }) => query)
  .join('\n')}
Below is the log of the CPR subgraph, a line for each request. Ctrl-C stops everything.

`);

/** All of them before anything is started, so that nothing is left behind by one that can't be had. */
async function choosePorts() {
  try {
    return {
      cpr: await choosePort('SUPERGRAPH_CPR_PORT', 4000),
      cases: await choosePort('SUPERGRAPH_CASES_PORT', 4001),
      gateway: await choosePort('SUPERGRAPH_GATEWAY_PORT', 4002),
    };
  } catch (error) {
    if (!(error instanceof UnusablePort)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

async function stop(): Promise<void> {
  await gateway.stop();
  await Promise.all([cases.stop(), cpr.stop()]);
}
