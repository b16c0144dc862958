import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { createAuthority, type Authority, type Issued } from '../../certificates.ts';
import { createFailurePlans, type FailurePlan } from '../failure-plans.ts';
import { KEEP_ALIVE } from '../keep-alive.ts';
import { createLookupService, type Load, type LoggedLookup } from './lookup-service.ts';
import { fingerprintOf, issueRegistered, REGISTRATION, type Registration } from './registration.ts';
import { RESERVED_NUMBERS } from './reserved-numbers.ts';
import type { ServiceFailure } from './service-failures.ts';
import { fakeServicePeople, type ServicePeople } from './service-people.ts';

export type ServicePlatformSimulator = {
  /** `https://127.0.0.1:<port>`; the service is at `/service/CPR/PersonBaseDataExtended/4` and `/5`. */
  readonly origin: string;
  /** The authority behind the certificate of the server, as PEM. */
  readonly caPem: string;
  /** What is registered at the platform, beside the certificate. */
  readonly registration: Registration;
  /** The registered certificate, issued by the simulator's authority. */
  readonly client: Issued;
  readonly authority: Authority;
  /** The requests by the contract that reached the service, the oldest first; of very many the last 10000. */
  readonly lookups: readonly LoggedLookup[];
  /** What the service has to do; a connection that a failure broke counts as hung up, too. */
  readonly load: Readonly<Load>;
  /** How many TLS connections were ever accepted. */
  readonly connections: number;
  /** Every answer comes so long after its question, in milliseconds. */
  delay(milliseconds: number): void;
  /** Makes look-ups fail. */
  fail(plan: FailurePlan<ServiceFailure>): void;
  /** Breaks all connections; done when the port is free. */
  stop(): Promise<void>;
};

type Options = {
  /** Who can be looked up; the Fake provider's people where left out. */
  readonly people?: ServicePeople;
  readonly authority?: Authority;
};

/** Starts Service Platform on this machine: its service of extended person data in versions 4 and 5, on a free port. */
export async function startServicePlatformSimulator({
  people = fakeServicePeople(),
  authority = createAuthority(),
}: Options = {}): Promise<ServicePlatformSimulator> {
  const client = issueRegistered(authority);
  const lookups: LoggedLookup[] = [];
  const load: Load = { now: 0, most: 0, hungUp: 0 };
  const pace = { milliseconds: 0 };
  const failures = createFailurePlans<ServiceFailure>(RESERVED_NUMBERS);
  let connections = 0;

  const service = createLookupService({
    people,
    fingerprint: fingerprintOf(client),
    failures,
    log: lookups,
    load,
    pace,
  });
  // Without a certificate of the authority the connection is broken, as by the real service.
  const mutualTls = { ca: authority.caPem, requestCert: true, rejectUnauthorized: true };
  const server = createServer(
    { ...authority.issueServer(['127.0.0.1', 'localhost']), ...mutualTls, keepAliveTimeout: KEEP_ALIVE },
    service,
  );
  server.on('secureConnection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    caPem: authority.caPem,
    registration: REGISTRATION,
    client,
    authority,
    lookups,
    load,
    get connections() {
      return connections;
    },
    delay(milliseconds) {
      pace.milliseconds = milliseconds;
    },
    fail: failures.fail,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      // The requests hear of it a moment after their connections.
      while (load.now > 0) await setImmediate();
    },
  };
}
