import { Agent } from 'undici';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTrustedServer, type TrustedServer } from '../trust/trusted-server.ts';
import { scrape } from './scrape.ts';

// Every series costs memory here and in whatever collects it, for good: no client may make as many as it likes.

const REQUESTS = 10_000;
const AT_ONCE = 50;

let trusted: TrustedServer;
let agent: Agent;
beforeAll(async () => {
  trusted = await startTrustedServer(
    {},
    { settings: { METRICS_HOST: '127.0.0.1', METRICS_PORT: '0', LOG_LEVEL: 'silent' } },
  );
  agent = new Agent({ connections: AT_ONCE });
});
afterAll(async () => {
  await agent.destroy();
  await trusted.close();
});

/** The requests that a hostile client sends, each kind again and again with something else in it; gives the status. */
const HOSTILE: readonly ((number: number) => Promise<number>)[] = [
  (number) => post({ query: `query Name${number} { cprProvider { kind } }` }),
  (number) => post({ query: `query Name${number} { nothing${number} }` }),
  (number) => post({ query: '{', operationName: `Name${number}` }),
  (number) => post({ query: '{ viewer { __typename } }' }, { authorization: `Bearer token${number}` }),
  (number) => post({ query: '{ viewer { __typename } }' }, { authorization: `Bearer ${jwt(number)}` }),
  (number) => post({ query: '{ __typename }' }, { 'x-cpr-configuration': `name${number}` }),
  (number) =>
    post(
      { query: '{ __typename }' },
      { 'x-cpr-purpose': `HOSTILE${number}`, 'x-request-id': `id-${number}` },
    ),
  (number) => post({ query: '{ __typename }' }, { [`x-header-${number}`]: 'x', accept: `text/x${number}` }),
  (number) => send('GET', `/path${number}?query=${number}`),
  (number) => send(['PROPFIND', 'MKCOL', 'LOCK', 'PURGE'][number % 4]!, `/graphql/${number}`),
];

function jwt(number: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', kid: `key${number}` })}.${part({ iss: trusted.broker.issuer, sub: `somebody${number}` })}.c2ln`;
}

const post = (body: object, headers: Readonly<Record<string, string>> = {}): Promise<number> =>
  send('POST', '/graphql', { 'content-type': 'application/json', ...headers }, JSON.stringify(body));

async function send(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | null = null,
): Promise<number> {
  const answer = await agent.request({
    origin: trusted.server.origin,
    method: method,
    path,
    headers,
    body,
  });
  await answer.body.dump();
  return answer.statusCode;
}

/** Sends so many, `AT_ONCE` at a time. */
async function sendMany(first: number, count: number): Promise<void> {
  let next = first;
  const sendOn = async (): Promise<void> => {
    for (let number = next++; number < first + count; number = next++)
      await HOSTILE[number % HOSTILE.length]!(number);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendOn));
}

/** The series, without those of the process: what it has open, and its garbage, come and go. */
const seriesNow = async (): Promise<string[]> =>
  [...(await scrape(trusted.server)).series.keys()]
    .filter((name) => !/^(?:nodejs|process)_/.test(name))
    .sort();

test('ten thousand requests that differ in all that a client can choose leave the series as they were', async () => {
  await sendMany(0, 4 * HOSTILE.length);
  const before = await seriesNow();
  await sendMany(4 * HOSTILE.length, REQUESTS);
  const after = await seriesNow();

  expect(after).toEqual(before);
  expect(after.length).toBeLessThan(500);
  const { sum, text } = await scrape(trusted.server);
  expect(sum('http_server_request_duration_seconds_count')).toBeGreaterThanOrEqual(REQUESTS);
  for (const chosen of [
    'Name1',
    'token1',
    'name1',
    'HOSTILE',
    'path1',
    'somebody',
    'MKCOL',
    trusted.broker.issuer,
  ]) {
    expect(text).not.toContain(chosen);
  }
}, 120_000);
