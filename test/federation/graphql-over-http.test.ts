import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startCprSubgraph } from '../supergraph/cpr-subgraph.ts';
import type { RunningServer } from '../supergraph/running-server.ts';

const ONLY_POST = 'GET is refused on purpose: a query in a URL would put CPR numbers into logs';
const APOLLO_SERVER =
  'Apollo Server answers 400 where nothing could be executed; the recommendation is for clients that read a body only after 200';

/** What the specification allows or recommends and we do not do, by the id of its audit. */
const OTHERWISE: Readonly<Record<string, string>> = {
  '5A70': ONLY_POST,
  D6D5: ONLY_POST,
  '6A70': ONLY_POST,
  '572B': APOLLO_SERVER,
  FDE2: APOLLO_SERVER,
  '7B9B': APOLLO_SERVER,
};

let subgraph: RunningServer;
beforeAll(async () => {
  subgraph = await startCprSubgraph();
});
afterAll(() => subgraph.stop());

const audits = serverAudits({ url: () => subgraph.url });

describe('as the GraphQL over HTTP specification has it, the server', () => {
  test.each(audits.filter(({ id }) => !(id in OTHERWISE)))('$name ($id)', async ({ fn }) => {
    expect((await fn()).status).toBe('ok');
  });
});

describe('otherwise than the specification recommends, the server does not', () => {
  test.each(Object.entries(OTHERWISE))('do what %s is about: %s', async (id) => {
    const audit = audits.find((one) => one.id === id);

    // Nothing that it demands: that would be an error.
    expect(['warn', 'notice']).toContain((await audit?.fn())?.status);
  });
});
