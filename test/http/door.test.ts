import { afterEach, describe, expect, test } from '@jest/globals';
import { allowedHosts, isAllowedHost } from '../../src/http/allowed-hosts.ts';
import { RequestRates } from '../../src/http/request-rates.ts';
import { rawRequest } from './raw-request.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function start(settings: Record<string, string>): Promise<TestServer> {
  const server = await startTestServer(settings);
  stops.push(() => server.stop());
  return server;
}

const codeOf = async (answer: Response) =>
  ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

describe('a server that listens for its own machine', () => {
  const ask = (server: TestServer, host: string, path: string, method = 'GET') =>
    rawRequest(server.origin, `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);

  test.each([
    '/graphql',
    '/graphiql',
    '/schema/api.graphql',
    '/nowhere',
    '/livez?x',
    'http://localhost/graphql',
  ])('does not answer to the name of another, at %s', async (path) => {
    const server = await start({});
    for (const method of ['GET', 'POST']) {
      const answer = await ask(server, 'rebound.example:4000', path, method);
      expect(answer).toMatch(/^HTTP\/1\.1 421 [^]*"code":"HOST_NOT_ALLOWED"/);
      expect(answer).toMatch(/cache-control: no-store/);
    }
    expect(server.logged.map((line) => (JSON.parse(line) as { codes?: string[] }).codes)).toContainEqual([
      'HOST_NOT_ALLOWED',
    ]);
  });

  test.each([
    'localhost',
    'localhost:4000',
    'LocalHost:1',
    '127.0.0.1',
    '127.0.0.1:4000',
    '[::1]',
    '[::1]:4000',
  ])('answers to its own: %s', async (host) => {
    const server = await start({});
    expect(await ask(server, host, '/schema/api.graphql')).toMatch(/^HTTP\/1\.1 200 /);
  });

  test.each(['/livez', '/readyz'])('answers %s by any name, as a probe asks', async (path) => {
    const server = await start({});
    expect(await ask(server, '10.1.2.3:8080', path)).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('answers to the names that it is given, and to no others', async () => {
    const server = await start({ ALLOWED_HOSTS: 'CPR.example.dk, [2001:db8::1]' });
    expect(await ask(server, 'cpr.example.dk:443', '/schema/api.graphql')).toContain(' 200 ');
    expect(await ask(server, '[2001:db8::1]:443', '/schema/api.graphql')).toContain(' 200 ');
    expect(await ask(server, 'localhost', '/schema/api.graphql')).toContain(' 421 ');
  });
});

test.each([
  ['0.0.0.0', 'anything.example', true],
  ['10.0.0.7', 'anything.example', true],
  ['::', 'anything.example', true],
  ['localhost', 'localhost.elsewhere.example', false],
  ['127.0.0.2', '127.0.0.2:4000', true],
  ['::1', '[::1]:4000', true],
  ['::1', '[::1', false],
  ['localhost', '', false],
  ['localhost', undefined, true],
])('on %s the host %s counts as its own: %s', (listensOn, header, expected) => {
  expect(isAllowedHost(allowedHosts(listensOn, undefined), header)).toBe(expected);
});

describe('requests of one address', () => {
  test('are as many as it likes, unless that is set', async () => {
    const server = await start({});
    for (let count = 0; count < 50; count += 1)
      expect((await server.fetch('/schema/api.graphql')).status).toBe(200);
  });

  test('over MAX_REQUESTS_PER_MINUTE are refused, wherever they go; probes are not counted', async () => {
    const server = await start({ MAX_REQUESTS_PER_MINUTE: '3', CORS_ORIGINS: 'https://app.example.dk' });
    for (let count = 0; count < 10; count += 1) await server.fetch('/livez');
    await server.fetch('/nowhere');
    await server.fetch('/schema/api.graphql');
    expect((await server.query('{ __typename }')).status).toBe(200);

    const refused = await server.post({ query: '{ __typename }' }, { origin: 'https://app.example.dk' });
    expect(refused.status).toBe(429);
    expect(refused.body.errors).toMatchObject([{ extensions: { code: 'TOO_MANY_REQUESTS' } }]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://app.example.dk');
    const elsewhere = await server.fetch('/graphiql');
    expect({ status: elsewhere.status, code: await codeOf(elsewhere) }).toEqual({
      status: 429,
      code: 'TOO_MANY_REQUESTS',
    });
    expect((await server.fetch('/livez')).status).toBe(200);
  });

  test('count anew each minute', () => {
    const rates = new RequestRates(2);
    const answers = [0, 10, 20, 59_999, 60_000, 60_001, 60_002].map((now) =>
      rates.secondsToWait('10.0.0.1', now),
    );
    expect(answers).toEqual([null, null, 60, 1, null, null, 60]);
  });

  test('are those of a network, where it is IPv6', () => {
    const alike = (one: string, other: string) => {
      const rates = new RequestRates(1);
      rates.secondsToWait(one, 0);
      return rates.secondsToWait(other, 0) !== null;
    };
    expect(alike('2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff')).toBe(true);
    expect(alike('2001:db8:1:2::1', '2001:db8:1:3::1')).toBe(false);
    expect(alike('2001:db8::1', '2001:db8:0:0:7::')).toBe(true);
    expect(alike('::1', '::2')).toBe(true);
    expect(alike('::ffff:10.0.0.1', '10.0.0.1')).toBe(true);
    expect(alike('::ffff:10.0.0.1', '::ffff:10.0.0.2')).toBe(false);
  });

  test('are remembered for 10,000 addresses', () => {
    const rates = new RequestRates(1);
    for (let count = 0; count < 12_000; count += 1)
      rates.secondsToWait(`10.0.${count >> 8}.${count & 255}`, 0);
    expect(rates.addresses).toBe(10_000);
  });
});
