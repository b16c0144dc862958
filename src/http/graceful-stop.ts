import { Server } from 'node:net';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import type { Readiness } from './health-routes.ts';
import type { Traffic } from './traffic.ts';
import { answerLateRequest } from './unreadable-request.ts';

/** How long open connections may still send requests, in milliseconds: longer than a busy client takes to send one, and than it is on its way. */
const LAST_REQUESTS = 1_000;
/** How often we look whether any is left, in milliseconds. */
const LOOK_EVERY = 25;

type Parts = {
  readonly servers: readonly Server[];
  readonly traffic: Traffic;
  readonly readiness: Readiness;
  /** How long, in milliseconds, only `/readyz` says that the server is stopping. */
  readonly delayBefore: number;
};

/**
 * Stops serving without cutting off a request: no new connection is accepted, what is in flight is answered, and it ends when the last answer
 * is out, however slowly it is read. Node's own way to close a web server cuts connections that are idle at that moment, although the next
 * request may be on its way: a client that sends one after the other would lose one. So for a short while open connections are only told, with
 * the next answer, that they end. A request that has begun and does not arrive within that time is not waited for.
 */
export async function stopGracefully({ servers, traffic, readiness, delayBefore }: Parts): Promise<void> {
  readiness.draining = true;
  // Requests are still taken: a load balancer learns from /readyz only after a while that it must send them elsewhere.
  await delay(delayBefore);
  await takeWaiting(servers);
  for (const server of servers) Server.prototype.close.call(server);
  // Not before: whoever were told to end while the door is open would come back, and stand in it when it closes.
  traffic.isClosing = true;
  const cutStalled = () => traffic.stalled().forEach(answerLateRequest);
  cutStalled();
  const last = performance.now() + LAST_REQUESTS;
  while (performance.now() < last && isAnyInUse(traffic)) await delay(LOOK_EVERY);
  const cutting = setInterval(cutStalled, LAST_REQUESTS);
  cutStalled();
  await traffic.answered();
  clearInterval(cutting);
  // What is left has never asked, asks no more, or has not got as far as a request.
  for (const socket of traffic.connections) socket.destroySoon();
}

/** Whether any connection has ever sent something: browsers open some in advance, and load balancers as a probe. */
const isAnyInUse = ({ connections }: Traffic): boolean =>
  [...connections].some(({ bytesRead }) => bytesRead > 0);

/**
 * Takes the connections that the operating system has accepted and Node has not yet: closing would cut them, with the requests that they
 * hold. Node takes at least one in each turn of its loop, so a turn without any means that none is left.
 */
async function takeWaiting(servers: readonly Server[]): Promise<void> {
  let isTaken = true;
  const onTaken = () => (isTaken = true);
  for (const server of servers) server.on('connection', onTaken);
  const last = performance.now() + LAST_REQUESTS;
  while (isTaken && performance.now() < last) {
    isTaken = false;
    await turn();
  }
  for (const server of servers) server.off('connection', onTaken);
}
