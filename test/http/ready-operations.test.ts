import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, type OperationDefinitionNode } from 'graphql';
import jsonc from 'jsonc-parser';
import { CAPABILITY_NEEDED, readyOperations, type ReadyOperation } from '../../src/http/ready-operations.ts';
import { pathsWithoutValue } from '../graphql/paths-without-value.ts';
import * as datafordeler from '../simulators/datafordeler/simulator-settings.ts';
import { startDatafordelerSimulator } from '../simulators/datafordeler/start-simulator.ts';
import * as servicePlatform from '../simulators/service-platform/simulator-settings.ts';
import { startServicePlatformSimulator } from '../simulators/service-platform/start-simulator.ts';
import { startTestServer, type Answer, type TestServer } from './test-server.ts';

const TEST_PEOPLE = {
  kind: 'FAKE',
  testPeopleOnly: true,
  citizens: true,
  search: true,
  privateCitizens: true,
  events: true,
} as const;
const operations = readyOperations(TEST_PEOPLE);

/** What is empty on purpose, for those who look at the operation to see that. */
const SHOWN_EMPTY: Record<string, string[]> = {
  Protected: ['privateCitizen.name'],
  WhyEmpty: ['citizen.address'],
};
const SHOWN_ERRORS: Record<string, unknown[]> = {
  Many: [{ path: ['citizens', 3], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Runs it as GraphiQL would. */
function run(
  { query, variables = '{}' }: ReadyOperation,
  { on = server, headers = {} }: { on?: TestServer; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return on.post({ query, variables: jsonc.parse(variables) }, headers);
}

describe('an operation that GraphiQL opens with', () => {
  test('is one of at least seven, each with a name of its own', () => {
    expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
    expect(operations.length).toBeGreaterThanOrEqual(7);
  });

  test.each(operations)('$name is named in its text and says first what it shows', ({ name, query }) => {
    const [operation, ...others] = parse(query).definitions as OperationDefinitionNode[];
    expect(operation?.name?.value).toBe(name);
    expect(others).toEqual([]);
    expect(query).toMatch(/^# [A-Z].{10,}(\n# .+)*\.\n/);
  });

  test.each(operations)(
    '$name has people in its variables only, and says there who they are',
    (operation) => {
      expect(operation.query).not.toMatch(CPR_NUMBER);
      if (operation.variables !== undefined)
        expect(operation.variables).toMatch(/^\{\n( {2}\/\/ .+\n)+ {2}"/);
    },
  );

  test.each(operations)('$name runs at once and shows something everywhere', async (operation) => {
    const { status, body } = await run(operation);
    expect(status).toBe(200);
    expect(pathsWithoutValue(body.data)).toEqual(SHOWN_EMPTY[operation.name] ?? []);
    expect(body.errors ?? []).toMatchObject(SHOWN_ERRORS[operation.name] ?? []);
  });
});

const CPR_NUMBER = /\d{6}-?\d{4}/;

describe('where people are real', () => {
  const unfilled = readyOperations({ ...TEST_PEOPLE, testPeopleOnly: false });

  test('the same operations name nobody: their variables are to be filled in', () => {
    expect(unfilled.map(({ query }) => query)).toEqual(operations.map(({ query }) => query));
    expect(unfilled.flatMap(({ variables }) => variables ?? []).join()).not.toMatch(/\d/);
    expect(unfilled[0]?.variables).toBe('{\n  // Fill in: these people are real.\n  "cpr": ""\n}');
  });

  test.each(unfilled.filter(({ variables }) => variables !== undefined))(
    '$name finds nobody before they are',
    async (operation) => {
      const { body } = await run(operation);
      const found = Object.values<any>(body.data ?? {}).flat();
      expect(found.every((one) => one === null || one.kind === 'INVALID')).toBe(true);
    },
  );
});

test('for every root field it is known what a provider must be capable of to answer it', async () => {
  const { body } = await server.query('{ __schema { queryType { fields { name } } } }');
  const fields = body.data.__schema.queryType.fields.map(({ name }: { name: string }) => name);
  expect(fields.filter((name: string) => !name.startsWith('_')).sort()).toEqual(
    Object.keys(CAPABILITY_NEEDED).sort(),
  );
});

describe('a provider is shown only what it answers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cpr-ready-operations-'));
  const stops: (() => Promise<void>)[] = [];
  const servers = new Map<string, TestServer>();
  beforeAll(async () => {
    const [ofDatafordeler, ofServicePlatform] = await Promise.all([
      startDatafordelerSimulator(),
      startServicePlatformSimulator(),
    ]);
    const configurations = {
      Datafordeler: datafordeler.writeConfigurations(ofDatafordeler, join(folder, 'datafordeler')),
      'Service Platform': servicePlatform.writeConfigurations(ofServicePlatform, join(folder, 'service')),
    };
    for (const [source, file] of Object.entries(configurations)) {
      const started = await startTestServer({ CPR_CONFIGURATIONS: file });
      servers.set(source, started);
      stops.push(() => started.stop());
    }
    stops.push(ofDatafordeler.stop, ofServicePlatform.stop);
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['Datafordeler', 'public', ['OneCitizen', 'Family', 'WhyEmpty', 'Many', 'Search', 'CprNumberFacts']],
    ['Datafordeler', 'private', ['AsACompany', 'CprNumberFacts']],
    ['Service Platform', 'authority', ['OneCitizen', 'Family', 'WhyEmpty', 'Many', 'CprNumberFacts']],
  ])('%s, %s: %j', async (source, configuration, expected) => {
    const on = servers.get(source)!;
    const headers = { 'x-cpr-configuration': configuration };
    const asked = '{ cprProvider { kind citizens search privateCitizens events testPeopleOnly } }';
    const { body } = await on.post({ query: asked }, headers);

    const shown = readyOperations(body.data.cprProvider);
    expect(shown.map(({ name }) => name)).toEqual(expected);
    for (const operation of shown) {
      const answer = await run(operation, { on, headers });
      expect(answer.body.errors).toBeUndefined();
      expect(Object.values(answer.body.data)).not.toContain(null);
    }
  });
});

/** The data that the operation of this name is answered with. */
async function dataOf(name: string): Promise<unknown> {
  const { body } = await run(operations.find((operation) => operation.name === name)!);
  return body.data;
}

test('the list of many shows two people, and nobody and a failure in their places', async () => {
  expect(await dataOf('Many')).toEqual({
    citizens: [
      expect.objectContaining({ cpr: '0808055007' }),
      expect.objectContaining({ cpr: '0301821005' }),
      null,
      null,
    ],
  });
});

test('the family has brothers and sisters, and a step is one call to the source', async () => {
  const before = server.providerCalls.length;
  const children = Array.from({ length: 6 }, () => ({ citizen: { id: expect.any(String) } }));
  expect(await dataOf('Family')).toMatchObject({ citizen: { parents: [{ citizen: { children } }, {}] } });
  expect(server.providerCalls.slice(before)).toHaveLength(3);
});
