import { describe, expect, test } from '@jest/globals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { buildSchema, execute, getIntrospectionQuery, GraphQLError, parse, validate } from 'graphql';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { LookUp } from '../../../../src/graphql/operation/execution/look-up.ts';
import { executeOperation, type Args } from '../execute.ts';
import { compareRandom } from './compare-random.ts';

type Request = Omit<Args, 'schema' | 'document'>;

/** The answer of our executor, after it was found to be graphql-js's, whatever the order. */
async function answer(schema: GraphQLSchema, text: string, request: Request = {}): Promise<ExecutionResult> {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const { variables, ...rest } = request;
  const theirs = await execute({ ...rest, schema, document, variableValues: variables ?? null });
  const ours = await executeOperation({ ...request, schema, document });
  expect(ours.data).toEqual(JSON.parse(JSON.stringify(theirs.data ?? null)));
  expect(ours.errors?.map(String).sort()).toEqual(theirs.errors?.map(String).sort());
  return JSON.parse(JSON.stringify(ours)) as ExecutionResult;
}

describe('an operation is answered as by graphql-js', () => {
  // The same at length is in at-length/.
  test('on hundreds of random operations, data, failures, promises and look-ups', async () => {
    const comparison = await compareRandom(8);
    expect(comparison.disagreements.slice(0, 3)).toEqual([]);
    expect(comparison.unhandledRejections).toBe(0);
    expect(comparison.executions).toBeGreaterThan(600);
    // A comparison of trivial answers would prove little.
    expect(comparison.answersWithSeveralErrors).toBeGreaterThan(100);
    expect(comparison.asynchronous).toBeGreaterThan(200);
  });

  test('on random operations with version 17 in the place of 16, too', async () => {
    const comparison = await compareRandom(4, { seed: 1_000, version: 17 });
    expect(comparison.version).toMatch(/^17\./);
    expect(comparison.disagreements.slice(0, 3)).toEqual([]);
    expect(comparison.unhandledRejections).toBe(0);
    expect(comparison.executions).toBeGreaterThan(250);
  });

  test('on introspection', async () => {
    const { data, errors } = await answer(people, getIntrospectionQuery());
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty('__schema.queryType.name', 'Query');
  });
});

const people = buildSchema(`
  type Query { person: Person, people: [Person], strict: [Person!], search(text: String = "all", limit: Int): [String] }
  type Mutation { step(name: String!): String! }
  type Person { id: ID!, name: String, age: Int, friends: [Person!]!, nickname(short: Boolean): String }
`);

describe('lists', () => {
  test('a slot whose promise rejects is null, and every other slot keeps its place', async () => {
    const peopleOf = (...ids: number[]): unknown[] =>
      ids.map(async (id) => {
        await Promise.resolve();
        if (id % 2 === 0) throw new Error(`No person ${String(id)}`);
        return { id };
      });
    const { data, errors } = await answer(people, '{ people { id } }', {
      rootValue: { people: () => peopleOf(1, 2, 3, 4, 5) },
    });
    expect(data).toEqual({ people: [{ id: '1' }, null, { id: '3' }, null, { id: '5' }] });
    expect(errors?.map(({ path }) => path)).toEqual([
      ['people', 1],
      ['people', 3],
    ]);
  });

  test('a null in a list of non-null takes the list with it, and leaves no rejection without a listener', async () => {
    const strict = (): unknown[] => [Promise.reject(new Error('too late to tell')), null];
    const document = parse('{ strict { id } }');
    // graphql-js leaves the rejection of the first item alone here, so it is not asked.
    const result = await executeOperation({ schema: people, document, rootValue: { strict } });
    await new Promise((resolve) => setImmediate(resolve));
    expect(JSON.parse(JSON.stringify(result))).toEqual({
      errors: [
        {
          message: 'Cannot return null for non-nullable field Query.strict.',
          locations: [{ line: 1, column: 3 }],
          path: ['strict', 1],
        },
      ],
      data: { strict: null },
    });
  });

  test('whatever can be iterated is a list, and nothing else', async () => {
    const rootValue = { people: new Set([{ id: 1 }]), search: 'text' };
    const document = parse('{ people { id } search }');
    const { data, errors } = await executeOperation({ schema: people, document, rootValue });
    expect(data).toEqual({ people: [{ id: '1' }], search: null });
    expect(errors?.[0]?.message).toBe('Expected a list for field "Query.search".');
  });
});

