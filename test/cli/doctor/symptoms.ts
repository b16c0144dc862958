import { DatabaseSync } from 'node:sqlite';
import type { Authority, Issued } from '../../certificates.ts';
import type { Broker } from '../../simulators/broker/start-broker.ts';
import type { DatafordelerSimulator } from '../../simulators/datafordeler/start-simulator.ts';
import type { ServicePlatformSimulator } from '../../simulators/service-platform/start-simulator.ts';

/** What symptoms are provoked with. */
export type Ward = {
  readonly datafordeler: DatafordelerSimulator;
  /** Its schemas lack a field that is asked for. */
  readonly datafordelerOfLater: DatafordelerSimulator;
  readonly servicePlatform: ServicePlatformSimulator;
  readonly broker: Broker;
  /** Nobody trusts it here. */
  readonly foreign: Authority;
  /** An address where nobody listens. */
  readonly closed: string;
  /** The address of a server whose clock is wrong. */
  readonly otherTime: string;
  /** Writes a file, and gives its path. */
  readonly written: (name: string, content: string) => string;
};

/** One thing that can be wrong, and the step that has to say so. */
export type Symptom = {
  readonly why: string;
  readonly step: string;
  readonly code: string;
  /** What is set otherwise than it should be: of the configuration, or, where callers sign in, of the variables and the issuer. */
  readonly settings?: (ward: Ward) => object;
  /** What goes wrong at the other side. */
  readonly provoke?: (ward: Ward) => void;
  /** Who is asked about. */
  readonly number?: string;
};

export const SOMEBODY = '0707614293';
/** Longer than a part of a name may be. */
const NO_HOST = `https://${'x'.repeat(64)}.example`;

const client = ({ written }: Ward, { cert, key }: Issued) => ({
  certificate: written('client.pem', cert),
  certificateKey: written('client.key', key),
});
const LAST_MONTH = {
  notBefore: new Date(Date.now() - 60 * 86_400_000),
  notAfter: new Date(Date.now() - 30 * 86_400_000),
};

/** Of the configuration that signs in by a secret, and asks as an authority. */
export const BY_SECRET: readonly Symptom[] = [
  {
    why: 'The address is misspelt',
    step: 'name of the service',
    code: 'UPSTREAM_ADDRESS_NOT_FOUND',
    settings: () => ({ graphqlUrl: NO_HOST }),
  },
  {
    why: 'A firewall lets nobody through who is not on its list, or the address is wrong',
    step: 'connection to the token server',
    code: 'UPSTREAM_UNAVAILABLE',
    settings: ({ closed }) => ({ tokenUrl: closed }),
  },
  {
    why: 'Something on the way, such as a proxy, answers in place of the service, or the file of authorities is another one',
    step: 'TLS of the service',
    code: 'UPSTREAM_ADDRESS_NOT_FOUND',
    settings: ({ written, foreign }) => ({ ca: written('foreign.pem', foreign.caPem) }),
  },
  {
    why: 'A clock is wrong',
    step: 'answer and clock of the token server',
    code: 'CLOCK_SKEW',
    settings: ({ otherTime }) => ({ tokenUrl: otherTime }),
  },
  {
    why: 'The secret is not the right one, or has expired',
    step: 'token',
    code: 'UPSTREAM_UNAUTHORIZED',
    settings: () => ({ clientSecret: 'another one' }),
  },
  {
    why: 'A shared secret is shown to the token server for certificates',
    step: 'token',
    code: 'UPSTREAM_UNAUTHORIZED',
    settings: ({ datafordeler }) => ({ tokenUrl: datafordeler.certificateTokenUrl }),
  },
  {
    why: 'The token server is down',
    step: 'token',
    code: 'UPSTREAM_UNAVAILABLE',
    provoke: ({ datafordeler }) => datafordeler.tokens.fail({ kind: 'status-500' }),
  },
  {
    why: 'Something else answers at the address of the token server',
    step: 'token',
    code: 'UPSTREAM_INVALID_RESPONSE',
    provoke: ({ datafordeler }) => datafordeler.tokens.fail({ kind: 'not-json' }),
  },
  {
    why: 'The data access is for the other sector, or not approved for this environment',
    step: 'schema',
    code: 'UPSTREAM_FORBIDDEN',
    settings: ({ datafordeler }) => {
      const { clientId, clientSecret } = datafordeler.credentials.privateSector;
      return { clientId, clientSecret };
    },
  },
  {
    why: 'The version in the path is retired, or there is none yet',
    step: 'schema',
    code: 'UPSTREAM_ADDRESS_NOT_FOUND',
    settings: () => ({ version: 9 }),
  },
  {
    why: 'The service has a new schema',
    step: 'schema',
    code: 'SCHEMA_MISFIT',
    settings: ({ datafordelerOfLater }) => ({
      graphqlUrl: datafordelerOfLater.graphqlOrigin,
      tokenUrl: datafordelerOfLater.secretTokenUrl,
      ...withoutGrant(datafordelerOfLater.credentials.publicSector),
    }),
  },
  {
    why: 'The credential is younger than an hour, or the IP address is not on the allowlist',
    step: 'question',
    code: 'UPSTREAM_UNAUTHORIZED',
    number: '0101585401',
  },
  {
    why: 'Too much is asked at once',
    step: 'question',
    code: 'UPSTREAM_RATE_LIMITED',
    number: '0101585429',
  },
  {
    why: 'The service is down',
    step: 'question',
    code: 'UPSTREAM_UNAVAILABLE',
    number: '0101585503',
  },
  {
    why: 'The service, or the network, is slow',
    step: 'question',
    code: 'UPSTREAM_TIMEOUT',
    settings: () => ({ timeLimitMs: 5_000 }),
    provoke: ({ datafordeler }) =>
      datafordeler.fail({ kind: 'slow', forNumber: SOMEBODY, milliseconds: 60_000 }),
  },
  {
    why: "The service ran out of its own time (Datafordeler's HC0045)",
    step: 'question',
    code: 'UPSTREAM_TIMEOUT',
    provoke: ({ datafordeler }) => datafordeler.fail({ kind: 'HC0045', forNumber: SOMEBODY }),
  },
  {
    why: "The service refuses one question (Datafordeler's DAF-AUTH-0001)",
    step: 'question',
    code: 'UPSTREAM_FORBIDDEN',
    provoke: ({ datafordeler }) => datafordeler.fail({ kind: 'DAF-AUTH-0001', forNumber: SOMEBODY }),
  },
  {
    why: 'Something else answers in place of the service',
    step: 'question',
    code: 'UPSTREAM_INVALID_RESPONSE',
    number: '0101585502',
  },
];

