import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROKER_CLIENTS } from '../../simulators/broker/broker-client.ts';
import { createSmallBrowser, type SmallBrowser } from '../../simulators/broker/small-browser.ts';
import { startBroker, type Broker } from '../../simulators/broker/start-broker.ts';
import { trustSettings } from '../../simulators/broker/trust-settings.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

/** The real server, on whose pages the broker's people can sign in. */
export type PagesServer = {
  readonly server: TestServer;
  readonly broker: Broker;
  /** Where the record is, a SQLite file. */
  readonly ledgerFile: string;
  /** Signs somebody in as a browser would. */
  signIn(person: string): Promise<SignedIn>;
  stop(): Promise<void>;
};

/** A browser in which somebody is signed in. */
export type SignedIn = {
  readonly browser: SmallBrowser;
  open(path: string): Promise<Response>;
  /** As a page of the server does it. */
  post(path: string, body: Record<string, string>): Promise<Response>;
  query(query: string, variables: object, headers?: Record<string, string>): Promise<any>;
};

type Options = {
  readonly settings?: Record<string, string>;
  /** Where the broker may send browsers back to, beside this machine's plain HTTP. */
  readonly redirectUri?: string;
};

export async function startPagesServer({ settings = {}, redirectUri }: Options = {}): Promise<PagesServer> {
  const folder = mkdtempSync(join(tmpdir(), 'cpr-pages-'));
  const { pages } = BROKER_CLIENTS;
  const client = redirectUri === undefined ? pages : { ...pages, redirectUris: [redirectUri] };
  const broker = await startBroker({ clients: [client] });
  const server = await startTestServer({ ...trustSettings(broker, folder), ...settings });
  const { origin } = server;
  return {
    server,
    broker,
    ledgerFile: join(folder, 'ledger.sqlite'),
    async signIn(person) {
      const browser = createSmallBrowser();
      const login = (await browser.follow(`${origin}/sign-in`, 'never:')) as Response;
      const form = { method: 'POST', body: new URLSearchParams({ person }) };
      await browser.follow(login.url, `${origin}/graphiql`, form);
      return {
        browser,
        open: (path) => browser.open(origin + path),
        post: (path, body) =>
          browser.open(origin + path, {
            method: 'POST',
            headers: { origin },
            body: new URLSearchParams(body),
          }),
        async query(query, variables, headers = {}) {
          const answer = await browser.open(`${origin}/graphql`, {
            method: 'POST',
            headers: { origin, 'content-type': 'application/json', ...headers },
            body: JSON.stringify({ query, variables }),
          });
          return answer.json();
        },
      };
    },
    async stop() {
      await server.stop();
      await broker.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
