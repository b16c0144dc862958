import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { OpenBodies } from '../../src/http/open-bodies.ts';
import { until } from '../until.ts';
import { startChildServer } from './child-server.ts';
import { rawRequest } from './raw-request.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function start(settings: Record<string, string>): Promise<TestServer> {
  const server = await startTestServer(settings);
  cleanUps.push(() => server.stop());
  return server;
}

const BODY = JSON.stringify({ query: '{ cprProvider { kind } }' });
const head = (length: number, path = '/graphql') =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

/** A client that has sent these bytes and waits. */
async function send(origin: string, bytes: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  cleanUps.push(() => socket.destroy());
  await once(socket, 'connect');
  socket.write(bytes);
  return socket;
}

const linesOf = ({ logged }: TestServer) => logged.map((line) => JSON.parse(line) as Record<string, unknown>);

describe('a request that does not arrive in time', () => {
  test.each([
    ['whose body stalls', head(BODY.length + 10) + BODY],
    ['whose body never begins', head(BODY.length)],
    ['to another route', head(BODY.length + 10, '/nowhere').replace('POST', 'PUT') + BODY],
    ['whose head stalls', 'POST /graphql HTTP/1.1\r\nhost: localhost\r\n'],
  ])('is cut: one %s', async (_what, bytes) => {
    const server = await start({ RECEIVE_TIMEOUT_MS: '200' });
    const socket = await send(server.origin, bytes);

    // Ends only if the server ends the connection.
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 (408|404) /);
    if (answer.includes(' 408 ')) expect(answer).toContain('"code":"REQUEST_TIMEOUT"');
  });

  test('leaves a line in the log', async () => {
    const server = await start({ RECEIVE_TIMEOUT_MS: '200' });
    await text(await send(server.origin, head(100) + BODY));

    await until(() => linesOf(server).some(({ msg }) => msg === 'Request'));
    expect(linesOf(server).at(-1)).toMatchObject({
      route: '/graphql',
      status: 408,
      codes: ['REQUEST_TIMEOUT'],
    });
  });

  test('is no reason to cut one that arrives slowly, but in time', async () => {
    const server = await start({ RECEIVE_TIMEOUT_MS: '60000' });
    const socket = await send(
      server.origin,
      head(BODY.length).replace('\r\n\r\n', '\r\nconnection: close\r\n\r\n'),
    );
    for (const byte of BODY) {
      socket.write(byte);
      await new Promise(setImmediate);
    }
    expect(await text(socket)).toContain('{"data":{"cprProvider":{"kind":"FAKE"}}}');
  });
});

test('a client that hangs up before its body has come leaves a line, and nothing else', async () => {
  const server = await start({});
  (await send(server.origin, head(100) + BODY)).destroy();

  await until(() => linesOf(server).some(({ msg }) => msg === 'Request'));
  expect(linesOf(server).at(-1)).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
});

describe('bodies that have not arrived in full', () => {
  test('hold no more than OPEN_BODIES_LIMIT_BYTES together: the one that began first is refused', async () => {
    const server = await start({ OPEN_BODIES_LIMIT_BYTES: '150000', BODY_LIMIT_BYTES: '100000' });
    const part = ' '.repeat(60_000);
    const first = await send(server.origin, head(99_000) + part);
    const refused = text(first);
    await server.fetch('/livez');
    const others = await Promise.all(
      [1, 2].map(() => send(server.origin, head(60_000 + BODY.length) + part)),
    );

    expect(await refused).toMatch(/^HTTP\/1\.1 408 [^]*"code":"REQUEST_TIMEOUT"/);
    for (const socket of others) {
      socket.write(BODY);
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(answer.toString()).toContain('200 OK');
    }
  });

  test('are counted until they have come, or are given up', () => {
    const cut: string[] = [];
    const bodies = new OpenBodies(100);
    const body = (name: string) => ({ length: 0, cut: () => void cut.push(name) });
    const [a, b, c] = [body('a'), body('b'), body('c')];
    bodies.resize(a, 40);
    bodies.resize(b, 40);
    bodies.resize(b, 60);
    expect({ cut, bytes: bodies.bytes }).toEqual({ cut: [], bytes: 100 });
    bodies.forget(a);
    bodies.resize(c, 50);
    expect({ cut, bytes: bodies.bytes }).toEqual({ cut: ['b'], bytes: 50 });
    bodies.resize(c, 101);
    expect({ cut, bytes: bodies.bytes }).toEqual({ cut: ['b', 'c'], bytes: 0 });
  });
});

