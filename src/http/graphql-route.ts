import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../graphql/context.ts';
import { MOST_NESTED, nestsTooDeep } from '../graphql/limits/nesting.ts';
import { createLoaders } from '../graphql/loaders.ts';
import type { Provider } from '../providers/provider.ts';
import { errorBody } from './error-body.ts';

type Options = {
  readonly apollo: ApolloServer<Context>;
  readonly provider: Provider;
  readonly requestTimeout: number;
  /** Said to whoever opens `/graphql` in a browser. */
  readonly whereGraphiqlIs: string;
};

/** `POST /graphql`, as GraphQL over HTTP has it. GET is refused: a query in a URL would put CPR numbers into every access log. */
export function registerGraphqlRoute(
  app: FastifyInstance,
  { apollo, provider, requestTimeout, whereGraphiqlIs }: Options,
): void {
  app.post<{ Body: unknown }>('/graphql', async (request, reply) => {
    if (isNestedTooDeep(request.body)) {
      return reply
        .code(400)
        .send(
          errorBody(
            'OPERATION_TOO_DEEP',
            `The operation nests brackets more than ${MOST_NESTED} deep, which no operation needs.`,
          ),
        );
    }
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), requestTimeout);
    // A client that hangs up needs no answer, and its look-ups upstream are called off.
    reply.raw.once('close', () => {
      clearTimeout(timer);
      abort.abort();
    });
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers: headersFor(request), search: '', body: request.body },
      context: async () => ({
        provider,
        loaders: createLoaders(provider, abort.signal),
        signal: abort.signal,
        now: new Date(),
        log: request.log,
      }),
    });
    clearTimeout(timer);
    // Of Apollo Server's headers only this one: it has a cache-control of its own for some errors.
    reply.header('content-type', answer.headers.get('content-type'));
    reply.code(answer.status ?? 200);
    // Only incremental delivery comes in chunks, and graphql-js 16 has none.
    return answer.body.kind === 'complete' ? answer.body.string : '';
  });

  app.route({
    method: app.supportedMethods.filter((method) => method !== 'POST'),
    url: '/graphql',
    handler: async (_request, reply) =>
      reply
        .code(405)
        .header('allow', 'POST')
        .send(
          errorBody(
            'BAD_REQUEST',
            `Send GraphQL by POST: a query in a URL would end up in logs.${whereGraphiqlIs}`,
          ),
        ),
  });
}

/** Before the parser sees it: parser and validation rules call themselves for each bracket, until the stack is full. */
function isNestedTooDeep(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('query' in body)) return false;
  return typeof body.query === 'string' && nestsTooDeep(body.query);
}

/** Those of the request's headers that Apollo Server reads. */
function headersFor({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  if (headers['content-type'] !== undefined) map.set('content-type', headers['content-type']);
  if (headers.accept !== undefined) map.set('accept', headers.accept);
  return map;
}
