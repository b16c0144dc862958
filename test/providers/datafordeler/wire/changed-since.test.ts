import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  changedSince,
  type ChangedPeople,
  type ChangeWindow,
} from '../../../../src/providers/datafordeler/wire/changed-since.ts';
import { NO_CAPTURE } from '../../../../src/providers/datafordeler/wire/debug-capture.ts';
import {
  createPersonService,
  type PersonService,
} from '../../../../src/providers/datafordeler/wire/person-service.ts';
import { PUBLIC_SECTOR } from '../../../../src/providers/datafordeler/wire/service.ts';
import { createTokenSource } from '../../../../src/providers/datafordeler/wire/token-source.ts';
import { createConnections, type Connections } from '../../../../src/providers/transport/http/connections.ts';
import { createResilience } from '../../../../src/providers/transport/resilience/resilience.ts';
import { fakeRegisterPeople } from '../../../simulators/datafordeler/register-people.ts';
import { PUBLIC_PATH } from '../../../simulators/datafordeler/simulator-client.ts';
import {
  startDatafordelerSimulator,
  type DatafordelerSimulator,
} from '../../../simulators/datafordeler/start-simulator.ts';

/** Behind the one hand-over that everybody in the simulator has, which is in the first half of 2026. */
const LATER = new Date('2026-09-01T00:00:00Z');
const { signal } = new AbortController();
const ids = fakeRegisterPeople()
  .all.map(({ id }) => id)
  .sort();

const upstream = { configuration: 'default', server: 'SERVICE' } as const;
const resilience = createResilience({
  upstream,
  concurrency: 1,
  timeLimit: 60_000,
  retries: 0,
  outagesBeforeRest: 10,
  restAfterOutages: 1_000,
});

let simulator: DatafordelerSimulator;
let connections: Connections;
let service: PersonService;
beforeAll(async () => {
  simulator = await startDatafordelerSimulator();
  const { caPem, credentials, graphqlOrigin, secretTokenUrl } = simulator;
  connections = createConnections({ ca: caPem, connections: 1 });
  service = createPersonService({
    service: PUBLIC_SECTOR,
    url: graphqlOrigin + PUBLIC_PATH,
    tokens: createTokenSource({
      upstream,
      url: secretTokenUrl,
      ...credentials.publicSector,
      connections,
      resilience,
      now: Date.now,
    }),
    connections,
    resilience,
    capture: NO_CAPTURE,
  });
});
afterAll(async () => {
  await connections.close();
  await simulator.stop();
});

const ask = (window: Partial<ChangeWindow> = {}): Promise<ChangedPeople> =>
  changedSince(service, { since: LATER, kind: null, limit: 100, after: null, ...window }, signal);

function handOver(id: string, forretningshaendelse: string, afleveringsdato: string): void {
  simulator.handOver(id, { forretningshaendelse, afleveringsdato });
}

test('nobody, when nothing was handed over since', async () => {
  expect(await ask()).toEqual({ ids: [], endCursor: null, hasMore: false });
});

describe('people whose data were handed over', () => {
  const [early, twice, onTheDot, late] = ids.slice(10, 14) as [string, string, string, string];
  beforeAll(() => {
    handOver(early, 'navn_og_beskyttelse', '2026-08-31T23:59:59.999Z');
    handOver(onTheDot, 'navn_og_beskyttelse', '2026-09-01T00:00:00Z');
    handOver(twice, 'cpradresse', '2026-09-01T18:30:00Z');
    handOver(twice, 'navn_og_beskyttelse', '2026-09-02T18:30:00Z');
    handOver(late, 'cpradresse', '2026-09-03T18:30:00Z');
  });

  test('at the instant or later are told, each once', async () => {
    const page = await ask();
    expect(page).toMatchObject({ ids: [twice, onTheDot, late].sort(), hasMore: false });
    expect((await ask({ since: new Date('2026-09-02T20:30:00+02:00') })).ids).toEqual([twice, late].sort());
  });

  test('for one kind of event can be asked for', async () => {
    expect((await ask({ kind: 'NAME_AND_PROTECTION' })).ids).toEqual([twice, onTheDot].sort());
    expect((await ask({ kind: 'CHURCH_MEMBERSHIP' })).ids).toEqual([]);
  });

  test('for a kind that the service has no code for are nobody, and it is not asked', async () => {
    const asked = simulator.queries.length;
    expect(await ask({ kind: 'UNKNOWN', after: 'x' })).toEqual({ ids: [], endCursor: 'x', hasMore: false });
    expect(simulator.queries.length).toBe(asked);
  });

  test('are asked for by id alone, with the instant as the service writes them', async () => {
    await ask({ kind: 'ADDRESS', limit: 7 });
    const { fields, variables } = simulator.queries.at(-1)!;
    expect(fields.filter((field) => !field.startsWith('beskyttelser'))).toEqual(['id']);
    expect(variables).toEqual({
      input: {
        cprhaendelse: {
          afleveringsdato: { gte: '2026-09-01T00:00:00.000000Z' },
          forretningshaendelse: { eq: 'cpradresse' },
        },
      },
      first: 7,
      after: null,
    });
  });
});

test('pages join without a gap, in the same order each time', async () => {
  const since = new Date('2026-01-01T00:00:00Z');
  const seen: string[] = [];
  let page: ChangedPeople | null = null;
  for (let turn = 0; page?.hasMore !== false && turn < 10; turn++) {
    page = await ask({ since, limit: 40, after: page?.endCursor ?? null });
    seen.push(...page.ids);
  }
  expect(seen).toEqual(ids);
  expect(await ask({ since, after: page?.endCursor ?? null })).toEqual({
    ids: [],
    endCursor: page?.endCursor,
    hasMore: false,
  });
});

test('nobody who changed is passed by: a page with an empty place fails', async () => {
  const pageInfo = { hasNextPage: false, endCursor: 'eA==' };
  const data = { CPRCustom_PublicSectorPerson: { edges: [{ cursor: 'eA==', node: null }], pageInfo } };
  simulator.fail({ kind: 'answer', answer: { status: 200, body: { data } } });
  await expect(ask({})).rejects.toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
});
