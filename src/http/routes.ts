import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration/configuration.ts';
import { INTERNAL_MESSAGE } from '../graphql/errors/told-error.ts';
import type { DeclaredAccess } from '../graphql/schema/schema-text.ts';
import type { Configurations } from './choose-provider.ts';
import { allowOrigins } from './cors.ts';
import type { ExchangeServer } from './exchange.ts';
import { registerGraphiql } from './graphiql/graphiql.ts';
import { registerOtherMethods } from './graphql-other-methods.ts';
import { registerHealthRoutes, type Readiness } from './health-routes.ts';
import { pageContent } from './page-content.ts';
import { reportReply, reportRequests } from './report-request.ts';
import { requestId } from './request-id.ts';
import { GRAPHQL } from './request-listener.ts';
import { registerSchemaRoutes } from './schema-routes.ts';
import { sendError } from './send-error.ts';
import { registerSignIn, type PageSignIn } from './sign-in/sign-in-routes.ts';

type Parts = {
  readonly configuration: Configuration;
  readonly configurations: Configurations;
  readonly access: DeclaredAccess;
  readonly readiness: Readiness;
  readonly server: ExchangeServer;
  /** Null where nobody signs in on this server's own pages. */
  readonly signIn: PageSignIn | null;
  readonly logger: Logger;
};

/** All routes but POST /graphql. The app does not listen: requests are handed to its `routing`, once it is ready. */
export function createRoutes(parts: Parts): FastifyInstance {
  const { configuration, configurations, access, readiness, server, signIn, logger } = parts;
  const app = createApp(server.identity, logger);
  const graphiqlPath = configuration.GRAPHIQL ? '/graphiql' : null;
  const whereGraphiqlIs = graphiqlPath === null ? '' : ` GraphiQL is at ${graphiqlPath}.`;
  leaveBodies(app);
  app.addHook('onRequest', async (request, reply) => setHeadersOfEveryAnswer(request, reply));
  app.addHook('onSend', async (_request, reply) => {
    if (server.isClosing()) reply.header('connection', 'close');
  });
  reportRequests(app, server.identity);
  app.setNotFoundHandler((_request, reply) =>
    sendError(
      reply,
      404,
      'BAD_REQUEST',
      `There is nothing here. GraphQL is at ${GRAPHQL}.${whereGraphiqlIs}`,
    ),
  );
  app.setErrorHandler<FastifyError>((error, request, reply) => answerError(error, request, reply));

  const { CORS_ORIGINS } = configuration;
  void app.register(
    async (graphql) => {
      if (CORS_ORIGINS !== undefined) await allowOrigins(graphql, CORS_ORIGINS);
      registerOtherMethods(graphql, graphiqlPath);
    },
    { prefix: GRAPHQL },
  );
  registerHealthRoutes(app, readiness);
  registerSchemaRoutes(app, access);
  if (signIn !== null) registerSignIn(app, signIn);
  if (graphiqlPath !== null) {
    app.get('/', async (_request, reply) => reply.redirect(graphiqlPath));
    registerGraphiql(app, { ...pageContent(configurations), signsIn: signIn !== null });
  }
  return app;
}

function createApp(server: object, logger: Logger): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  return fastify({
    loggerInstance,
    // No route has a schema; without these two, compilers of schemas would be loaded for each start.
    schemaController: {
      compilersFactory: {
        buildValidator: unused,
        buildSerializer: unused,
      },
    },
    // Its own request log would write URLs.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: ({ headers }) => requestId(headers['x-request-id']),
    // By default this quotes the request, and skips every hook.
    frameworkErrors: (error, request, reply) => {
      setHeadersOfEveryAnswer(request, reply);
      reply.raw.once('finish', () => reportReply(server, request, reply));
      void answerError(error, request, reply);
    },
  });
}

function setHeadersOfEveryAnswer(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'x-request-id': request.id,
    // Whatever is answered is about a person, or about this deployment: no cache on the way may keep it.
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
}

/** None of these routes takes a body: Node throws away what arrives of one. */
function leaveBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    return sendError(reply, status, 'BAD_REQUEST', 'The request is not one that this server understands.');
  }
  request.log.error({ err: error }, 'A request failed');
  return sendError(reply, 500, 'INTERNAL_SERVER_ERROR', INTERNAL_MESSAGE);
}

/** A compiler that is never asked to compile anything. */
function unused(): never {
  throw new Error('A route has a schema, for which no compiler is loaded');
}