describe('entities of a subgraph', () => {
  test('one reference that cannot be resolved fails alone', async () => {
    const typeDefs = parse(`
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
        type Query { any: Int }
        type Person @key(fields: "id") { id: ID!, name: String! }
        type Event @key(fields: "id") { id: ID!, subject: Person }
      `);
    const resolvers = {
      Person: {
        __resolveReference: async ({ id }: { id: string }) => {
          if (id === '2')
            throw new GraphQLError('Upstream failed', { extensions: { code: 'UPSTREAM_FAILED' } });
          return id === '3' ? null : { id, name: `Person ${id}` };
        },
      },
      Event: {
        __resolveReference: ({ id }: { id: string }) => ({ id, subject: { id: `of ${id}`, name: null } }),
      },
    };
    const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
    const { data, errors } = await answer(
      schema,
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) {
          __typename ... on Person { id name } ... on Event { subject { id name } }
        }
      }`,
      {
        variables: {
          representations: ['1', '2', '3', '4']
            .map((id) => ({ __typename: 'Person', id }))
            .concat([{ __typename: 'Event', id: '5' }]),
        },
      },
    );
    expect(data?.['_entities']).toEqual([
      { __typename: 'Person', id: '1', name: 'Person 1' },
      null,
      null,
      { __typename: 'Person', id: '4', name: 'Person 4' },
      { __typename: 'Event', subject: null },
    ]);
    expect(errors?.map(({ path, extensions }) => [path, extensions?.['code']])).toEqual([
      [['_entities', 1], 'UPSTREAM_FAILED'],
      [['_entities', 4, 'subject', 'name'], undefined],
    ]);
  });
});

describe('resolvers', () => {
  test('a value that is an Error is a failure, thrown or not', async () => {
    const rootValue = {
      person: { id: 1, name: new Error('returned'), age: Promise.resolve(new Error('promised')) },
    };
    const { data, errors } = await answer(people, '{ person { id name age } }', { rootValue });
    expect(data).toEqual({ person: { id: '1', name: null, age: null } });
    expect(errors?.map(({ message }) => message)).toEqual(['returned', 'promised']);
  });

  test('a property that is a function is called as a method, with arguments and context', async () => {
    const person = {
      id: 1,
      name(args: object, context: object): string {
        return JSON.stringify([this.id, args, context]);
      },
      nickname: ({ short }: { short: boolean }) => `short: ${String(short)}`,
    };
    const request = { rootValue: { person }, contextValue: { locale: 'da' } };
    const { data } = await answer(people, '{ person { called: name nickname(short: true) } }', request);
    expect(data).toHaveProperty('person.nickname', 'short: true');
    expect(data).toHaveProperty('person.called', '[1,{},{"locale":"da"}]');
  });

  test('the fields of a mutation run one after another, each after the one before has been answered', async () => {
    const steps: string[] = [];
    const step = async ({ name }: { name: string }): Promise<string> => {
      steps.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      steps.push(`${name} ends`);
      if (name === 'b') throw new Error('b failed');
      return name;
    };
    const text = 'mutation { a: step(name: "a") b: step(name: "b") c: step(name: "c") }';
    const { data } = await answer(people, text, { rootValue: { step } });
    expect(data).toBeNull();
    expect(steps.slice(0, 4)).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(steps).not.toContain('c begins');
  });
});

describe('variables', () => {
  const text = `query ($name: Boolean!, $age: Boolean = true) {
    person { id name @include(if: $name) ...More @skip(if: $age) }
  }
  fragment More on Person { age }`;
  const rootValue = { person: { id: 1, name: 'Ane', age: 30 } };

  test('of @skip and @include decide anew in each request which fields there are', async () => {
    const document = parse(text);
    const ask = async (variables: Record<string, unknown>): Promise<string> =>
      JSON.stringify(await executeOperation({ schema: people, document, rootValue, variables }));
    expect(await ask({ name: true })).toBe('{"data":{"person":{"id":"1","name":"Ane"}}}');
    expect(await ask({ name: false })).toBe('{"data":{"person":{"id":"1"}}}');
    expect(await ask({ name: true, age: false })).toBe(
      '{"data":{"person":{"id":"1","name":"Ane","age":30}}}',
    );
  });

  test('all their combinations are answered by one plan', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const document = parse(
      `query (${names.map((name) => `$${name}: Boolean!`).join(' ')}) { person {
        id ${names.map((name) => `${name}: name @include(if: $${name})`).join(' ')}
      } }`,
    );
    for (let combination = 0; combination < 2 ** names.length; combination++) {
      const included = names.filter((_, bit) => combination & (2 ** bit));
      const variables = Object.fromEntries(names.map((name) => [name, included.includes(name)]));
      const result = await executeOperation({ schema: people, document, rootValue, variables });
      expect(Object.keys(result.data?.['person'] as object)).toEqual(['id', ...included]);
    }
  });
});

test('of several operations the one that is named is run', async () => {
  const text = 'query A { person { id } } query B { person { id } }';
  expect(await answer(people, text, { operationName: 'B' })).toEqual({ data: { person: null } });
});

test('a source that breaks its word and rejects fails the request, and leaves no rejection without a listener', async () => {
  class Broken extends LookUp<never> {
    readonly typeName = '';
    readonly source = { load: () => Promise.reject(new Error('A bug')) };
    readonly isOpen = true;
    readonly answer = new Error('never read');
  }
  const document = parse('{ person { id } people { id } }');
  const rootValue = { person: () => new Broken(), people: () => [new Broken(), new Broken()] };
  await expect(executeOperation({ schema: people, document, rootValue })).rejects.toThrow('A bug');
  await new Promise((resolve) => setImmediate(resolve));
});

describe('a long answer', () => {
  const many = (length: number, resolve: () => void) => ({
    people: () =>
      Array.from({ length }, (_, id) => ({ id, name: () => (resolve(), `name ${id}`), friends: [] })),
  });
  const document = parse('{ people { id name friends { id } } }');

  test('lets others have their turn, and is whole all the same', async () => {
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns++;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    const spin = () => {
      for (const end = performance.now() + 1; performance.now() < end;);
    };
    const { data } = await executeOperation({ schema: people, document, rootValue: many(200, spin) });
    isDone = true;

    // 200 ms of work, in which others are let through at least every 20 ms and 8 items.
    expect(turns).toBeGreaterThan(3);
    const told = data?.['people'] as { id: string; name: string }[];
    expect(told.map(({ id, name }) => [id, name])).toEqual(
      Array.from({ length: 200 }, (_, id) => [String(id), `name ${id}`]),
    );
  });

  test('is refused when it grows beyond what is allowed, before it is written to its end', async () => {
    let written = 0;
    const rootValue = many(1_000, () => written++);
    const bounds = { answerLength: 1_000, errors: 10 };
    const answered = executeOperation({ schema: people, document, rootValue, bounds });
    await expect(answered).rejects.toMatchObject({ extensions: { code: 'ANSWER_TOO_LARGE' } });
    expect(written).toBeLessThan(100);
  });

  test('is refused when more fails than is allowed', async () => {
    let called = 0;
    const rootValue = many(1_000, () => {
      called++;
      throw new Error('failed');
    });
    const bounds = { answerLength: 1e9, errors: 10 };
    const answered = executeOperation({ schema: people, document, rootValue, bounds });
    await expect(answered).rejects.toMatchObject({ extensions: { code: 'TOO_MANY_ERRORS' } });
    expect(called).toBe(11);
  });
});

test('an object of the response inherits no name', async () => {
  const { data } = await answer(
    people,
    '{ constructor: __typename __proto__: __typename person { toString: id } }',
    {
      rootValue: { person: { id: 1 } },
    },
  );
  expect(Object.entries(data ?? {})).toEqual([
    ['constructor', 'Query'],
    ['__proto__', 'Query'],
    ['person', { toString: '1' }],
  ]);
});
