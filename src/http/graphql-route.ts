import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphqlService } from '../graphql/operation/graphql-service.ts';
import { chooseProvider, CONFIGURATION_HEADER, type Configurations } from './choose-provider.ts';
import { noteOutcome } from './request-log.ts';
import { sendError } from './send-error.ts';

type Options = {
  readonly service: GraphqlService;
  readonly configurations: Configurations;
  readonly requestTimeout: number;
  /** The page for whoever comes with a browser; null where there is none. */
  readonly graphiqlPath: string | null;
};

/**
 * POST at the prefix of `app`, as GraphQL over HTTP has it. GET is refused: a query in a URL would put CPR numbers into every access log. Only
 * a browser that opens the address is led to the page that is meant for people.
 */
export function registerGraphqlRoute(
  app: FastifyInstance,
  { service, configurations, requestTimeout, graphiqlPath }: Options,
): void {
  app.post<{ Body: unknown }>('', async (request, reply) => {
    const choice = chooseProvider(configurations, request.headers[CONFIGURATION_HEADER]);
    if ('configuration' in choice) {
      const { configuration } = choice;
      if (configurations.providers.size > 1) request.log = request.log.child({ configuration });
    } else if (choice.code === 'UNKNOWN_CONFIGURATION') {
      return sendError(reply, 400, choice.code, choice.message);
    }
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(timeIsUp()), requestTimeout);
    // A client that hangs up needs no answer, and its look-ups upstream are called off.
    reply.raw.once('close', () => {
      clearTimeout(timer);
      if (!reply.raw.writableFinished) abort.abort();
    });
    const { headers, body, log } = request;
    const { status, contentType, text, ...outcome } = await service.answer(
      { body, contentType: headers['content-type'], accept: headers.accept },
      {
        ...('configuration' in choice ? choice : { provider: null, refusal: choice }),
        requestId: request.id,
        signal: abort.signal,
        now: new Date(),
        log,
      },
    );
    clearTimeout(timer);
    noteOutcome(request, outcome);
    // Of the service's headers only this one: Apollo Server has a cache-control of its own for some errors.
    return reply.code(status).header('content-type', contentType).send(text);
  });

  app.route({
    method: app.supportedMethods.filter((method) => method !== 'POST'),
    url: '',
    handler: async (request, reply) => {
      if (graphiqlPath !== null && opensPage(request)) return reply.redirect(graphiqlPath);
      const whereGraphiqlIs = graphiqlPath === null ? '' : ` GraphiQL is at ${graphiqlPath}.`;
      return sendError(
        reply.header('allow', 'POST'),
        405,
        'BAD_REQUEST',
        `Send GraphQL by POST: a query in a URL would end up in logs.${whereGraphiqlIs}`,
      );
    },
  });
}

const opensPage = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && headers.accept?.includes('text/html') === true;

/** As the platform's own `AbortSignal.timeout` has it. The executor tells by it that the client still waits. */
const timeIsUp = (): DOMException => new DOMException('The time of the request is up', 'TimeoutError');
