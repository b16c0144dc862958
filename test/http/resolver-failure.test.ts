import { afterEach, expect, test } from '@jest/globals';
import { ProviderError } from '../../src/providers/provider-error.ts';
import type { Provider } from '../../src/providers/provider.ts';
import { unlessAborted } from '../../src/providers/transport/resilience/unless-aborted.ts';
import { oldNumbers } from '../providers/fake/random-numbers.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer | undefined;
afterEach(() => server?.stop());

/** A server whose source fails in this way when it looks up citizens. */
async function serverOver(citizens: Provider['citizens'], settings: Record<string, string> = {}) {
  server = await startTestServer(settings, (provider) => ({ ...provider, citizens }));
  return server;
}

const QUERY = '{ citizen(cpr: "0707614293") { id } cprProvider { kind } }';
const MASKED = 'Something went wrong in the CPR subgraph. The log has it under this request id.';

test('a bug is told to the log, and to the caller only that there is one', async () => {
  const { query, logged } = await serverOver(async () => {
    throw new Error('Can not map 070761-4293 Hansen with secret-token');
  });

  const { status, headers, text } = await query(QUERY);

  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({
    data: { citizen: null, cprProvider: { kind: 'FAKE' } },
    errors: [
      {
        message: MASKED,
        locations: [{ line: 1, column: 3 }],
        path: ['citizen'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ],
  });
  const lines = logged.map((line) => JSON.parse(line) as object);
  expect(lines).toContainEqual({
    level: 'error',
    time: expect.any(String),
    requestId: headers.get('x-request-id'),
    field: 'Query.citizen',
    count: 1,
    err: {
      type: 'Error',
      // Where it is, without its words: they may be somebody's name.
      stack: expect.stringMatching(/^ {4}at /),
    },
    msg: 'A resolver failed',
  });
  expect(logged.join('')).not.toMatch(/Hansen|secret-token/);
});

test.each<[string, () => unknown]>([
  ['something that is no error', () => 'Hansen'],
  ['nothing at all', () => undefined],
  [
    'an error with a code that it has no right to',
    () => Object.assign(new Error('Hansen'), { extensions: { code: 'BAD_REQUEST' } }),
  ],
  [
    'an error with a status',
    () => Object.assign(new Error('Hansen'), { extensions: { http: { status: 418 } } }),
  ],
  ['a cause', () => new Error('x', { cause: new Error('Hansen') })],
])('so it is when what is thrown is %s', async (_what, thrown) => {
  const { query, logged } = await serverOver(async () => {
    return Promise.reject(thrown());
  });

  const { status, text, body } = await query(QUERY);

  expect(status).toBe(200);
  expect(body.errors).toMatchObject([{ message: MASKED, extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  expect(text).not.toContain('Hansen');
  expect(logged.filter((line) => line.includes('"A resolver failed"'))).toHaveLength(1);
});

test('so it is when a source answers what the schema can not show', async () => {
  const { query, logged } = await serverOver(async (keys) => keys.map(() => ({ id: {} }) as never));

  const { text, body } = await query(QUERY);

  expect(body.errors).toMatchObject([{ message: MASKED, extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  expect(text).not.toContain('cannot represent');
  expect(logged.filter((line) => line.includes('"A resolver failed"'))).toHaveLength(1);
});

test('a failed upstream comes with its trace id; why it failed is for the log', async () => {
  const { query, logged } = await serverOver(async (keys) =>
    keys.map(
      () =>
        new ProviderError('UPSTREAM_UNAVAILABLE', 'The source is not available.', {
          traceId: 'trace-1',
          cause: new Error('connect ECONNREFUSED, looking for 0707614293'),
        }),
    ),
  );

  const { text, body } = await query(QUERY);

  expect(body.errors).toMatchObject([
    {
      message: 'The source is not available.',
      extensions: { code: 'UPSTREAM_UNAVAILABLE', upstreamTraceId: 'trace-1' },
    },
  ]);
  expect(text).not.toContain('ECONNREFUSED');
  expect(logged.map((line) => JSON.parse(line) as object)).toContainEqual(
    expect.objectContaining({
      level: 'warn',
      code: 'UPSTREAM_UNAVAILABLE',
      upstreamTraceId: 'trace-1',
      err: expect.objectContaining({ message: 'connect ECONNREFUSED, looking for [CPR number]' }),
    }),
  );
});

test('an outage is one line in the log, however many people it fails for; each other failure has a line of its own', async () => {
  const refused = '0101585403';
  const { query, logged } = await serverOver(async (inquiries) =>
    inquiries.map(({ key: { cpr } }, index) =>
      cpr?.reveal() === refused
        ? new ProviderError('UPSTREAM_FORBIDDEN', 'The source does not grant us this person.')
        : new ProviderError('UPSTREAM_UNAVAILABLE', 'The source is not available.', {
            traceId: `trace-${index}`,
            advice: `Look at line ${index}`,
          }),
    ),
  );
  const cprs = [...oldNumbers(999).map((cpr) => cpr.reveal()), refused];

  const { headers, body } = await query('query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) { id } }', {
    cprs,
  });

  expect(body.errors?.map(({ path, extensions }) => [path, extensions])).toEqual(
    cprs.map((cpr, index) => [
      ['citizens', index],
      cpr === refused
        ? { code: 'UPSTREAM_FORBIDDEN' }
        : { code: 'UPSTREAM_UNAVAILABLE', upstreamTraceId: `trace-${index}` },
    ]),
  );
  const line = { level: 'warn', time: expect.any(String), requestId: headers.get('x-request-id') };
  expect(
    logged.map((text) => JSON.parse(text) as { level: string }).filter(({ level }) => level === 'warn'),
  ).toEqual([
    {
      ...line,
      code: 'UPSTREAM_UNAVAILABLE',
      count: 999,
      upstreamTraceId: 'trace-0',
      advice: 'Look at line 0',
      msg: 'The source is not available.',
    },
    {
      ...line,
      code: 'UPSTREAM_FORBIDDEN',
      count: 1,
      upstreamTraceId: null,
      advice: null,
      msg: 'The source does not grant us this person.',
    },
  ]);
});

test('a source without events says so, as an error with a code of its own', async () => {
  server = await startTestServer({}, (provider) => ({
    ...provider,
    capabilities: { ...provider.capabilities, events: false },
  }));

  const { body } = await server.query('{ cprEvents(from: "2026-03-02T00:00:00Z") { nodes { id } } }');

  expect(body.errors).toMatchObject([{ extensions: { code: 'NOT_OFFERED_BY_PROVIDER' } }]);
});

test('when the client hangs up, its look-ups are called off, which is nothing to write down', async () => {
  const asked = Promise.withResolvers<AbortSignal>();
  const { origin, logged } = await serverOver((_keys, { signal }) => {
    asked.resolve(signal);
    return unlessAborted(new Promise(() => undefined), signal);
  });
  const client = new AbortController();
  const answer = fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
    signal: client.signal,
  });
  const signal = await asked.promise;
  expect(signal.aborted).toBe(false);

  const calledOff = new Promise((resolve) => signal.addEventListener('abort', resolve));
  client.abort();

  await expect(answer).rejects.toThrow('aborted');
  await calledOff;
  await server?.stop();
  expect(logged.filter((line) => line.includes('"warn"') || line.includes('"error"'))).toEqual([]);
});
