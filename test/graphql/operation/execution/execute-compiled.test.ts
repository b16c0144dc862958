import { describe, expect, test } from '@jest/globals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { buildSchema, execute, getIntrospectionQuery, GraphQLError, parse, validate } from 'graphql';
import type { ExecutionResult, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { executeCompiled } from '../../../../src/graphql/operation/execution/execute-compiled.ts';
import type { ExecuteCompiledArgs } from '../../../../src/graphql/operation/execution/execute-compiled.ts';
import { compareRandom } from './compare-random.ts';

type Request = Omit<ExecuteCompiledArgs, 'schema' | 'document'>;

/** The answer of our executor, after it was found to be graphql-js's to the byte. */
async function answer(schema: GraphQLSchema, text: string, request: Request = {}): Promise<ExecutionResult> {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const { variables, ...rest } = request;
  const theirs = await execute({ ...rest, schema, document, variableValues: variables ?? null });
  const ours = await executeCompiled({ ...request, schema, document });
  expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs));
  return JSON.parse(JSON.stringify(ours)) as ExecutionResult;
}

describe('executeCompiled answers as execute of graphql-js', () => {
  test('on thousands of random operations, data, failures and promises, to the byte', async () => {
    const comparison = await compareRandom(40);
    expect(comparison.disagreements.slice(0, 3)).toEqual([]);
    expect(comparison.unhandledRejections).toBe(0);
    expect(comparison.executions).toBeGreaterThan(3000);
    // A comparison of trivial answers would prove little.
    expect(comparison.answersWithSeveralErrors).toBeGreaterThan(1000);
    expect(comparison.asynchronous).toBeGreaterThan(1000);
  }, 120_000);

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
    const result = await executeCompiled({ schema: people, document, rootValue: { strict } });
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
    const { data, errors } = await answer(people, '{ people { id } search }', { rootValue });
    expect(data).toEqual({ people: [{ id: '1' }], search: null });
    expect(errors?.[0]?.message).toBe('Expected Iterable, but did not find one for field "Query.search".');
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
      [['_entities', 4, 'subject', 'name'], undefined],
      [['_entities', 1], 'UPSTREAM_FAILED'],
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

  test('a property that is a function is called as a method, with arguments, context and info', async () => {
    const person = {
      id: 1,
      name(args: object, context: object, info: GraphQLResolveInfo): string {
        return JSON.stringify([this.id, args, context, info.path.key, Object.keys(info)]);
      },
      nickname: ({ short }: { short: boolean }) => `short: ${String(short)}`,
    };
    const request = { rootValue: { person }, contextValue: { locale: 'da' } };
    const { data } = await answer(people, '{ person { called: name nickname(short: true) } }', request);
    expect(data).toHaveProperty('person.nickname', 'short: true');
    expect(data).toHaveProperty(
      'person.called',
      expect.stringContaining('[1,{},{"locale":"da"},"called",["fieldName"'),
    );
  });

  test('a change that one makes to its arguments is not seen by the next request', async () => {
    const search = (args: { text: string; limit: number }): string[] => {
      const told = JSON.stringify(args);
      args.text = 'changed';
      return [told];
    };
    const document = parse(
      'query ($limit: Int) { search(text: "some", limit: $limit) again: search(limit: 2) }',
    );
    const request = { schema: people, document, rootValue: { search } };
    executeCompiled({ ...request, variables: { limit: 1 } });
    expect(await executeCompiled({ ...request, variables: { limit: 5 } })).toHaveProperty('data', {
      search: ['{"text":"some","limit":5}'],
      again: ['{"text":"all","limit":2}'],
    });
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
      JSON.stringify(await executeCompiled({ schema: people, document, rootValue, variables }));
    expect(await ask({ name: true })).toBe('{"data":{"person":{"id":"1","name":"Ane"}}}');
    expect(await ask({ name: false })).toBe('{"data":{"person":{"id":"1"}}}');
    expect(await ask({ name: true, age: false })).toBe(
      '{"data":{"person":{"id":"1","name":"Ane","age":30}}}',
    );
  });

  test('a null that passes validation by the default of its variable is an error of the field it decides on', async () => {
    const { errors } = await answer(people, text, { rootValue, variables: { name: true, age: null } });
    expect(errors?.[0]?.message).toBe('Argument "if" of non-null type "Boolean!" must not be null.');
  });

  test('more conditions than plans are kept for are answered all the same', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const document = parse(
      `query (${names.map((name) => `$${name}: Boolean!`).join(' ')}) { person {
        id ${names.map((name) => `${name}: name @include(if: $${name})`).join(' ')}
      } }`,
    );
    for (let combination = 0; combination < 2 ** names.length; combination++) {
      const included = names.filter((_, bit) => combination & (2 ** bit));
      const variables = Object.fromEntries(names.map((name) => [name, included.includes(name)]));
      const result = await executeCompiled({ schema: people, document, rootValue, variables });
      expect(Object.keys(result.data?.['person'] as object)).toEqual(['id', ...included]);
    }
  });

  test('that do not fit are errors without data, as many as are asked for', async () => {
    const request = { variables: { name: 'yes', age: 'no' }, options: { maxCoercionErrors: 1 } };
    const result = await answer(people, text, request);
    expect(result).not.toHaveProperty('data');
    expect(result.errors).toHaveLength(2);
  });
});

describe('what is not planned is left to graphql-js', () => {
  test('an operation that the document does not have', async () => {
    const text = 'query A { person { id } } query B { person { id } }';
    await answer(people, text, { operationName: 'C' });
    await answer(people, text);
    expect(await answer(people, text, { operationName: 'B' })).toEqual({ data: { person: null } });
  });

  test('one schema does not answer with the plan of another', async () => {
    const document = parse('{ person { name } }');
    const other = buildSchema('type Query { person: Person } type Person { name: Int }');
    const ask = async (schema: GraphQLSchema, name: unknown): Promise<unknown> =>
      (await executeCompiled({ schema, document, rootValue: { person: { name } } })).data?.['person'];
    expect(await ask(people, 'Ane')).toEqual({ name: 'Ane' });
    expect(await ask(other, 7)).toEqual({ name: 7 });
    expect(await ask(people, 'Bo')).toEqual({ name: 'Bo' });
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
  const empty = await executeCompiled({ schema: people, document: parse('{ person { id } }') });
  expect('toString' in (empty.data ?? {})).toBe(false);
});
