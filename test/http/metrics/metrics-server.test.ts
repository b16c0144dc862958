import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ledgerWrites } from '../../../src/ledger/ledger-channel.ts';
import {
  circuitChanges,
  queueChanges,
  tokensFetched,
  upstreamCalls,
} from '../../../src/providers/transport/upstream-channels.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { scrape } from './scrape.ts';

const CHANNELS = [circuitChanges, ledgerWrites, queueChanges, tokensFetched, upstreamCalls];
const listened = () => CHANNELS.filter(({ hasSubscribers }) => hasSubscribers).length;
const METRICS = { METRICS_HOST: '127.0.0.1', METRICS_PORT: '0' };

describe('with METRICS_PORT', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(METRICS);
  });
  afterAll(() => server.stop());

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${server.metricsOrigin}${path}`, { ...init, headers: { connection: 'close' } });

  test("the metrics are in Prometheus' text, one family after the other", async () => {
    const { contentType, text } = await scrape(server);

    expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(text).toContain('# TYPE http_server_request_duration_seconds histogram\n');
    expect(text).not.toContain('# EOF');
  });

  test.each([
    'application/openmetrics-text',
    // As Prometheus 2.42 and 3 send it.
    'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1',
    'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2',
  ])('or in that of OpenMetrics, and the other is the same afterwards: %s', async (accept) => {
    const plain = await scrape(server);
    const open = await scrape(server, accept);
    const again = await scrape(server);

    expect(open.contentType).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
    expect(open.text).toMatch(/[^\n]\n# EOF\n$/);
    expect(open.text).not.toContain('\n\n');
    expect(open.text).toContain('# TYPE process_cpu_seconds counter\nprocess_cpu_seconds_total ');
    for (const { text } of [plain, again])
      expect(text).toContain('# TYPE process_cpu_seconds_total counter\n');
  });

  test.each([
    'text/plain',
    '*/*',
    'application/openmetrics-text;q=0',
    'text/plain;q=0.9,application/openmetrics-text;q=0.1',
  ])('but not for %s', async (accept) => {
    expect((await scrape(server, accept)).contentType).toMatch(/^text\/plain/);
  });

  test('there is nothing else on that port, and no metrics on the public one', async () => {
    expect((await ask('/graphql', { method: 'POST' })).status).toBe(404);
    expect((await ask('/metrics/more')).status).toBe(404);
    expect((await ask('/metrics', { method: 'POST' })).status).toBe(405);
    expect((await ask('/metrics?name=up')).status).toBe(200);
    expect((await server.fetch('/metrics')).status).toBe(404);
  });
});

test('without it nothing is counted', async () => {
  const server = await startTestServer();
  await server.query('{ cprProvider { kind } }');

  expect(server.metricsOrigin).toBeNull();
  expect(listened()).toBe(0);
  await server.stop();
});

test('it stops with the server', async () => {
  const server = await startTestServer(METRICS);
  expect(listened()).toBeGreaterThan(0);
  await scrape(server);
  await server.stop();

  await expect(scrape(server)).rejects.toThrow();
  expect(listened()).toBe(0);
});

test('a port that is taken is told by the name of its setting', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  try {
    await expect(startTestServer({ ...METRICS, METRICS_PORT: String(port) })).rejects.toThrow(
      'set METRICS_PORT',
    );
  } finally {
    other.close();
  }
  expect(listened()).toBe(0);
});
