import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AUTHORITY_CVR } from '../../simulators/broker/broker-person.ts';
import { BROKER_CLIENTS } from '../../simulators/broker/broker-client.ts';
import { until } from '../../until.ts';
import { startTrustedServer, type TrustedServer } from '../trust/trusted-server.ts';
import { growth, scrape } from './scrape.ts';

const PURPOSES = {
  NAMES: {
    legalBasis: 'CPR act, section 31',
    sector: 'public',
    clients: [BROKER_CLIENTS.authority.id],
    companies: [AUTHORITY_CVR],
    assurance: 'substantial',
    fields: ['Citizen.name'],
    searchKeys: ['Query.citizen(cpr:)'],
  },
};
const NAME = '{ citizen(cpr: "0707614293") { name { surname } } }';
const OF_GRAPHQL = { http_route: '/graphql' };
const REQUESTS = 'http_server_request_duration_seconds_count';

let trusted: TrustedServer;
let ask: () => ReturnType<TrustedServer['ask']>;
beforeAll(async () => {
  trusted = await startTrustedServer(PURPOSES, {
    settings: { METRICS_HOST: '127.0.0.1', METRICS_PORT: '0' },
  });
  const token = await trusted.token('caseworker');
  ask = () =>
    trusted.ask({
      query: 'query ($cpr: CprNumber!) { citizen(cpr: $cpr) { name { surname } } }',
      variables: { cpr: '0707614293' },
      token,
      purpose: 'NAMES',
    });
});
afterAll(() => trusted.close());

test('what is told is written, and how long that took is known', async () => {
  const before = await scrape(trusted.server);
  expect((await ask()).body.errors).toBeUndefined();
  const after = await scrape(trusted.server);

  expect(growth(before, after, 'cpr_ledger_records_total', { outcome: 'WRITTEN' })).toBe(1);
  expect(growth(before, after, 'cpr_ledger_write_duration_seconds_count', { outcome: 'WRITTEN' })).toBe(1);
  expect(growth(before, after, 'cpr_ledger_write_duration_seconds_sum')).toBeGreaterThan(0);
  expect(after.sum('cpr_ledger_waiting_records')).toBe(0);
  expect(after.sum('cpr_ledger_writable')).toBe(1);
});

test('a caller who is not known is counted by the code alone', async () => {
  const before = await scrape(trusted.server);
  await trusted.ask({ query: NAME, token: 'no.token.atall' });
  const after = await scrape(trusted.server);

  const refused = { ...OF_GRAPHQL, http_response_status_code: '401', error_type: 'UNAUTHENTICATED' };
  expect(growth(before, after, REQUESTS, refused)).toBe(1);
  expect(after.text).not.toContain('atall');
});

test('while the record can not be written a record waits, fails, and the ledger is told as not writable', async () => {
  const before = await scrape(trusted.server);
  const other = new DatabaseSync(trusted.storage.slice('sqlite:'.length));
  other.exec('BEGIN IMMEDIATE');
  const answer = ask();
  await until(async () => (await scrape(trusted.server)).sum('cpr_ledger_waiting_records') === 1);
  expect((await answer).body.errors?.[0]?.extensions['code']).toBe('LEDGER_UNAVAILABLE');
  const after = await scrape(trusted.server);
  other.exec('ROLLBACK');
  other.close();

  expect(growth(before, after, 'cpr_ledger_records_total', { outcome: 'FAILED' })).toBe(1);
  expect(growth(before, after, 'cpr_ledger_records_total', { outcome: 'WRITTEN' })).toBe(0);
  expect(after.sum('cpr_ledger_waiting_records')).toBe(0);
  expect(after.sum('cpr_ledger_writable')).toBe(0);

  await until(async () => (await scrape(trusted.server)).sum('cpr_ledger_writable') === 1);
});
