import { BAD_REQUESTS } from '../graphql/bad-requests.ts';
import { startChildServer } from '../http/child-server.ts';
import { HEAP, sendBadRequest, SMALL_HEAP, type Outcome } from '../http/send-bad-request.ts';

/*
 * Sends each bad request to a new server with a heap of 512 MB, and prints what became of it: the answers, how long the slowest took, how long
 * `/livez` took in the meantime, and what the process held at the most.
 *
 *   node --import ./src/node-version.js test/bench/bad-requests.ts [part of a name]
 */

const part = process.argv[2] ?? '';

process.stdout.write(`heap ${HEAP} MB\n${'answers'.padEnd(48)} slowest    /livez     peak\n`);
for (const bad of BAD_REQUESTS.filter(({ name }) => name.includes(part))) {
  const server = await startChildServer(SMALL_HEAP);
  if (bad.requests.some((one) => 'bytes' in one)) await (await fetch(`${server.origin}/graphiql`)).text();
  const outcome = await sendBadRequest(bad, server);
  server.child.kill('SIGKILL');
  await server.ended;
  process.stdout.write(`${bad.name}\n  ${lineOf(outcome)}\n`);
}

function lineOf({ answers, slowestLivez, isAlive, peak }: Outcome): string {
  const kinds = Map.groupBy(answers, ({ status, codes }) => `${status} ${codes[0] ?? ''}`.trim());
  const told = [...kinds].map(([kind, alike]) => `${alike.length} x ${kind}`).join(', ');
  const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
  const cells = [told, `${slowest.toFixed(0)} ms`, `${slowestLivez.toFixed(0)} ms`, `${peak ?? '?'} MB`];
  return `${cells[0]?.padEnd(46)} ${cells[1]?.padEnd(10)} ${cells[2]?.padEnd(10)} ${cells[3]}${isAlive ? '' : '  THE SERVER DIED'}`;
}
