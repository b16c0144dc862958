import { createServer, type Server, type ServerOptions } from 'node:https';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAuthority, type Authority } from '../../certificates.ts';
import { createAccessTokens, type AccessTokens } from './access-tokens.ts';
import { issueCredentials, type Credentials } from './credentials.ts';
import { createFailurePlans, type FailurePlan } from '../failure-plans.ts';
import { KEEP_ALIVE } from '../keep-alive.ts';
import type { GraphqlFailure } from './graphql-failures.ts';
import { createGraphqlService, type Load } from './graphql-service.ts';
import { simulatedHandOver, type HandOver } from './hand-over.ts';
import { SIBLING_FORM, type PrivateForm } from './private-form.ts';
import { fakeRegisterPeople, type RegisterPeople } from './register-people.ts';
import type { LoggedQuery } from './request-log.ts';
import { RESERVED_NUMBERS } from './reserved-numbers.ts';
import { privateSector, publicSector, type AlterSchema } from './sector.ts';
import {
  byCertificate,
  bySecret,
  createTokenService,
  TOKEN_PATH,
  type TokenFailure,
} from './token-service.ts';

export type DatafordelerSimulator = {
  /** `https://127.0.0.1:<port>`; the services are at `/CPR/custom/PublicSector/v3` and `/CPR/custom/PrivateSector/v3`. */
  readonly graphqlOrigin: string;
  readonly secretTokenUrl: string;
  readonly certificateTokenUrl: string;
  /** The authority behind the certificates of all three servers. */
  readonly caPem: string;
  readonly credentials: Credentials;
  /** The queries that reached the GraphQL service, the oldest first; of very many the last 10000. */
  readonly queries: readonly LoggedQuery[];
  /** What the GraphQL service has to do. */
  readonly load: Readonly<Load>;
  /** Every answer of the GraphQL service waits so long, in milliseconds. */
  delay(milliseconds: number): void;
  /** Makes queries fail. */
  fail(plan: FailurePlan<GraphqlFailure>): void;
  readonly tokens: Pick<AccessTokens, 'setLife' | 'revokeAll'> & {
    /** How often each token server was asked. */
    readonly requests: { readonly secret: number; readonly certificate: number };
    /** Makes token requests fail, at both servers. */
    fail(plan: FailurePlan<TokenFailure>): void;
  };
  /** Tells of a change to a person's data, beside the one simulated change that everybody has. */
  handOver(personId: string, event: HandOver): void;
  /** Breaks all connections; done when the ports are free. */
  stop(): Promise<void>;
};

type Options = {
  /** Who is in the register; the Fake provider's people where left out. */
  readonly people?: RegisterPeople;
  readonly authority?: Authority;
  /** Gives the services other schemas, which they then answer by. */
  readonly alterSchema?: AlterSchema;
  /** Which of the forms that it may have the private service has. */
  readonly privateForm?: Partial<PrivateForm>;
};

/** Starts Datafordeler on this machine: its CPR services over GraphQL and its two token servers, each on a free port. */
export async function startDatafordelerSimulator({
  people = fakeRegisterPeople(),
  authority = createAuthority(),
  alterSchema,
  privateForm,
}: Options = {}): Promise<DatafordelerSimulator> {
  const credentials = issueCredentials(authority);
  const tokens = createAccessTokens();
  const handOvers = new Map<string, HandOver[]>();
  const queries: LoggedQuery[] = [];
  const load = { now: 0, most: 0, hungUp: 0 };
  const failures = createFailurePlans<GraphqlFailure>(RESERVED_NUMBERS);
  const tokenFailures = createFailurePlans<TokenFailure>();
  const requests = { secret: 0, certificate: 0 };
  let delay = 0;

  const handOversOf = (id: string): readonly HandOver[] => [
    simulatedHandOver(id),
    ...(handOvers.get(id) ?? []),
  ];
  const graphql = createGraphqlService({
    sectors: {
      PublicSector: publicSector(people, handOversOf, alterSchema),
      PrivateSector: privateSector(people, alterSchema, { ...SIBLING_FORM, ...privateForm }),
    },
    tokens,
    failures,
    log: queries,
    load,
    delay: () => delay,
  });
  const secret = createTokenService({
    authenticate: bySecret([credentials.publicSector, credentials.privateSector]),
    tokens,
    failures: tokenFailures,
    onRequest: () => (requests.secret += 1),
  });
  const certificate = createTokenService({
    authenticate: byCertificate([credentials.publicSectorCertificate, credentials.privateSectorCertificate]),
    tokens,
    failures: tokenFailures,
    onRequest: () => (requests.certificate += 1),
  });

  const tls = authority.issueServer(['127.0.0.1', 'localhost']);
  // Without a certificate a client still gets an HTTP answer, as it does from the real server: 401.
  const mutualTls = { ...tls, ca: authority.caPem, requestCert: true, rejectUnauthorized: false };
  const servers = await Promise.all([
    listen(tls, graphql),
    listen(tls, secret),
    listen(mutualTls, certificate),
  ]);
  const [graphqlServer, secretServer, certificateServer] = servers;

  return {
    graphqlOrigin: originOf(graphqlServer),
    secretTokenUrl: originOf(secretServer) + TOKEN_PATH,
    certificateTokenUrl: originOf(certificateServer) + TOKEN_PATH,
    caPem: authority.caPem,
    credentials,
    queries,
    load,
    delay(milliseconds) {
      delay = milliseconds;
    },
    fail: failures.fail,
    tokens: { setLife: tokens.setLife, revokeAll: tokens.revokeAll, requests, fail: tokenFailures.fail },
    handOver(personId, event) {
      handOvers.set(personId, [...(handOvers.get(personId) ?? []), event]);
    },
    async stop() {
      await Promise.all(servers.map(close));
    },
  };
}

async function listen(options: ServerOptions, listener: RequestListener): Promise<Server> {
  const server = createServer({ ...options, keepAliveTimeout: KEEP_ALIVE }, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function originOf(server: Server): string {
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
