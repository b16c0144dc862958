import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraphSdl } from '../../src/graphql/schema/schema-text.ts';
import { createPersonTokens } from '../../src/providers/person-token.ts';
import { startCprSubgraph } from '../supergraph/cpr-subgraph.ts';
import { postGraphql } from '../supergraph/post-graphql.ts';
import type { RunningServer } from '../supergraph/running-server.ts';

const ID_KEY = '5e'.repeat(32);
const tokenOf = (cpr: string) => createPersonTokens(Buffer.from(ID_KEY, 'hex'), 'private-citizen').wrap(cpr);

let subgraph: RunningServer;
beforeAll(async () => {
  subgraph = await startCprSubgraph({ settings: { CPR_ID_KEY: ID_KEY } });
});
afterAll(() => subgraph.stop());

/** Every key of every entity: two that are found, one that is not, one that fails. */
const KEYS = [
  {
    type: 'Citizen',
    key: 'id',
    found: 'bd350589-5182-429f-80cc-6aa9ba713d74',
    other: '18594769-a595-4953-bc5a-85dc36f69e74',
    unknown: '00000000-0000-4000-8000-000000000000',
    failing: { key: 'fa4e2cdd-550f-f40e-13fe-7ae1be38c46a', code: 'UPSTREAM_UNAVAILABLE' },
    badKey: 'INVALID_ENTITY_REFERENCE',
  },
  {
    type: 'Citizen',
    key: 'cpr',
    found: '0707614293',
    other: '0808055007',
    unknown: '0101585000',
    failing: { key: '0101585503', code: 'UPSTREAM_UNAVAILABLE' },
    badKey: 'INVALID_CPR_NUMBER',
  },
  {
    type: 'PrivateCitizen',
    key: 'id',
    found: tokenOf('0707614293'),
    other: tokenOf('0808055007'),
    unknown: tokenOf('0101585000'),
    failing: { key: tokenOf('0101585403'), code: 'UPSTREAM_FORBIDDEN' },
    badKey: 'INVALID_ENTITY_REFERENCE',
  },
  {
    type: 'PrivateCitizen',
    key: 'cpr',
    found: '0707614293',
    other: '0808055007',
    unknown: '0101585000',
    failing: { key: '0101585429', code: 'UPSTREAM_RATE_LIMITED' },
    badKey: 'INVALID_CPR_NUMBER',
  },
  {
    type: 'CprEvent',
    key: 'id',
    found: 'fake-event-1',
    other: 'fake-event-2',
    unknown: 'fake-event-9999999999',
    // No event fails at the source; a key that is no text fails before it.
    failing: { key: 7, code: 'INVALID_ENTITY_REFERENCE' },
    badKey: 'INVALID_ENTITY_REFERENCE',
  },
] as const;

