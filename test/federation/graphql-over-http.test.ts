import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startCprSubgraph } from '../supergraph/cpr-subgraph.ts';
import type { RunningServer } from '../supergraph/running-server.ts';

let subgraph: RunningServer;
beforeAll(async () => {
  subgraph = await startCprSubgraph();
}, 30_000);
afterAll(() => subgraph.stop());

describe('GraphQL over HTTP', () => {
  test.each(serverAudits({ url: () => subgraph.url }))('$id $name', async ({ fn }) => {
    const r = await fn();
    expect(r.status === 'ok' ? r : { status: r.status, reason: r.reason }).toMatchObject({ status: 'ok' });
  });
});