const withoutGrant = ({ clientId, clientSecret }: { clientId: string; clientSecret: string }) => ({
  clientId,
  clientSecret,
});

/** Of the configuration that signs in by a certificate, and asks as a company. */
export const BY_CERTIFICATE: readonly Symptom[] = [
  {
    why: 'The certificate has expired',
    step: 'client certificate',
    code: 'CERTIFICATE_EXPIRED',
    settings: (ward) =>
      client(ward, ward.servicePlatform.authority.issueClient({ commonName: 'Old' }, LAST_MONTH)),
  },
  {
    why: 'The certificate is not the one that was uploaded, or was renewed since',
    step: 'token',
    code: 'UPSTREAM_UNAUTHORIZED',
    settings: (ward) => client(ward, ward.servicePlatform.authority.issueClient({ commonName: 'New' })),
  },
];

/** Of the configuration that asks Service Platform on behalf of a municipality. */
export const OF_SERVICE_PLATFORM: readonly Symptom[] = [
  {
    why: 'The address is misspelt',
    step: 'name of the service',
    code: 'UPSTREAM_ADDRESS_NOT_FOUND',
    settings: () => ({ address: NO_HOST }),
  },
  {
    why: 'Nobody listens at the address, or a firewall refuses',
    step: 'connection to the service',
    code: 'UPSTREAM_UNAVAILABLE',
    settings: ({ closed }) => ({ address: closed }),
  },
  {
    why: 'Something on the way, such as a proxy, answers in place of the platform, or the file of authorities is another one',
    step: 'TLS of the service',
    code: 'UPSTREAM_ADDRESS_NOT_FOUND',
    settings: ({ written, foreign }) => ({ ca: written('foreign.pem', foreign.caPem) }),
  },
  {
    why: 'The certificate has expired',
    step: 'client certificate',
    code: 'CERTIFICATE_EXPIRED',
    settings: (ward) => ({
      ...client(ward, ward.servicePlatform.authority.issueClient({ commonName: 'Old' }, LAST_MONTH)),
      certificatePassword: undefined,
    }),
  },
  {
    why: 'The platform does not know the certificate, and closes the connection',
    step: 'answer and clock of the service',
    code: 'UPSTREAM_UNAVAILABLE',
    settings: (ward) => ({
      ...client(ward, ward.foreign.issueClient({ commonName: 'Foreign' })),
      certificatePassword: undefined,
    }),
  },
  {
    why: 'The service agreement is not approved, or the CVR number is not that of the agreement',
    step: 'question',
    code: 'UPSTREAM_BAD_REQUEST',
    settings: () => ({ municipalityCvr: '87654321' }),
  },
  {
    why: 'The platform closes the connection over a question',
    step: 'question',
    code: 'UPSTREAM_UNAVAILABLE',
    provoke: ({ servicePlatform }) => servicePlatform.fail({ kind: 'reset', forNumber: SOMEBODY }),
  },
  {
    why: 'A gateway of the platform refuses',
    step: 'question',
    code: 'UPSTREAM_FORBIDDEN',
    number: '0101585403',
  },
  {
    why: 'The version is retired, or the path is wrong',
    step: 'question',
    code: 'UPSTREAM_ADDRESS_NOT_FOUND',
    provoke: ({ servicePlatform }) => servicePlatform.fail({ kind: 'status-404', forNumber: SOMEBODY }),
  },
  {
    why: 'Too much is asked at once',
    step: 'question',
    code: 'UPSTREAM_RATE_LIMITED',
    number: '0101585429',
  },
  {
    why: 'The platform is down, or is being maintained',
    step: 'question',
    code: 'UPSTREAM_UNAVAILABLE',
    number: '0101585503',
  },
  {
    why: 'The platform, or the network, is slow',
    step: 'question',
    code: 'UPSTREAM_TIMEOUT',
    settings: () => ({ timeLimitMs: 5_000 }),
    provoke: ({ servicePlatform }) =>
      servicePlatform.fail({ kind: 'slow', forNumber: SOMEBODY, milliseconds: 60_000 }),
  },
];

