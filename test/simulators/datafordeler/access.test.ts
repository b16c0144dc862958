import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import {
  post,
  PRIVATE_PATH,
  privateToken,
  PUBLIC_PATH,
  publicToken,
  query,
  send,
} from './simulator-client.ts';
import { startDatafordelerSimulator, type DatafordelerSimulator } from './start-simulator.ts';

let simulator: DatafordelerSimulator;
beforeAll(async () => {
  simulator = await startDatafordelerSimulator();
});
afterAll(() => simulator.stop());

const PUBLIC_QUERY = {
  query: '{ CPRCustom_PublicSectorPerson(input: { id: { eq: "nobody" } }) { pageInfo { endCursor } } }',
};

describe('the GraphQL service', () => {
  test.each([
    ['no token', null],
    ['a token it never gave', 'a.b.c'],
  ])('refuses %s with 401 and DAF-AUTH-0005, not in the GraphQL shape', async (_case, token) => {
    const reply = await post(simulator, PUBLIC_PATH, token, PUBLIC_QUERY);
    expect(reply.status).toBe(401);
    expect(JSON.parse(reply.text)).toEqual({ errorCode: 'DAF-AUTH-0005', detail: expect.any(String) });
  });

  test('refuses a token of the other sector with 403 and DAF-AUTH-0001', async () => {
    const publicWithPrivate = await post(simulator, PUBLIC_PATH, await privateToken(simulator), PUBLIC_QUERY);
    const privateWithPublic = await post(simulator, PRIVATE_PATH, await publicToken(simulator), PUBLIC_QUERY);
    for (const { status, text } of [publicWithPrivate, privateWithPublic]) {
      expect(status).toBe(403);
      expect(JSON.parse(text)).toMatchObject({ errorCode: 'DAF-AUTH-0001' });
    }
  });

  test.each(['v1', 'v2', 'v3'])('is there as %s', async (version) => {
    const path = `/CPR/custom/PublicSector/${version}`;
    expect(await query(simulator, PUBLIC_QUERY.query, {}, path)).toMatchObject({ status: 200 });
  });

  test.each([
    '/CPR/custom/PublicSector/v4',
    '/CPR/custom/PublicSector/3',
    '/CPR/v3',
    '/CPR/custom/CommercialSector/v3',
  ])('answers 404 at %s', async (path) => {
    const token = await publicToken(simulator);
    expect(await post(simulator, path, token, PUBLIC_QUERY)).toMatchObject({ status: 404 });
  });

  test.each([PUBLIC_PATH, PRIVATE_PATH])(
    'gives its schema at %s/schema? to who has a token',
    async (path) => {
      const url = `${simulator.graphqlOrigin}${path}/schema?`;
      const token = path === PUBLIC_PATH ? await publicToken(simulator) : await privateToken(simulator);
      const signedIn = await send(simulator, url, { headers: { authorization: `Bearer ${token}` } });
      expect(buildSchema(signedIn.text).getQueryType()).toBeDefined();
      expect(await send(simulator, url, {})).toMatchObject({ status: 401 });
    },
  );

  test('tells how long it took in Server-Timing', async () => {
    const { headers } = await query(simulator, PUBLIC_QUERY.query);
    expect(headers['server-timing']).toMatch(/^reqlatency;dur=\d+$/);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
  });

  test('refuses a body that is no GraphQL request with 400', async () => {
    const token = await publicToken(simulator);
    expect(await post(simulator, PUBLIC_PATH, token, { no: 'query' })).toMatchObject({ status: 400 });
  });
});
