import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatafordelerSimulator } from '../../simulators/datafordeler/start-simulator.ts';
import { startTestServer, type Answer, type TestServer } from '../../http/test-server.ts';

export type Served = TestServer & {
  readonly askFor: (cpr: string) => Promise<Answer>;
  /** The lines of the log that tell of a failure of the source. */
  readonly failures: () => { code: string; advice: string; upstreamTraceId: string | null }[];
};

/** What an operator would set for the simulator: the public sector and a shared secret. `folder` is for the file with its authority. */
export function settingsFor(
  simulator: DatafordelerSimulator,
  folder: string,
  settings: Record<string, string> = {},
): Record<string, string> {
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, simulator.caPem);
  const { clientId, clientSecret } = simulator.credentials.publicSector;
  return {
    CPR_PROVIDER: 'datafordeler',
    DATAFORDELER_SECTOR: 'public',
    DATAFORDELER_GRAPHQL_URL: simulator.graphqlOrigin,
    DATAFORDELER_TOKEN_URL: simulator.secretTokenUrl,
    DATAFORDELER_CLIENT_ID: clientId,
    DATAFORDELER_CLIENT_SECRET: clientSecret,
    DATAFORDELER_CA: ca,
    DATAFORDELER_TEST_PEOPLE: 'on',
    DATAFORDELER_TIME_LIMIT_MS: '60000',
    ...settings,
  };
}

/** The real server with the real adapter, over TLS to the simulator, for as long as `use` takes. */
export async function withServed<T>(
  simulator: DatafordelerSimulator,
  settings: Record<string, string>,
  use: (served: Served) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cpr-served-'));
  try {
    const server = await startTestServer(settingsFor(simulator, folder, settings));
    try {
      return await use({ ...server, ...questionsTo(server) });
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const questionsTo = (server: TestServer): Pick<Served, 'askFor' | 'failures'> => ({
  askFor: (cpr) => server.query('query($cpr: CprNumber!) { citizen(cpr: $cpr) { id } }', { cpr }),
  failures: () =>
    server.logged
      .map((line) => JSON.parse(line) as Record<string, any>)
      .filter(({ advice }) => advice !== undefined)
      .map(({ code, advice, upstreamTraceId }) => ({ code, advice, upstreamTraceId })),
});

/** A published test person with a name and an address. */
export const SOMEBODY = '0707614293';

/** Another number each time, so that a failure planned for one does not hit another test. Somebody may have it or not. */
export function nextNumber(): string {
  count += 1;
  return `0101595${String(count).padStart(3, '0')}`;
}
let count = 0;

/** How often the service was asked for this number. */
export const timesAsked = ({ queries }: DatafordelerSimulator, number: string): number =>
  queries.filter(({ variables }) => JSON.stringify(variables).includes(number)).length;
