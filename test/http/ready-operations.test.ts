import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, type OperationDefinitionNode } from 'graphql';
import { readyOperations } from '../../src/http/ready-operations.ts';
import { pathsWithoutValue } from '../graphql/paths-without-value.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const operations = readyOperations();

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

  test.each(operations)('$name runs at once and shows something everywhere', async ({ name, query }) => {
    const { status, body } = await server.query(query);
    expect(status).toBe(200);
    expect(pathsWithoutValue(body.data)).toEqual(SHOWN_EMPTY[name] ?? []);
    expect(body.errors ?? []).toMatchObject(SHOWN_ERRORS[name] ?? []);
  });
});

/** The data that the operation of this name is answered with. */
async function dataOf(name: string): Promise<unknown> {
  const { body } = await server.query(operations.find((operation) => operation.name === name)!.query);
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
