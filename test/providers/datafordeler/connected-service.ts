import { createConnections } from '../../../src/providers/transport/http/connections.ts';
import {
  createResilience,
  type Resilience,
  type ResilienceOptions,
} from '../../../src/providers/transport/resilience/resilience.ts';
import { NO_CAPTURE } from '../../../src/providers/datafordeler/wire/debug-capture.ts';
import {
  createPersonService,
  type PersonService,
} from '../../../src/providers/datafordeler/wire/person-service.ts';
import { PUBLIC_ALWAYS } from '../../../src/providers/datafordeler/wire/public-selection.ts';
import { PUBLIC_SECTOR } from '../../../src/providers/datafordeler/wire/service.ts';
import {
  createTokenSource,
  type TokenSource,
} from '../../../src/providers/datafordeler/wire/token-source.ts';
import { PUBLIC_PATH } from '../../simulators/datafordeler/simulator-client.ts';
import type { DatafordelerSimulator } from '../../simulators/datafordeler/start-simulator.ts';

export type Connected = {
  readonly service: PersonService;
  readonly tokens: TokenSource;
  /** How many people have this number. */
  readonly find: (cpr: string, signal?: AbortSignal) => Promise<number>;
};

type Wish = Partial<ResilienceOptions> & { readonly clientSecret?: string; readonly now?: () => number };

const UPSTREAM = { configuration: 'default', server: 'SERVICE' } as const;
const NEVER = new AbortController().signal;

/** The parts of the adapter over TLS to the simulator, with limits that a test can wait for, for as long as `use` takes. */
export async function withService<T>(
  simulator: DatafordelerSimulator,
  { clientSecret, now = Date.now, ...limits }: Wish,
  use: (connected: Connected) => Promise<T>,
): Promise<T> {
  const ca = simulator.caPem;
  const credential = {
    ...simulator.credentials.publicSector,
    ...(clientSecret !== undefined && { clientSecret }),
  };
  const all = {
    upstream: UPSTREAM,
    concurrency: 16,
    timeLimit: 60_000,
    retries: 2,
    outagesBeforeRest: 10,
    restAfterOutages: 5_000,
    ...limits,
  };
  const connections = createConnections({ ca, connections: 256 });
  const resilience: Resilience = createResilience(all);
  const tokens = createTokenSource({
    ...credential,
    upstream: UPSTREAM,
    url: simulator.secretTokenUrl,
    connections,
    resilience: createResilience({ ...all, concurrency: 1 }),
    now,
  });
  const url = simulator.graphqlOrigin + PUBLIC_PATH;
  const service = createPersonService({
    service: PUBLIC_SECTOR,
    url,
    tokens,
    connections,
    resilience,
    capture: NO_CAPTURE,
  });
  const find: Connected['find'] = async (cpr, signal = NEVER) =>
    (await service.all({ personnummer: { personnummer: { in: [cpr] } } }, [PUBLIC_ALWAYS], 1, signal)).length;
  try {
    return await use({ service, tokens, find });
  } finally {
    await connections.close();
  }
}
