import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import type { RunningServer } from './running-server.ts';

type Case = {
  readonly id: string;
  readonly title: string;
  readonly status: 'OPEN' | 'CLOSED';
  readonly opened: string;
  /** All that is stored about a person: `Citizen.id`. */
  readonly citizenId: string;
};

const CASES = JSON.parse(read('cases.json')) as readonly Case[];

/** What the case subgraph offers, with federation's directives. */
export const CASE_SDL = read('cases.graphql');

const resolvers = {
  Query: {
    cases: (_root: unknown, { first }: { first: number }) => CASES.slice(0, first),
    case: (_root: unknown, { id }: { id: string }) => findCase(id),
  },
  Case: {
    __resolveReference: ({ id }: { id: string }) => findCase(id),
    // The id is enough: the router takes everything else from the CPR subgraph.
    citizen: ({ citizenId }: Case) => ({ id: citizenId }),
  },
  Citizen: {
    // Whether somebody has the id, only the register knows; here anybody may have cases, or none.
    __resolveReference: ({ id }: { id: string }) => ({ id }),
    cases: ({ id }: { id: string }) => CASES.filter(({ citizenId }) => citizenId === id),
  },
};

/** Starts a municipality's case system as a subgraph. Port 0 takes any free one. */
export async function startCaseSubgraph({ port = 0 } = {}): Promise<RunningServer> {
  const server = new ApolloServer({
    schema: buildSubgraphSchema([{ typeDefs: parse(CASE_SDL), resolvers }]),
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port } });
  return { url, stop: () => server.stop() };
}

function findCase(id: string): Case | null {
  return CASES.find((one) => one.id === id) ?? null;
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}
