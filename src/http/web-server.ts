import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration/configuration.ts';
import type { Caller } from '../domain/caller.ts';
import { mayReadLedger } from '../ledger/may-read.ts';
import { createRecordReading } from '../ledger/reading/record-reading.ts';
import type { GraphqlService } from '../graphql/operation/graphql-service.ts';
import type { DeclaredAccess } from '../graphql/schema/schema-text.ts';
import type { Provider } from '../providers/provider.ts';
import { allowedHosts } from './allowed-hosts.ts';
import { createAskingOf, type Callers } from './asking-of.ts';
import { stopGracefully } from './graceful-stop.ts';
import { graphqlPost } from './graphql-post.ts';
import type { Readiness } from './health-routes.ts';
import { listen, webServers } from './listen.ts';
import { OpenBodies } from './open-bodies.ts';
import { requestListener } from './request-listener.ts';
import { RequestRates } from './request-rates.ts';
import { routerLock } from './router-secret.ts';
import { createRoutes } from './routes.ts';
import type { connectSignIn } from './sign-in/connect-sign-in.ts';
import type { PageSignIn } from './sign-in/sign-in-routes.ts';
import { Traffic } from './traffic.ts';
import type { Trust } from './trust.ts';
import { UnknownCallers } from './unknown-caller.ts';

type Parts = {
  readonly configuration: Configuration;
  readonly service: GraphqlService;
  /** By the names of their configurations. */
  readonly providers: ReadonlyMap<string, Provider>;
  readonly access: DeclaredAccess;
  /** Null where nobody signs in. */
  readonly trust: Trust | null;
  readonly logger: Logger;
  /** Named in what is told of each request. */
  readonly identity: object;
};

/** How long a client may take nothing of an answer that is ready, in milliseconds. */
const MOST_STALLED = 60_000;

export type WebServer = {
  readonly port: number;
  /** As {@link stopGracefully} does it. */
  stop(): Promise<void>;
};

/** Starts to listen. @throws the error of Node where the address can't be listened on */
export async function startWebServer(parts: Parts): Promise<WebServer> {
  const { configuration, service, providers, access, trust, logger, identity } = parts;
  const traffic = new Traffic();
  const readiness: Readiness = { draining: false, isRecording: () => trust?.ledger.isWritable ?? true };
  const { BODY_LIMIT_BYTES, OPEN_BODIES_LIMIT_BYTES, MAX_REQUESTS_PER_MINUTE } = configuration;
  const bodies = new OpenBodies(Math.max(OPEN_BODIES_LIMIT_BYTES, BODY_LIMIT_BYTES));
  const server = { identity, isClosing: () => traffic.isClosing };
  const unknownCallers = trust === null ? null : new UnknownCallers(trust.ledger);
  const signIn = trust === null ? null : await connectPages(configuration, trust, unknownCallers);
  const pages = trust === null || signIn === null ? null : { ...trust, pageSignIn: signIn };
  const configurations = { providers, byDefault: configuration.CPR_DEFAULT_CONFIGURATION };
  const routes = createRoutes({ configuration, configurations, access, readiness, server, pages, logger });
  await routes.ready();
  const listener = requestListener({
    server,
    traffic,
    hosts: allowedHosts(configuration.HOST, configuration.ALLOWED_HOSTS),
    rates: MAX_REQUESTS_PER_MINUTE === 0 ? null : new RequestRates(MAX_REQUESTS_PER_MINUTE),
    origins: configuration.CORS_ORIGINS,
    lock: routerLock(configuration.CPR_ROUTER_SECRET),
    graphql: graphqlPost({
      server,
      service,
      configurations,
      askingOf: createAskingOf(trust === null ? null : callersOf(trust, configuration, signIn)),
      unknownCallers,
      bodies,
      bodyLimit: BODY_LIMIT_BYTES,
      requestTimeout: configuration.REQUEST_TIMEOUT_MS,
      logger,
    }),
    others: (request, response) => routes.routing(request, response),
  });
  const times = {
    receive: configuration.RECEIVE_TIMEOUT_MS,
    stall: configuration.REQUEST_TIMEOUT_MS + MOST_STALLED,
  };
  const newServer = webServers(listener, times, configuration.tls);
  const watched = () => traffic.watch(newServer());
  const servers = await listen(watched, { host: configuration.HOST, port: configuration.PORT });
  const delayBefore = configuration.SHUTDOWN_DELAY_MS;
  return {
    port: portOf(servers[0]),
    async stop() {
      await stopGracefully({ servers, traffic, readiness, delayBefore });
      await routes.close();
      await signIn?.signIn.close();
    },
  };
}

/** Loaded where callers sign in. */
async function connectPages(...parts: Parameters<typeof connectSignIn>): Promise<PageSignIn | null> {
  const { connectSignIn } = await import('./sign-in/connect-sign-in.ts');
  return connectSignIn(...parts);
}

function callersOf(
  { identity, reader, ledger }: Trust,
  { trust }: Configuration,
  pages: PageSignIn | null,
): Callers {
  const mayRead = (caller: Caller): boolean => trust !== null && mayReadLedger(trust.ledger, caller);
  return {
    identity,
    about: { identity, reader, mayReadLedger: mayRead, recordReading: createRecordReading(ledger) },
    userinfoHeader: trust?.callers.userinfoHeader,
    tokenOfSession: pages === null ? () => undefined : pages.signIn.tokenOfSession,
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen on a port');
  return address.port;
}
