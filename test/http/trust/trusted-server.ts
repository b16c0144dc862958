import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Provider } from '../../../src/providers/provider.ts';
import { BROKER_CLIENTS, MACHINE_CLIENTS } from '../../simulators/broker/broker-client.ts';
import { startBroker, type Broker } from '../../simulators/broker/start-broker.ts';
import { startTestServer, type Answer, type TestServer } from '../test-server.ts';

/** A server in which callers sign in at a broker, with the purposes that tests need. */
export type TrustedServer = {
  readonly server: TestServer;
  readonly broker: Broker;
  /** Where the record is. */
  readonly storage: string;
  readonly ledgerKey: string;
  ask(request: Request): Promise<Answer>;
  /** An access token of one of the broker's people. */
  token(person: string, client?: keyof typeof BROKER_CLIENTS): Promise<string>;
  close(): Promise<void>;
};

export type Request = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly token?: string;
  readonly purpose?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A broker, and a file that lets its people in. */
export type PreparedTrust = {
  readonly broker: Broker;
  /** Variables of the environment for a server. */
  readonly settings: Readonly<Record<string, string>>;
  /** Where the record is. */
  readonly storage: string;
  readonly ledgerKey: string;
  close(): Promise<void>;
};

export async function startTrustedServer(
  purposes: object,
  {
    settings = {},
    ledger = {},
    alter,
  }: {
    readonly settings?: Record<string, string>;
    readonly ledger?: object;
    readonly alter?: (provider: Provider) => Provider;
  } = {},
): Promise<TrustedServer> {
  const trust = await prepareTrust(purposes, ledger);
  const { broker, storage, ledgerKey } = trust;
  const server = await startTestServer({ ...trust.settings, ...settings }, alter);
  return {
    server,
    broker,
    storage,
    ledgerKey,
    ask: ({ query, variables = {}, token, purpose, headers = {} }) =>
      server.post(
        { query, variables },
        {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(purpose !== undefined && { 'x-cpr-purpose': purpose }),
          ...headers,
        },
      ),
    token: (person, client = 'authority') => broker.tokenFor(broker.person(person), BROKER_CLIENTS[client]),
    async close() {
      await server.stop();
      await trust.close();
    },
  };
}

/** Starts a broker, and writes what a server needs to let its people in. */
export async function prepareTrust(purposes: object, ledger: object = {}): Promise<PreparedTrust> {
  const broker = await startBroker();
  const folder = mkdtempSync(join(tmpdir(), 'trust-'));
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, broker.ca);
  const file = join(folder, 'trust.json');
  const people = [BROKER_CLIENTS.authority.id, BROKER_CLIENTS.company.id];
  const machines = Object.values(MACHINE_CLIENTS).map(({ id }) => id);
  writeFileSync(
    file,
    JSON.stringify({
      callers: {
        issuers: [
          { issuer: broker.issuer, kind: 'nets-eid-broker', clients: people, ca },
          { issuer: broker.machineIssuer, kind: 'openid-connect', clients: machines, ca },
        ],
        keysCooldown: 1,
      },
      purposes: { purposes },
      ledger,
    }),
  );
  const storage = `sqlite:${join(folder, 'ledger.sqlite')}`;
  const ledgerKey = randomBytes(32).toString('hex');
  return {
    broker,
    storage,
    ledgerKey,
    settings: { CPR_TRUST: file, CPR_STORAGE: storage, CPR_LEDGER_KEY: ledgerKey },
    async close() {
      await broker.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
