import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestServer, type TestServer } from '../../http/test-server.ts';

/** How many events the provider was asked for, each time. */
const limits: number[] = [];
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({}, (provider) => ({
    ...provider,
    events(window, signal) {
      limits.push(window.limit);
      return provider.events(window, signal);
    },
  }));
});
afterAll(() => server.stop());

const events = (first: string) => `cprEvents(from: "2026-03-02T00:00:00Z" ${first}) { nodes { id } }`;

test.each([
  ['left out', `{ ${events('')} }`, {}],
  ['null', `{ ${events('first: null')} }`, {}],
  ['a variable that is left out', `query ($first: Int) { ${events('first: $first')} }`, {}],
  ['a variable that is null', `query ($first: Int) { ${events('first: $first')} }`, { first: null }],
])('a page has 100 events where "first" is %s', async (_how, query, variables) => {
  limits.length = 0;
  const { body } = await server.query(query, variables);

  expect(body.errors).toBeUndefined();
  expect(limits).toEqual([100]);
});
