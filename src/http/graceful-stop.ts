import { Server, type Socket } from 'node:net';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Readiness } from './health-routes.ts';

/** How long open connections may still ask, in milliseconds: longer than a request is on its way, and than a busy client takes to send it. */
const LAST_REQUESTS = 1_000;
/** How often is looked whether any is left. */
const LOOK_EVERY = 25;

/**
 * Makes ready, before the server listens, to stop it without cutting a request. The returned function stops it: after `delayBefore`
 * milliseconds, in which only `/readyz` says that it is stopping, nothing new is accepted,
 * what is in flight is answered, and it ends when the last answer is out. Four things that Fastify's own close does not do:
 * - It waits for a connection that has never sent a byte (a browser opens them in advance, a load balancer probes with them).
 * - It waits for a keep-alive connection whose request was in flight, until that has been idle for over a minute.
 * - It cuts a connection that is idle at that moment, although the next request may be on its way: a client that asks one after the other
 *   would lose one. So for a short while open connections are only told, with the next answer, that they end.
 * - It does not wait for requests on the second address of `localhost`, for which Fastify has a server of its own.
 */
export function prepareGracefulStop(
  app: FastifyInstance,
  readiness: Readiness,
  delayBefore: number,
): () => Promise<void> {
  const connections = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  let isClosed = false;
  let inFlight = 0;
  let whenAnswered = () => {};
  app.addHook('onRequest', async (_request, reply) => {
    inFlight += 1;
    reply.raw.once('close', () => {
      inFlight -= 1;
      if (inFlight === 0) whenAnswered();
    });
  });
  app.addHook('onSend', async (_request, reply) => {
    // Not before: whoever were told to end while the door is open would come back, and stand in it when it closes.
    if (isClosed) reply.header('connection', 'close');
  });

  return async function stop() {
    readiness.draining = true;
    // Requests are still taken: a load balancer learns from /readyz only after a while that it must send them elsewhere.
    await delay(delayBefore);
    await takeWaiting(app.server);
    // Node's own close of a web server would cut idle connections.
    Server.prototype.close.call(app.server);
    isClosed = true;
    const last = performance.now() + LAST_REQUESTS;
    while (performance.now() < last && [...connections].some(hasAsked)) await delay(LOOK_EVERY);
    const answered = new Promise<void>((resolve) => {
      whenAnswered = resolve;
      if (inFlight === 0) resolve();
    });
    const closed = app.close();
    for (const socket of connections) if (!hasAsked(socket)) socket.destroy();
    await Promise.all([closed, answered]);
  };
}

/**
 * Takes the connections that the operating system has accepted and Node not yet: closing would cut them, and the requests that they hold. Node
 * takes one or more in each turn of its loop, so a turn without any says that none is left.
 */
async function takeWaiting(server: Server): Promise<void> {
  let isTaken = true;
  const onTaken = () => (isTaken = true);
  server.on('connection', onTaken);
  const last = performance.now() + LAST_REQUESTS;
  while (isTaken && performance.now() < last) {
    isTaken = false;
    await turn();
  }
  server.off('connection', onTaken);
}

const hasAsked = (socket: Socket): boolean => socket.bytesRead > 0;
