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
import type { GraphqlService } from '../graphql/operation/graphql-service.ts';
import type { DeclaredAccess } from '../graphql/schema/schema-text.ts';
import type { Capabilities } from '../providers/capabilities.ts';
import type { Provider } from '../providers/provider.ts';
import { CONFIGURATION_HEADER, type Configurations } from './choose-provider.ts';
import { allowOrigins } from './cors.ts';
import { registerGraphiql } from './graphiql/graphiql.ts';
import type { PageContent } from './graphiql/page.ts';
import { registerGraphqlRoute } from './graphql-route.ts';
import { registerHealthRoutes, type Readiness } from './health-routes.ts';
import { readyOperations } from './ready-operations.ts';
import { requestId } from './request-id.ts';
import { logRequest, logRequests } from './request-log.ts';
import { registerSchemaRoutes } from './schema-routes.ts';
import { sendError } from './send-error.ts';
import { answerUnreadableRequest } from './unreadable-request.ts';

type Parts = {
  readonly configuration: Configuration;
  readonly service: GraphqlService;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly access: DeclaredAccess;
  readonly readiness: Readiness;
  readonly logger: Logger;
};

/** The web server with all its routes, not listening yet. */
export function createWebServer({
  configuration,
  service,
  providers,
  access,
  readiness,
  logger,
}: Parts): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const app: FastifyInstance = fastify({
    loggerInstance,
    // Its own request log would write URLs.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: configuration.BODY_LIMIT_BYTES,
    genReqId: ({ headers }) => requestId(headers['x-request-id']),
    // A keep-alive connection without a request must not hold up the stop.
    forceCloseConnections: 'idle',
    // While it stops, what still comes on an open connection is answered like any other, and the connection closed behind it.
    return503OnClosing: false,
    // By default both of these quote the request, and skip every hook.
    frameworkErrors: (error, request, reply) => {
      setHeadersOfEveryAnswer(request, reply);
      reply.raw.once('finish', () => logRequest(request, reply));
      void answerError(error, request, reply);
    },
    clientErrorHandler: answerUnreadableRequest,
  });

  const whereGraphiqlIs = configuration.GRAPHIQL ? ' GraphiQL is at /graphiql.' : '';
  readJsonAsIs(app);
  app.addHook('onRequest', async (request, reply) => setHeadersOfEveryAnswer(request, reply));
  logRequests(app);
  app.setNotFoundHandler((_request, reply) =>
    sendError(reply, 404, 'BAD_REQUEST', `There is nothing here. GraphQL is at /graphql.${whereGraphiqlIs}`),
  );
  app.setErrorHandler<FastifyError>((error, request, reply) => answerError(error, request, reply));

  const { CORS_ORIGINS, CPR_DEFAULT_CONFIGURATION } = configuration;
  const configurations = { providers, byDefault: CPR_DEFAULT_CONFIGURATION };
  void app.register(
    async (graphql) => {
      if (CORS_ORIGINS !== undefined) await allowOrigins(graphql, CORS_ORIGINS);
      registerGraphqlRoute(graphql, {
        service,
        configurations,
        requestTimeout: configuration.REQUEST_TIMEOUT_MS,
        graphiqlPath: configuration.GRAPHIQL ? '/graphiql' : null,
      });
    },
    { prefix: '/graphql' },
  );
  registerHealthRoutes(app, readiness);
  registerSchemaRoutes(app, access);
  if (configuration.GRAPHIQL) {
    app.get('/', async (_request, reply) => reply.redirect('/graphiql'));
    registerGraphiql(app, {
      graphqlPath: '/graphql',
      operations: readyOperations(capabilitiesBehind(configurations)),
      ...headersOf(configurations),
      notice: noticeOf(providers),
    });
  }
  return app;
}

/** The one that the page opens with: the default, or else the first. */
function openedWith({ providers, byDefault }: Configurations): string {
  const [first] = providers.keys();
  return byDefault ?? first!;
}

/** Where there are several configurations the page names one, so that its operations run as they are and it is seen how to name another. */
function headersOf(configurations: Configurations): Pick<PageContent, 'headers'> {
  if (configurations.providers.size === 1) return {};
  return { headers: { [CONFIGURATION_HEADER]: openedWith(configurations) } };
}

/** What the page's operations can count on: what that configuration can do, and test people only where no header leads to real ones. */
function capabilitiesBehind(configurations: Configurations): Capabilities {
  const { providers } = configurations;
  const { capabilities } = providers.get(openedWith(configurations))!;
  return { ...capabilities, testPeopleOnly: hasTestPeopleOnly(providers) };
}

function hasTestPeopleOnly(providers: ReadonlyMap<string, Provider>): boolean {
  return [...providers.values()].every(({ capabilities }) => capabilities.testPeopleOnly);
}

/** Said above GraphiQL. */
function noticeOf(providers: ReadonlyMap<string, Provider>): string {
  const [first, another] = providers.values();
  const people = hasTestPeopleOnly(providers) ? 'test people only' : 'real people';
  if (another === undefined) return `${first!.capabilities.kind}: ${people}`;
  const names = [...providers].map(([name, provider]) => `${name} (${provider.capabilities.kind})`);
  return `${names.join(', ')}: ${people}. The header "${CONFIGURATION_HEADER}" chooses.`;
}

function setHeadersOfEveryAnswer(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'x-request-id': request.id,
    // Whatever is answered is about a person, or about this deployment: no cache on the way may keep it.
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
}

/** JSON without Fastify's own parser, whose errors quote the body. */
function readJsonAsIs(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(body as string));
    } catch {
      done(
        Object.assign(new Error('The body is not valid JSON.'), { statusCode: 400, code: 'INVALID_JSON' }),
      );
    }
  });
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return sendError(reply, 413, 'REQUEST_TOO_LARGE', 'The request body is larger than this server takes.');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return sendError(reply, 415, 'BAD_REQUEST', 'Send the body as application/json.');
    case 'INVALID_JSON':
      return sendError(reply, 400, 'BAD_REQUEST', error.message);
  }
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    return sendError(reply, status, 'BAD_REQUEST', 'The request is not one that this server understands.');
  }
  request.log.error({ err: error }, 'A request failed');
  return sendError(
    reply,
    500,
    'INTERNAL_SERVER_ERROR',
    'Something went wrong in the CPR subgraph. The log has it under this request id.',
  );
}
