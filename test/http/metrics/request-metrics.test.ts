import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from '../test-server.ts';
import { growth, scrape, type Scrape } from './scrape.ts';

const REQUESTS = 'http_server_request_duration_seconds_count';
const LARS = 'citizen(cpr: "0707614293") { id }';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ METRICS_HOST: '127.0.0.1', METRICS_PORT: '0' });
});
afterAll(() => server.stop());

/** The metrics before and after something. */
async function around(work: () => Promise<unknown>): Promise<[Scrape, Scrape]> {
  const before = await scrape(server);
  await work();
  return [before, await scrape(server)];
}

const POSTED = { http_request_method: 'POST', http_route: '/graphql', configuration: 'default' };

test('a query that is answered is counted with its type and its duration', async () => {
  const [before, after] = await around(() => server.query(`query Lars { ${LARS} }`));
  const labels = {
    ...POSTED,
    http_response_status_code: '200',
    graphql_operation_type: 'query',
    error_type: '',
  };

  expect(growth(before, after, REQUESTS, labels)).toBe(1);
  expect(growth(before, after, 'http_server_request_duration_seconds_sum', labels)).toBeGreaterThan(0);
  expect(
    growth(before, after, 'http_server_request_duration_seconds_bucket', { ...labels, le: '+Inf' }),
  ).toBe(1);
  expect(growth(before, after, 'cpr_answers_with_error_total')).toBe(0);
});

test.each([
  [
    'an error in the answer',
    () => server.query('{ citizen(cpr: "x") { id } }'),
    '200',
    'query',
    'INVALID_CPR_NUMBER',
  ],
  ['a field that does not exist', () => server.query('{ nothing }'), '400', '', 'GRAPHQL_VALIDATION_FAILED'],
  ['what is no JSON', () => server.post('{'), '400', '', 'BAD_REQUEST'],
])('%s is counted with its code', async (_what, send, status, type, code) => {
  const [before, after] = await around(send);
  const labels = { http_response_status_code: status, graphql_operation_type: type, error_type: code };

  expect(growth(before, after, REQUESTS, { http_route: '/graphql', ...labels })).toBe(1);
  expect(growth(before, after, 'cpr_answers_with_error_total', { error_type: code })).toBe(1);
});

test('several codes in one answer are counted each once, and the request once', async () => {
  const [before, after] = await around(() =>
    server.query('{ citizens(cprs: ["0101585503", "0101585503", "0101585429", "x"]) { id } }'),
  );

  expect(growth(before, after, REQUESTS, { ...POSTED, error_type: 'SEVERAL' })).toBe(1);
  for (const error_type of ['INVALID_CPR_NUMBER', 'UPSTREAM_RATE_LIMITED', 'UPSTREAM_UNAVAILABLE']) {
    expect(growth(before, after, 'cpr_answers_with_error_total', { error_type })).toBe(1);
  }
});

test('other routes are counted by their pattern, and what is none without one', async () => {
  const [before, after] = await around(async () => {
    await server.fetch('/readyz');
    await server.fetch('/nowhere/0707614293');
  });

  expect(growth(before, after, REQUESTS, { http_route: '/readyz', graphql_operation_type: '' })).toBe(1);
  expect(growth(before, after, REQUESTS, { http_route: '', http_response_status_code: '404' })).toBe(1);
  expect(after.text).not.toContain('0707614293');
});

test('the process tells of its memory and its event loop', async () => {
  const { sum } = await scrape(server);

  expect(sum('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
  expect(sum('nodejs_heap_size_used_bytes')).toBeGreaterThan(1_000_000);
  expect(sum('nodejs_eventloop_lag_seconds')).toBeGreaterThan(0);
});