/** Representations as a router sends them, answered by `_entities`: the entities, and per error where it stands and its code. */
async function resolve(representations: readonly unknown[], fields = '__typename') {
  const answer = await postGraphql(
    subgraph.url,
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${fields} } }`,
    { representations },
  );
  return {
    status: answer.status,
    entities: answer.data?.['_entities'],
    errors: (answer.errors ?? []).map(({ path, extensions }) => ({ path, code: extensions?.code })),
  };
}

describe.each(KEYS)('a $type by $key', ({ type, key, found, other, unknown, failing, badKey }) => {
  const by = (value: unknown) => ({ __typename: type, [key]: value });
  const fields = `... on ${type} { id }`;

  test('is found', async () => {
    const { status, entities, errors } = await resolve([by(found)], `__typename ${fields}`);

    expect(status).toBe(200);
    expect(errors).toEqual([]);
    expect(entities).toMatchObject([{ __typename: type, ...(key === 'id' ? { id: found } : {}) }]);
  });

  test('that nobody has is null, without an error', async () => {
    const { entities, errors } = await resolve([by(unknown)]);

    expect(errors).toEqual([]);
    expect(entities).toEqual([null]);
  });

  test('that fails, fails alone and with its code', async () => {
    const { status, entities, errors } = await resolve([by(found), by(failing.key), by(other)]);

    expect(status).toBe(200);
    expect(errors).toEqual([{ path: ['_entities', 1], code: failing.code }]);
    expect(entities).toEqual([{ __typename: type }, null, { __typename: type }]);
  });

  test('comes back in the order of the keys, a key given twice in both places', async () => {
    const keys = [other, found, unknown, other];
    const inOrder = await resolve(keys.map(by), fields);
    const oneByOne = await Promise.all(keys.map((value) => resolve([by(value)], fields)));

    expect(inOrder.entities).toEqual(oneByOne.flatMap(({ entities }) => entities));
    expect(new Set((inOrder.entities as unknown[]).map((entity) => JSON.stringify(entity))).size).toBe(3);
  });

  test.each([
    ['a number', { [key]: 707614293 }],
    ['missing', {}],
    ['null', { [key]: null }],
    ['an object', { [key]: { is: found } }],
    ['a list', { [key]: [found] }],
    ['a truth value', { [key]: true }],
  ])('whose key is %s is refused in its own place', async (kind, keys) => {
    const { status, entities, errors } = await resolve([{ __typename: type, ...keys }, by(found)]);
    const hasNoKey = kind === 'missing' || kind === 'null';

    expect(status).toBe(200);
    expect(errors).toEqual([
      { path: ['_entities', 0], code: hasNoKey ? 'INVALID_ENTITY_REFERENCE' : badKey },
    ]);
    expect(entities).toEqual([null, { __typename: type }]);
  });
});

describe('a representation that is no entity of this subgraph', () => {
  const lars = { __typename: 'Citizen', cpr: '0707614293' };

  test.each([
    ['has an unknown __typename', { __typename: 'Vehicle', id: '1' }],
    ['has no __typename', { id: '1' }],
    ['has the __typename of a type without a key', { __typename: 'CprAddress', id: '1' }],
    ['has the __typename of an enum', { __typename: 'CprSex', id: '1' }],
    ['has a __typename that is no text', { __typename: 7, id: '1' }],
    ['has the __typename of a property that every object has', { __typename: 'constructor', id: '1' }],
    ['is a text', 'Citizen'],
    ['is a list', [lars]],
  ])('fails alone when it %s', async (_how, representation) => {
    const { status, entities, errors } = await resolve([lars, representation, lars]);

    expect(status).toBe(200);
    expect(errors).toEqual([{ path: ['_entities', 1], code: 'INVALID_ENTITY_REFERENCE' }]);
    expect(entities).toEqual([{ __typename: 'Citizen' }, null, { __typename: 'Citizen' }]);
  });
});

describe('_entities', () => {
  test('answers entities of all types in one request, each by its own key', async () => {
    const { entities, errors } = await resolve(
      KEYS.map(({ type, key, found }) => ({ __typename: type, [key]: found })),
    );

    expect(errors).toEqual([]);
    expect(entities).toEqual(KEYS.map(({ type }) => ({ __typename: type })));
  });

  test('takes the id where a router sends both keys', async () => {
    const [byId] = KEYS;
    const { entities } = await resolve(
      [{ __typename: 'Citizen', id: byId.found, cpr: '0808055007' }],
      '... on Citizen { id }',
    );

    expect(entities).toEqual([{ id: byId.found }]);
  });

  test('takes representations that are written in the query', async () => {
    const { data } = await postGraphql(
      subgraph.url,
      '{ _entities(representations: [{ __typename: "Citizen", cpr: "0707614293" }]) { ... on Citizen { sex } } }',
    );

    expect(data).toEqual({ _entities: [{ sex: 'MALE' }] });
  });

  const events = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ __typename: 'CprEvent', id: `fake-event-${index}` }));
  const refused = [{ path: ['_entities'], code: 'TOO_MANY_KEYS' }];

  test('answers 1,000 representations and refuses 1,001', async () => {
    const most = await resolve(events(1_000));
    const tooMany = await resolve(events(1_001));

    expect(most.errors).toEqual([]);
    expect(most.entities).toHaveLength(1_000);
    expect(tooMany.errors).toEqual(refused);
  });

  test('counts the same person once, however often and however written', async () => {
    const others = events(998);
    const people = Array.from({ length: 300 }, (_, index) => [
      { __typename: 'Citizen', cpr: index % 2 === 0 ? '0707614293' : '070761-4293' },
      { __typename: 'Citizen', id: 'bd350589-5182-429f-80cc-6aa9ba713d74' },
    ]).flat();
    const { entities, errors } = await resolve([...people, ...others], '... on Citizen { sex }');

    expect(errors).toEqual([]);
    expect(entities).toHaveLength(1_598);
    expect((entities as unknown[]).slice(0, 600)).toEqual(Array.from(people, () => ({ sex: 'MALE' })));
    expect(
      (await resolve([...people, ...others, { __typename: 'PrivateCitizen', cpr: '0707614293' }])).errors,
    ).toEqual(refused);
  });

  test.each([
    ['is none', 'Citizen'],
    ['names no type', { cpr: '0707614293' }],
    ['names a type that is no text', { __typename: { a: 1 }, id: '1' }],
    ['has no key', { __typename: 'Citizen' }],
    ['has no number', { __typename: 'Citizen', cpr: 'x' }],
  ])('counts each one that %s', async (_what, representation) => {
    expect((await resolve(Array.from({ length: 1_001 }, () => representation))).errors).toEqual(refused);
  });

  test('never repeats a key in an error', async () => {
    const { errors } = await postGraphql(
      subgraph.url,
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }',
      {
        representations: [
          { __typename: 'Citizen', cpr: '010158-5503' },
          { __typename: 'Citizen', cpr: '0101585503x' },
          { __typename: 'Citizen', id: 101585503 },
          { __typename: '0101585503', id: '1' },
        ],
      },
    );

    expect(errors).toHaveLength(4);
    expect(JSON.stringify(errors)).not.toMatch(/585503/);
  });
});

describe('a private citizen', () => {
  const fields = '... on PrivateCitizen { id cpr }';

  test('asked for by number echoes that number, the one that the company holds already', async () => {
    const { entities } = await resolve([{ __typename: 'PrivateCitizen', cpr: '070761-4293' }], fields);

    expect(entities).toEqual([{ id: tokenOf('0707614293'), cpr: '0707614293' }]);
  });

  test('asked for by id tells no number', async () => {
    const { entities } = await resolve([{ __typename: 'PrivateCitizen', id: tokenOf('0707614293') }], fields);

    expect(entities).toEqual([{ id: tokenOf('0707614293'), cpr: null }]);
  });

  test('asked for by both tells no number, so that nobody can check whose an id is', async () => {
    const { entities } = await resolve(
      [{ __typename: 'PrivateCitizen', id: tokenOf('0707614293'), cpr: '0808055007' }],
      fields,
    );

    expect(entities).toEqual([{ id: tokenOf('0707614293'), cpr: null }]);
  });

  test('is not found by the id of a citizen', async () => {
    const { entities, errors } = await resolve([{ __typename: 'PrivateCitizen', id: KEYS[0].found }]);

    expect(errors).toEqual([]);
    expect(entities).toEqual([null]);
  });
});

test('_service { sdl } is the whole SDL, the same as the download, without access that nobody has to sign in for', async () => {
  const download = await fetch(new URL('/schema/subgraph.graphql', subgraph.url));
  const { data } = await postGraphql(subgraph.url, '{ _service { sdl } }');

  expect(data).toEqual({ _service: { sdl: await download.text() } });
  expect(data).toEqual({ _service: { sdl: subgraphSdl('open') } });
});
