import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { createServer } from 'node:https';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createConnections } from '../../../../src/providers/transport/http/connections.ts';
import { createAuthority } from '../../../certificates.ts';

const authority = createAuthority();
const NEVER = new AbortController().signal;
const GET = { method: 'GET', headers: {}, signal: NEVER } as const;

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  cleanUps.push(() => new Promise((closed) => server.close(closed)));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/person?cpr=0101591234`;
}

function connect(ca: string | undefined = authority.caPem) {
  const connections = createConnections({ ca, connections: 2 });
  cleanUps.push(() => connections.close());
  return connections;
}

test('an answer is told as it is, whatever its status', async () => {
  const url = await listen(
    createServer(authority.issueServer(['127.0.0.1']), (_request, response) => {
      response.writeHead(418, { 'retry-after': '7' }).end('æ');
    }),
  );
  expect(await connect().exchange(url, GET)).toMatchObject({
    status: 418,
    headers: { 'retry-after': '7' },
    text: 'æ',
  });
});

test('an answer can be had as it came, for whoever has to find out its encoding', async () => {
  const url = await listen(
    createServer(authority.issueServer(['127.0.0.1']), (_request, response) => {
      response.writeHead(203, { 'content-type': 'text/xml' }).end(Buffer.from('æ', 'latin1'));
    }),
  );
  const { status, headers, bytes } = await connect().exchangeBytes(url, GET);
  expect([status, headers['content-type'], ...bytes]).toEqual([203, 'text/xml', 0xe6]);
});

test('an answer may be as large as was agreed, and no larger', async () => {
  const url = await listen(
    createServer(authority.issueServer(['127.0.0.1']), (request, response) => {
      response.end('x'.repeat(Number(request.headers['x-length'])));
    }),
  );
  const connections = createConnections({ ca: authority.caPem, connections: 1, largestReply: 1_000 });
  cleanUps.push(() => connections.close());
  const ask = (length: number) => ({ ...GET, headers: { 'x-length': String(length) } });
  expect((await connections.exchange(url, ask(1_000))).text).toHaveLength(1_000);
  expect((await connections.exchangeBytes(url, ask(1_000))).bytes).toHaveLength(1_000);
  const tooLarge = {
    code: 'UPSTREAM_INVALID_RESPONSE',
    message: expect.stringMatching(/more than any real/),
  };
  await expect(connections.exchange(url, ask(1_001))).rejects.toMatchObject(tooLarge);
  await expect(connections.exchangeBytes(url, ask(1_001))).rejects.toMatchObject(tooLarge);
});

test('where an upstream breaks connections off, the operator reads what that may mean there', async () => {
  const url = await listen(
    createTcpServer((socket) => {
      socket.once('data', () => socket.resetAndDestroy());
      socket.on('error', () => undefined);
    }),
  );
  const adviceOnReset = 'Look at the certificate.';
  const knowing = createConnections({ ca: authority.caPem, connections: 1, adviceOnReset });
  cleanUps.push(() => knowing.close());
  for (const call of [knowing.exchange(url, GET), knowing.exchangeBytes(url, GET)]) {
    await expect(call).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      advice: expect.stringMatching(/\(ECONNRESET\)\. Look at the certificate\.$/),
    });
  }
  await expect(connect().exchange(url, GET)).rejects.toMatchObject({
    advice: expect.stringMatching(/\(ECONNRESET\)\. Look at the network/),
  });
  await expect(knowing.exchange('https://127.0.0.1:1', GET)).rejects.toMatchObject({
    advice: expect.not.stringContaining(adviceOnReset),
  });
});

describe('the other side is not believed', () => {
  test.each([
    [
      'when nobody whom we trust vouches for it',
      () => createAuthority('Another authority').issueServer(['127.0.0.1']),
      /UNABLE_TO_VERIFY/,
    ],
    [
      'when its certificate is for another host',
      () => authority.issueServer(['somewhere.example']),
      /ERR_TLS_CERT_ALTNAME_INVALID/,
    ],
  ])('%s', async (_name, identity, advice) => {
    const url = await listen(createServer(identity(), (_request, response) => response.end('trust me')));
    await expect(connect().exchange(url, GET)).rejects.toMatchObject({
      code: 'UPSTREAM_ADDRESS_NOT_FOUND',
      advice: expect.stringMatching(advice),
    });
  });
});

// The descriptions of RFC 8446, 6.2.
test.each([
  ['bad certificate', 42],
  ['certificate expired', 45],
  ['certificate unknown', 46],
  ['unknown authority', 48],
  ['access denied', 49],
  ['certificate required', 116],
])('a handshake that ends with "%s" is a refusal of our credentials', async (_name, description) => {
  const url = await listen(
    createTcpServer((socket) => {
      socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, description])));
      socket.on('error', () => undefined);
    }),
  );
  await expect(connect().exchange(url, GET)).rejects.toMatchObject({
    code: 'UPSTREAM_UNAUTHORIZED',
    advice: expect.stringContaining('our certificate'),
  });
});

test('an error holds nothing of the address but the host', async () => {
  const error = await connect()
    .exchange('https://127.0.0.1:1/person?cpr=0101591234', GET)
    .catch((failure: Error) => failure);
  expect(error).toMatchObject({
    code: 'UPSTREAM_UNAVAILABLE',
    advice: expect.stringContaining('127.0.0.1:1 (ECONNREFUSED)'),
  });
  expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('0101591234');
  expect((error as Error).cause).toBeUndefined();
});

test('a call that is called off while it waits for a connection ends at once, and is never sent', async () => {
  const asked: unknown[] = [];
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const url = await listen(
    createServer(authority.issueServer(['127.0.0.1']), (request, response) => {
      asked.push(request.headers['x-call']);
      void released.then(() => response.end());
    }),
  );
  const connections = createConnections({ ca: authority.caPem, connections: 1 });
  cleanUps.push(() => connections.close());
  const call = (name: string, signal: AbortSignal = NEVER) =>
    connections.exchange(url, { method: 'GET', headers: { 'x-call': name }, signal });

  const first = call('first');
  const hangUp = new AbortController();
  const second = call('second', hangUp.signal);
  hangUp.abort();
  await expect(second).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  release();
  await Promise.all([first, call('third')]);
  expect(asked).toEqual(['first', 'third']);
});

test('a call that is called off before it begins is never sent', async () => {
  let asked = 0;
  const url = await listen(
    createServer(authority.issueServer(['127.0.0.1']), (_request, response) => {
      asked += 1;
      response.end();
    }),
  );
  const connections = connect();
  const signal = AbortSignal.abort();
  await expect(connections.exchange(url, { ...GET, signal })).rejects.toMatchObject({
    code: 'UPSTREAM_TIMEOUT',
  });
  await connections.exchange(url, GET);
  expect(asked).toBe(1);
});

test('closing does not wait for calls that are under way', async () => {
  let arrived: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => (arrived = resolve));
  const url = await listen(createServer(authority.issueServer(['127.0.0.1']), () => arrived()));
  const connections = connect();
  const call = connections.exchange(url, GET).catch((error: unknown) => error);
  await arrival;
  await connections.close();
  expect(await call).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
});

test('an answer in very many pieces is put together whole', async () => {
  const pieces = Array.from({ length: 20_000 }, (_, n) => String.fromCharCode(97 + (n % 26)));
  const url = await listen(
    createServer(authority.issueServer(['127.0.0.1']), (_request, response) => {
      for (const piece of pieces) response.write(piece);
      response.end();
    }),
  );
  expect((await connect().exchange(url, GET)).text).toBe(pieces.join(''));
});

test('what is not HTTP is an answer that can not be used, not an outage', async () => {
  const { cert, key } = authority.issueServer(['127.0.0.1']);
  const url = await listen(
    createTlsServer({ cert, key }, (socket) => {
      socket.on('data', () => socket.end('220 mail ready\r\n', () => socket.destroy()));
    }),
  );
  await expect(connect().exchange(url, GET)).rejects.toMatchObject({
    code: 'UPSTREAM_INVALID_RESPONSE',
    advice: expect.stringContaining('Verify the address'),
  });
});