test('a body in single pieces is taken, and one with no length that is too large is not', async () => {
  const server = await start({ BODY_LIMIT_BYTES: '2000' });
  const chunked = (body: string) =>
    'POST /graphql HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n' +
    [...body].map((byte) => `1\r\n${byte}\r\n`).join('') +
    '0\r\n\r\n';

  expect(await rawRequest(server.origin, chunked(BODY))).toContain(
    '{"data":{"cprProvider":{"kind":"FAKE"}}}',
  );
  expect(await rawRequest(server.origin, chunked(BODY.padEnd(2_001)))).toContain(
    '"code":"REQUEST_TOO_LARGE"',
  );
});

test.each([
  ['with a query', '/graphql?x=1', 200],
  ['as a whole address', 'http://localhost/graphql', 200],
  ['with more of a path', '/graphql/', 404],
  ['with a longer name', '/graphqls', 404],
])('POST /graphql %s', async (_how, path, status) => {
  const server = await start({});
  const answer = await rawRequest(
    server.origin,
    head(BODY.length, path).replace('\r\n\r\n', '\r\nconnection: close\r\n\r\n') + BODY,
  );

  expect(answer).toContain(`HTTP/1.1 ${status} `);
});

test('a client that waits to be told to go on is told', async () => {
  const server = await start({});
  const socket = await send(
    server.origin,
    head(BODY.length).replace('\r\n\r\n', '\r\nexpect: 100-continue\r\n\r\n'),
  );
  const [first] = (await once(socket, 'data')) as [Buffer];
  expect(first.toString()).toContain('100 Continue');
  socket.write(BODY);
  const [second] = (await once(socket, 'data')) as [Buffer];
  expect(second.toString()).toContain('200 OK');
});

describe('on SIGTERM', () => {
  const startChild = async (settings: Record<string, string> = {}) => {
    const server = await startChildServer(settings);
    cleanUps.push(async () => {
      server.child.kill('SIGKILL');
      await server.ended;
    });
    return server;
  };

  test('requests that stall are not waited for', async () => {
    const { origin, child, ended } = await startChild({
      RECEIVE_TIMEOUT_MS: '600000',
      SHUTDOWN_TIMEOUT_MS: '600000',
    });
    const stalled = await send(origin, head(100) + BODY);
    await send(origin, 'POST /graphql HTTP/1.1\r\n');
    await send(origin, head(100));
    await send(origin, head(100, '/nowhere') + BODY);
    await fetch(`${origin}/livez`);
    const answer = text(stalled);
    child.kill('SIGTERM');

    expect(await answer).toContain('HTTP/1.1 408 ');
    expect((await ended).code).toBe(0);
  });

  test('a large answer to a slow reader is sent to its end', async () => {
    const { origin, child, ended } = await startChild({ MAX_KEYS: '10000', MAX_COST: '100000000' });
    const cprs = Array.from({ length: 10_000 }, () => '0707614293');
    // More than the system keeps of what is on its way.
    const ids = Array.from({ length: 30 }, (_, index) => `id${index}: id`).join(' ');
    const query = `query($c: [CprNumber!]!) { citizens(cprs: $c) { ${ids} } }`;
    const body = JSON.stringify({ query, variables: { c: cprs } });
    const socket = await send(
      origin,
      head(body.length).replace('\r\n\r\n', '\r\nconnection: close\r\n\r\n') + body,
    );
    let answer = ((await once(socket, 'data')) as [Buffer])[0].toString();
    socket.pause();
    const closed = once(socket, 'close');
    child.kill('SIGTERM');
    // The stop has got as far as it gets without the reader.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString())).resume();
    await closed;

    const [start = '', ...rest] = answer.split('\r\n\r\n');
    const length = Number(/content-length: (\d+)/.exec(start)?.[1]);
    expect(length).toBeGreaterThan(10_000_000);
    expect(Buffer.byteLength(rest.join('\r\n\r\n'))).toBe(length);
    expect((await ended).code).toBe(0);
  });
});
