import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { until } from '../until.ts';
import { startChildServer, type ChildServer } from './child-server.ts';

/** Answered after three seconds. */
const SLOW = { query: '{ citizen(cpr: "0101585408") { id } cprProvider { kind } }' };

const running: ChildServer[] = [];
async function start(settings?: Record<string, string>): Promise<ChildServer> {
  const server = await startChildServer(settings);
  running.push(server);
  return server;
}
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});

/** Sends a query over the agent's connections. */
function post(origin: string, body: object, agent?: Agent) {
  const sent = request(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...(agent === undefined ? {} : { agent }),
  });
  const answer = (once(sent, 'response') as Promise<[IncomingMessage]>).then(async ([response]) => ({
    status: response.statusCode,
    body: JSON.parse(await text(response)) as { data: unknown; errors?: unknown },
  }));
  sent.end(JSON.stringify(body));
  return answer;
}

/** Waits until the server has what was sent before: what is sent now comes after it. */
async function untilInFlight(origin: string): Promise<void> {
  expect((await fetch(`${origin}/livez`)).status).toBe(200);
}

/** Waits until no connection is taken, without a request that the log would tell of. */
const untilClosed = (origin: string): Promise<void> =>
  until(async () => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    const isTaken = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    return !isTaken;
  });

const messagesOf = (output: string): string[] =>
  output
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { msg: string }).msg);

describe('on SIGTERM', () => {
  test('what is in flight is answered, nothing new is taken, and the process ends well', async () => {
    const { origin, child, ended } = await start();
    const agent = new Agent({ keepAlive: true });
    const slow = post(origin, SLOW, agent);
    await untilInFlight(origin);
    child.kill('SIGTERM');

    await untilClosed(origin);
    await expect(post(origin, SLOW)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    // Impatient operators and supervisors send it again.
    child.kill('SIGTERM');

    expect(await slow).toMatchObject({
      status: 200,
      body: { data: { citizen: expect.anything(), cprProvider: { kind: 'FAKE' } } },
    });
    // The client keeps its connection open, which must not hold the server: after 25 seconds it would end with 1.
    const { code, output, complaint } = await ended;
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    expect(messagesOf(output).slice(-3)).toEqual([
      'Stopping: finishing what is in flight',
      'Request',
      'Stopped',
    ]);
    agent.destroy();
  });

  test('idle connections do not hold it', async () => {
    const { origin, child, ended } = await start();
    const agent = new Agent({ keepAlive: true });
    await post(origin, { query: '{ cprProvider { kind } }' }, agent);
    const silent = connect(Number(new URL(origin).port), '127.0.0.1');
    await once(silent, 'connect');
    child.kill('SIGTERM');

    // Fastify's own close would wait for over a minute, and the stop for 25 seconds, to end with 1.
    expect((await ended).code).toBe(0);
    agent.destroy();
    silent.destroy();
  });

  test('connections that the server has not got to yet are answered', async () => {
    const { origin, child, ended } = await start();
    // As on a machine without a free core: the system takes the connections, the server does not run.
    child.kill('SIGSTOP');
    const agent = new Agent({ keepAlive: true });
    const waiting = Array.from({ length: 20 }, () =>
      post(origin, { query: '{ cprProvider { kind } }' }, agent),
    );
    await until(() =>
      Object.values(agent.sockets)
        .flat()
        .every((socket) => socket?.connecting === false),
    );
    child.kill('SIGTERM');
    child.kill('SIGCONT');

    const statuses = (await Promise.all(waiting)).map(({ status }) => status);
    expect(statuses).toEqual(waiting.map(() => 200));
    expect((await ended).code).toBe(0);
    agent.destroy();
  });

  test('requests that take longer than SHUTDOWN_TIMEOUT_MS are left, and the exit code says so', async () => {
    const { origin, child, ended } = await start({ SHUTDOWN_TIMEOUT_MS: '200' });
    const left = expect(post(origin, SLOW)).rejects.toMatchObject({ code: 'ECONNRESET' });
    await untilInFlight(origin);
    child.kill('SIGTERM');

    const { code, output } = await ended;
    await left;
    expect(code).toBe(1);
    expect(messagesOf(output).at(-1)).toBe('Requests in flight took too long; stopping without them');
  });
});

test('on SIGINT, Ctrl-C in a terminal, it stops the same way, and readable logs are complete too', async () => {
  const { child, ended } = await start({ LOG_FORMAT: 'pretty' });
  child.kill('SIGINT');

  const { code, output } = await ended;
  expect(code).toBe(0);
  expect(output).toMatch(/Stopping.*\n.*SIGINT.*\n.*Stopped/);
});

test('clients that ask one after the other on kept connections lose no request', async () => {
  const { origin, child, ended } = await start();
  const agent = new Agent({ keepAlive: true });
  let answered = 0;
  const lost: string[] = [];
  const client = async () => {
    for (;;) {
      try {
        const { status } = await post(origin, { query: '{ citizen(cpr: "0707614293") { id } }' }, agent);
        expect(status).toBe(200);
        answered += 1;
      } catch (error) {
        // A refused connection took no request: whoever gets it asks elsewhere.
        const { code } = error as { code?: string };
        if (code !== 'ECONNREFUSED') lost.push(code ?? String(error));
        return;
      }
    }
  };
  const clients = Array.from({ length: 20 }, client);
  await until(() => answered > 100);
  child.kill('SIGTERM');
  await Promise.all(clients);

  expect(lost).toEqual([]);
  expect((await ended).code).toBe(0);
});