function ofLater(file: string): string {
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE schema_version (room text PRIMARY KEY, version integer NOT NULL)');
  database.exec("INSERT INTO schema_version VALUES ('ledger', 99)");
  database.close();
  return file;
}

/** Kept, because a connection that nobody refers to may be closed. */
const HOLDERS: DatabaseSync[] = [];

/** Until the tests end. */
function held(file: string): string {
  const database = new DatabaseSync(file);
  HOLDERS.push(database);
  database.exec('PRAGMA journal_mode = WAL; BEGIN IMMEDIATE');
  return file;
}

const trustOf = (issuer: string): string =>
  JSON.stringify({
    callers: { issuers: [{ issuer, clients: ['case-system'] }] },
    purposes: {
      purposes: {
        CHILD_SUPPORT: {
          legalBasis: 'law',
          sector: 'public',
          clients: ['case-system'],
          fields: ['Citizen.name'],
          searchKeys: ['Query.citizen(cpr:)'],
        },
      },
    },
  });

/** Where callers sign in. */
export const OF_TRUST: readonly Symptom[] = [
  {
    why: 'The database is down, or the address in `CPR_STORAGE` is wrong',
    step: 'reached',
    code: 'STORAGE_UNREACHABLE',
    settings: ({ closed }) => ({ CPR_STORAGE: `postgres://user@${new URL(closed).host}/cpr` }),
  },
  {
    why: 'A newer program has written to the database',
    step: 'migrated',
    code: 'STORAGE_TOO_NEW',
    settings: ({ written }) => ({ CPR_STORAGE: `sqlite:${ofLater(written('later.sqlite', ''))}` }),
  },
  {
    why: 'Another program holds the database',
    step: 'writable',
    code: 'STORAGE_READ_ONLY',
    settings: ({ written }) => ({ CPR_STORAGE: `sqlite:${held(written('held.sqlite', ''))}` }),
  },
  {
    why: 'Nothing gets through to the identity provider, or its address is wrong',
    step: 'connection to the issuer',
    code: 'UPSTREAM_UNAVAILABLE',
    settings: ({ written, closed }) => ({
      CPR_TRUST: written('trust.json', trustOf(closed)),
      CPR_SIGN_IN_SECRET: '',
    }),
  },
  {
    why: 'The identity provider is down',
    step: 'discovery and keys',
    code: 'ISSUER_UNAVAILABLE',
    provoke: ({ broker }) => broker.fail('discovery', { kind: 'status-500' }),
  },
  {
    why: 'Something else answers at the address of its keys',
    step: 'discovery and keys',
    code: 'ISSUER_UNAVAILABLE',
    provoke: ({ broker }) => broker.fail('keys', { kind: 'not-json' }),
  },
];
