import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAuthority, type Authority } from '../../certificates.ts';
import { createFailurePlans, type FailurePlan, type FailurePlans } from '../failure-plans.ts';
import { KEEP_ALIVE } from '../keep-alive.ts';
import { BROKER_CLIENTS, MACHINE_CLIENTS, type BrokerClient } from './broker-client.ts';
import { BROKER_PEOPLE, type BrokerPerson } from './broker-person.ts';
import { brokerListener, ENDPOINTS, type BrokerFailure, type Endpoint } from './broker-listener.ts';
import { createTokenMaker, type BrokerTokens, type TokenWish } from './broker-tokens.ts';
import { createLogin, type Login } from './login.ts';
import { createLoginProvider } from './login-provider.ts';
import { createLoginSessions } from './login-sessions.ts';
import { createMachineProvider, machineToken } from './machine-provider.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';

export type Broker = {
  /** `https://127.0.0.1:<port>/op`, the authority of people's tokens, as in their `iss`. */
  readonly issuer: string;
  /** `https://127.0.0.1:<port>/machines`, the issuer of tokens for programs. */
  readonly machineIssuer: string;
  /** The authority behind the server's certificate, and of the certificates that clients may show. */
  readonly authority: Authority;
  readonly ca: string;
  /** One of its people by key. */
  person(key: string): BrokerPerson;
  /** Signs somebody in without a page, and gives all four tokens. */
  signIn(
    person: BrokerPerson,
    client: BrokerClient,
    wish?: Parameters<typeof createLogin>[2],
  ): Promise<BrokerTokens & { readonly login: Login }>;
  /** The access token alone, otherwise than the broker would make it where that is wished. */
  tokenFor(
    person: BrokerPerson,
    client: BrokerClient,
    wish?: TokenWish & Parameters<typeof createLogin>[2],
  ): Promise<string>;
  /** As the broker gives it for client credentials; bound to a certificate by its thumbprint in base64url. */
  serviceToken(
    client: BrokerClient,
    options?: { readonly certificate?: string } & TokenWish,
  ): Promise<string>;
  /** As the issuer for machines gives it. */
  machineToken(
    client: BrokerClient,
    options?: { readonly certificate?: string } & TokenWish,
  ): Promise<string>;
  /** Signs whatever it is given with one of the broker's present keys: for tokens that no broker would make. */
  sign: SigningKeys['sign'];
  /** Present keys, to be misused. */
  readonly keys: Pick<SigningKeys, 'jwks' | 'kid' | 'privateKey'>;
  /** New keys in place of the old ones, which are not published any more. */
  rotateKeys(): Promise<void>;
  /** Signs out at the broker. */
  endSession(session: string): void;
  /** How often each endpoint was asked, of both issuers. */
  readonly requests: Readonly<Record<Endpoint, number>>;
  /** Makes requests to an endpoint fail. */
  fail(endpoint: Endpoint, plan: FailurePlan<BrokerFailure>): void;
  /** Breaks all connections; done when the ports are free. */
  stop(): Promise<void>;
};

type Options = {
  readonly people?: readonly BrokerPerson[];
  readonly clients?: readonly BrokerClient[];
  readonly machines?: readonly BrokerClient[];
  readonly authority?: Authority;
};

/**
 * Starts a broker on this machine whose tokens have the forms of those of Nets eID Broker, and beside it an issuer of tokens for programs.
 * Browsers sign in over plain HTTP, where they would not trust the certificate; everything else is over TLS.
 */
export async function startBroker({
  people = BROKER_PEOPLE,
  clients = Object.values(BROKER_CLIENTS),
  machines = Object.values(MACHINE_CLIENTS),
  authority = createAuthority(),
}: Options = {}): Promise<Broker> {
  let keys = await createSigningKeys(authority);
  const sessions = createLoginSessions();
  const plans = Object.fromEntries(
    ENDPOINTS.map((endpoint) => [endpoint, createFailurePlans<BrokerFailure>()]),
  ) as Record<Endpoint, FailurePlans<BrokerFailure>>;
  const requests = Object.fromEntries(ENDPOINTS.map((endpoint) => [endpoint, 0])) as Record<Endpoint, number>;

  // The issuer's address has its port in it, so what needs the address is made when that is known.
  let listener: RequestListener = (_request, response) => void response.writeHead(503).end();
  const handOn: RequestListener = (request, response) => listener(request, response);
  const tls = authority.issueServer(['127.0.0.1', 'localhost']);
  // Without a certificate a client still gets an answer, as from the real server.
  const mutualTls = { ...tls, ca: authority.caPem, requestCert: true, rejectUnauthorized: false };
  const server = createHttpsServer({ ...mutualTls, keepAliveTimeout: KEEP_ALIVE }, handOn);
  const pages = createHttpServer({ keepAliveTimeout: KEEP_ALIVE }, handOn);
  const [port, pagePort] = await Promise.all([server, pages].map(listen));
  const origin = `https://127.0.0.1:${port}`;
  const issuer = `${origin}/op`;
  const machineIssuer = `${origin}/machines`;
  const tokens = createTokenMaker(issuer, () => keys);
  listener = brokerListener({
    loginProvider: createLoginProvider({
      issuer,
      people,
      clients,
      keys,
      tokens,
      pageOrigin: () => `http://127.0.0.1:${pagePort}`,
      onLogin: sessions.add,
    }),
    machineProvider: createMachineProvider({ issuer: machineIssuer, clients: machines, keys: () => keys }),
    people,
    sessions,
    jwks: () => keys.jwks,
    plans,
    requests,
  });

  return {
    issuer,
    machineIssuer,
    authority,
    ca: authority.caPem,
    person(key) {
      const found = people.find((person) => person.key === key);
      if (found === undefined) throw new Error(`The broker has nobody called ${key}`);
      return found;
    },
    async signIn(person, client, wish) {
      const login = createLogin(person, client, wish);
      const made = await tokens.allOf(login);
      sessions.add(made.accessToken, login, made.expiresIn);
      return { ...made, login };
    },
    async tokenFor(person, client, { claims, header, use, ...wish } = {}) {
      const login = createLogin(person, client, wish);
      const token = await tokens.accessToken(login, {
        ...(claims && { claims }),
        ...(header && { header }),
        ...(use && { use }),
      });
      sessions.add(token, login, 3 * 3_600);
      return token;
    },
    serviceToken: (client, { certificate = null, ...wish }: ServiceWish = {}) =>
      tokens.serviceToken(client, certificate, wish),
    machineToken: (client, { certificate = null, ...wish }: ServiceWish = {}) =>
      machineToken(machineIssuer, keys, client.id, certificate, wish),
    sign: (claims, options) => keys.sign(claims, options),
    keys: {
      get jwks() {
        return keys.jwks;
      },
      kid: (use) => keys.kid(use),
      privateKey: (use) => keys.privateKey(use),
    },
    async rotateKeys() {
      keys = await createSigningKeys(authority);
    },
    endSession: sessions.end,
    requests,
    fail: (endpoint, plan) => plans[endpoint].fail(plan),
    async stop() {
      await Promise.all([server, pages].map(close));
    },
  };
}

type ServiceWish = { readonly certificate?: string | null } & TokenWish;

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
