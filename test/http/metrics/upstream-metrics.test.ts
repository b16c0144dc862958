import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeConfigurations } from '../../simulators/datafordeler/simulator-settings.ts';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../../simulators/datafordeler/start-simulator.ts';
import { until } from '../../until.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { growth, scrape } from './scrape.ts';

const CALLS = 'http_client_request_duration_seconds_count';

let folder: string;
let simulator: DatafordelerSimulator;
let server: TestServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cpr-metrics-'));
  simulator = await startDatafordelerSimulator();
  const file = writeConfigurations(simulator, folder, {
    public: { retries: 1, timeLimitMs: 60_000 },
    private: { retries: 0, connections: 1, timeLimitMs: 60_000 },
  });
  server = await startTestServer({ CPR_CONFIGURATIONS: file, METRICS_HOST: '127.0.0.1', METRICS_PORT: '0' });
});
afterAll(async () => {
  await server.stop();
  await simulator.stop();
  rmSync(folder, { recursive: true });
});

const ask = (configuration: 'public' | 'private', query: string) =>
  server.post({ query }, { 'x-cpr-configuration': configuration });
const CITIZENS = '{ citizens(cprs: ["0707614293", "0707614285", "1007600069"]) { name { surname } } }';
const PRIVATE_CITIZEN = '{ privateCitizen(cpr: "0707614293") { name { surname } } }';
const OF_PUBLIC = { configuration: 'public' };
const OF_PRIVATE = { configuration: 'private' };

test('before anything is asked, every circuit is closed, no queue is there, and no token was fetched', async () => {
  const { sum, text } = await scrape(server);
  for (const server of ['SERVICE', 'TOKEN_SERVER']) {
    expect(sum('cpr_upstream_circuit_state', { ...OF_PUBLIC, server, state: 'CLOSED' })).toBe(1);
    expect(sum('cpr_upstream_circuit_state', { ...OF_PUBLIC, server, state: 'OPEN' })).toBe(0);
    expect(text).toContain(`cpr_upstream_queue_length{configuration="public",server="${server}"} 0\n`);
  }
  expect(text).toContain('cpr_upstream_tokens_total{configuration="public"} 0\n');
});

test('a look-up is a call with its keys, after one for a token', async () => {
  const before = await scrape(server);
  expect((await ask('public', CITIZENS)).body.errors).toBeUndefined();
  const after = await scrape(server);

  const went = { ...OF_PUBLIC, http_request_resend_count: '0', error_type: '' };
  expect(growth(before, after, CALLS, { ...went, operation: 'LOOK_UP' })).toBe(1);
  expect(growth(before, after, CALLS, { ...went, operation: 'TOKEN' })).toBe(1);
  expect(growth(before, after, 'cpr_upstream_call_keys_sum', OF_PUBLIC)).toBe(3);
  expect(growth(before, after, 'cpr_upstream_call_keys_count', OF_PUBLIC)).toBe(1);
  expect(growth(before, after, 'cpr_upstream_tokens_total', OF_PUBLIC)).toBe(1);
  expect(
    growth(before, after, 'cpr_upstream_queue_wait_seconds_count', { ...OF_PUBLIC, server: 'SERVICE' }),
  ).toBe(1);
  expect(after.sum('cpr_upstream_token_life_seconds', OF_PUBLIC)).toBeGreaterThan(0);
  expect(growth(before, after, CALLS, OF_PRIVATE)).toBe(0);

  const later = await scrape(server);
  const age = 'cpr_upstream_token_age_seconds';
  expect(later.sum(age, OF_PUBLIC)).toBeGreaterThan(after.sum(age, OF_PUBLIC));
});

test('a search is a call of its own kind, without keys', async () => {
  const before = await scrape(server);
  const { body } = await ask(
    'public',
    '{ searchCitizens(filter: { name: { surname: "hansen" } }, first: 2) { nodes { name { surname } } } }',
  );
  expect(body.errors?.map(({ message }) => message)).toBeUndefined();
  const after = await scrape(server);

  expect(growth(before, after, CALLS, { ...OF_PUBLIC, operation: 'SEARCH' })).toBeGreaterThan(0);
  expect(growth(before, after, 'cpr_upstream_call_keys_count')).toBe(0);
});

test('a call that fails is counted with its code, and its repetition as one', async () => {
  simulator.fail({ kind: 'status-503' });
  const before = await scrape(server);
  expect((await ask('public', CITIZENS)).body.errors).toBeUndefined();
  const after = await scrape(server);

  const lookUp = { ...OF_PUBLIC, operation: 'LOOK_UP' };
  const failed = { ...lookUp, error_type: 'UPSTREAM_UNAVAILABLE' };
  expect(growth(before, after, CALLS, { ...failed, http_request_resend_count: '0' })).toBe(1);
  expect(growth(before, after, CALLS, { ...lookUp, error_type: '', http_request_resend_count: '1' })).toBe(1);
  expect(growth(before, after, 'cpr_upstream_call_keys_count', OF_PUBLIC)).toBe(1);
});

test('calls that wait for a slot are in the queue, and then tell how long', async () => {
  const queue = { ...OF_PRIVATE, server: 'SERVICE' };
  await ask('private', PRIVATE_CITIZEN);
  const before = await scrape(server);
  simulator.fail({ kind: 'slow', next: 1, milliseconds: 4_000 });
  const answers = [1, 2, 3].map(() => ask('private', PRIVATE_CITIZEN));
  await until(async () => (await scrape(server)).sum('cpr_upstream_queue_length', queue) === 2);
  await Promise.all(answers);
  const after = await scrape(server);

  expect(after.sum('cpr_upstream_queue_length', queue)).toBe(0);
  expect(growth(before, after, 'cpr_upstream_queue_wait_seconds_count', queue)).toBe(3);
  expect(growth(before, after, 'cpr_upstream_queue_wait_seconds_sum', queue)).toBeGreaterThan(0);
});

test('the circuit of an upstream that is down is open', async () => {
  const circuit = { ...OF_PRIVATE, server: 'SERVICE' };
  simulator.fail({ kind: 'connection-reset', next: 10 });
  for (let times = 0; times < 11; times++) await ask('private', PRIVATE_CITIZEN);
  const { sum } = await scrape(server);

  expect(sum('cpr_upstream_circuit_state', { ...circuit, state: 'OPEN' })).toBe(1);
  expect(sum('cpr_upstream_circuit_state', { ...circuit, state: 'CLOSED' })).toBe(0);
  // The eleventh was held back.
  expect(sum(CALLS, { ...OF_PRIVATE, error_type: 'UPSTREAM_UNAVAILABLE' })).toBe(10);
  expect(sum('cpr_upstream_circuit_state', { ...OF_PUBLIC, server: 'SERVICE', state: 'CLOSED' })).toBe(1);

  await until(async () => (await ask('private', PRIVATE_CITIZEN)).body.errors === undefined);
  expect((await scrape(server)).sum('cpr_upstream_circuit_state', { ...circuit, state: 'CLOSED' })).toBe(1);
});

test('the days of a client certificate are told, and none for who signs in by a secret', async () => {
  const { sum, text } = await scrape(server);

  expect(sum('cpr_certificate_days_left', { ...OF_PRIVATE, server: 'TOKEN_SERVER' })).toBeGreaterThan(0.5);
  expect(text).not.toContain('cpr_certificate_days_left{configuration="public"');
});
