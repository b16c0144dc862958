import { composeServices } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, HeaderMap } from '@apollo/server';
import fastify, { type FastifyInstance } from 'fastify';
import { parse } from 'graphql';
import { registerGraphiql } from '../../src/http/graphiql/graphiql.ts';
import { postGraphql } from './post-graphql.ts';
import { readyOperations } from './ready-operations.ts';
import type { RunningServer } from './running-server.ts';

type Options = {
  /** URLs of running subgraphs by the name that they have in the supergraph. */
  readonly subgraphs: Readonly<Record<string, string>>;
  /** 0 takes any free one. */
  readonly port?: number;
};

/** Starts a gateway before subgraphs that run: it asks each for its SDL, composes them and serves the whole. */
export async function startGateway({ subgraphs, port = 0 }: Options): Promise<RunningServer> {
  const apollo = new ApolloServer({
    gateway: new ApolloGateway({ supergraphSdl: await composeRunning(subgraphs), logger: QUIET }),
    nodeEnv: 'production',
    introspection: true,
    stopOnTerminationSignals: false,
    logger: QUIET,
  });
  await apollo.start();
  const app = fastify({ forceCloseConnections: true });
  registerGraphqlRoute(app, apollo);
  app.get('/', async (_request, reply) => reply.redirect('/graphiql'));
  registerGraphiql(app, {
    graphqlPath: '/graphql',
    operations: readyOperations(),
    notice: 'A supergraph of the CPR subgraph and a made-up case system. Test people only',
  });
  const origin = await app.listen({ host: '127.0.0.1', port });
  return {
    url: `${origin}/graphql`,
    async stop() {
      await app.close();
      await apollo.stop();
    },
  };
}

/** Says nothing of what goes well, such as that the supergraph is loaded. */
const QUIET = {
  debug() {},
  info() {},
  warn: (message: unknown) => process.stderr.write(`${String(message)}\n`),
  error: (message: unknown) => process.stderr.write(`${String(message)}\n`),
};

async function composeRunning(subgraphs: Options['subgraphs']): Promise<string> {
  const definitions = Object.entries(subgraphs).map(async ([name, url]) => {
    const { data } = await postGraphql(url, '{ _service { sdl } }');
    const { sdl } = data?.['_service'] as { sdl: string };
    return { name, url, typeDefs: parse(sdl) };
  });
  const { supergraphSdl, errors } = composeServices(await Promise.all(definitions));
  if (errors !== undefined) throw new Error(errors.map(String).join('\n'));
  return supergraphSdl;
}

function registerGraphqlRoute(app: FastifyInstance, apollo: ApolloServer): void {
  app.post('/graphql', async (request, reply) => {
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([['content-type', 'application/json']]),
        search: '',
        body: request.body,
      },
      context: async () => ({}),
    });
    reply.code(answer.status ?? 200).headers(Object.fromEntries(answer.headers));
    return answer.body.kind === 'complete' ? answer.body.string : '';
  });
}
