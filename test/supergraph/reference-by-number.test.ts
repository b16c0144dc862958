import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { blocksOf } from '../documentation-pages.ts';
import { startTestServer } from '../http/test-server.ts';
import { startGateway } from './gateway.ts';
import { postGraphql } from './post-graphql.ts';
import type { RunningServer } from './running-server.ts';

const SDL = blocksOf('docs/supergraph-owner.md', 'graphql').find((block) => block.includes('type Bill'))!;

const LARS = { id: 'bd350589-5182-429f-80cc-6aa9ba713d74', cpr: '0707614293' };
/** Found by both of her numbers. */
const WITH_NEW_NUMBER = {
  id: 'a05cac81-e750-45e2-8052-c64d3e26bf3e',
  present: '0904414174',
  former: '0904915174',
};

const running: { stop(): Promise<void> }[] = [];
let gateway: RunningServer;
beforeAll(async () => {
  const cpr = await startTestServer();
  running.push(cpr);
  const bills = new ApolloServer({
    schema: buildSubgraphSchema([{ typeDefs: parse(SDL), resolvers }]),
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  running.push(bills);
  const { url } = await startStandaloneServer(bills, { listen: { host: '127.0.0.1', port: 0 } });
  gateway = await startGateway({ subgraphs: { cpr: `${cpr.origin}/graphql`, bills: url } });
  running.push(gateway);
});
afterAll(async () => {
  for (const server of running.reverse()) await server.stop();
});

/** A bill has the number of who pays it as its id. */
const resolvers = {
  Query: { bill: (_root: unknown, { id }: { id: string }) => ({ id, payerCpr: id }) },
  Bill: { payer: ({ payerCpr }: { payerCpr: string }) => ({ cpr: payerCpr }) },
};

async function payerOf(cpr: string, fields: string) {
  const { data, errors } = await postGraphql(
    gateway.url,
    `query ($id: ID!) { bill(id: $id) { payer { ${fields} } } }`,
    { id: cpr },
  );
  const { payer } = data?.['bill'] as { payer: unknown };
  return { payer, codes: (errors ?? []).map(({ extensions }) => extensions?.code) };
}

describe('a subgraph that only has the number of a person', () => {
  test('gets the person by it', async () => {
    const { payer, codes } = await payerOf(LARS.cpr, 'id name { surname }');

    expect(codes).toEqual([]);
    expect(payer).toEqual({ id: LARS.id, name: { surname: 'Henriksen' } });
  });

  test('gets the person by a former number, which stays the one that it told', async () => {
    const { payer } = await payerOf(WITH_NEW_NUMBER.former, 'id cpr');
    const { data } = await postGraphql(gateway.url, `{ citizenById(id: "${WITH_NEW_NUMBER.id}") { cpr } }`);

    expect(payer).toEqual({ id: WITH_NEW_NUMBER.id, cpr: WITH_NEW_NUMBER.former });
    expect(data).toEqual({ citizenById: { cpr: WITH_NEW_NUMBER.present } });
  });

  test('is told its number as it wrote it', async () => {
    const { payer } = await payerOf('070761-4293', 'id cpr');

    expect(payer).toEqual({ id: LARS.id, cpr: '070761-4293' });
  });

  test('gets nothing but nulls, without an error, for a number that nobody has', async () => {
    expect(await payerOf('0101585000', 'cpr age')).toEqual({
      payer: { cpr: '0101585000', age: null },
      codes: [],
    });
  });

  test('gets null for that person when it asks for the id, which is never null', async () => {
    expect(await payerOf('0101585000', 'id age')).toEqual({ payer: null, codes: [] });
  });

  test.each([
    ['is no number', '1234', 'INVALID_CPR_NUMBER'],
    ['is a replacement number', '6101010003', 'REPLACEMENT_CPR_NUMBER'],
  ])('gets a coded error where the text %s', async (_what, text, code) => {
    expect(await payerOf(text, 'age')).toEqual({ payer: { age: null }, codes: [code] });
  });
});
