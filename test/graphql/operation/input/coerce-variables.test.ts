import { describe, expect, test } from '@jest/globals';
import { shortestTimeOf, WORST_STRINGS } from '../../worst-strings.ts';
import { buildSchema, parse, type OperationDefinitionNode } from 'graphql';
import { prepareVariables } from '../../../../src/graphql/operation/input/coerce-variables.ts';

const schema = buildSchema(`
  type Query { people(filter: Filter, ids: [ID!], one: OneOf): Int }
  input Filter { name: Name, sizes: [[Int!]], kinds: [Kind!], near: Place, limit: Int! = 10 }
  input Name { surname: String, givenName: String }
  input Place { town: String!, street: String }
  input OneOf @oneOf { id: ID, name: Name }
  enum Kind { ALIVE, DEAD }
`);

function coerced(definitions: string, variables: Record<string, unknown>, suggest = true) {
  const operation = parse(`query (${definitions}) { people }`).definitions[0] as OperationDefinitionNode;
  return prepareVariables(schema, operation, { suggest })(variables);
}

function told(type: string, variables: Record<string, unknown>, suggest = true): string[] {
  const result = coerced(`$v: ${type}`, variables, suggest);
  return 'errors' in result ? result.errors.map(({ message }) => message) : [];
}

describe('what is wrong in a variable is told with its place', () => {
  test.each<[string, string, unknown, string[]]>([
    ['a field that is missing', 'Filter', { near: {} }, ['"$v.near.town" is missing: expected "String!".']],
    [
      'a field that must not be null',
      'Filter',
      { near: { town: null }, limit: null },
      [
        '"$v.near.town" must not be null: expected "String!".',
        '"$v.limit" must not be null: expected "Int!".',
      ],
    ],
    ['a text for an object', 'Filter', { name: 'Hansen' }, ['"$v.name" must be an object: expected "Name".']],
    ['a list for an object', 'Filter', [{}], ['"$v" must be an object: expected "Filter".']],
    [
      'items of lists, by their indexes',
      'Filter',
      { sizes: [[1], [2, '3'], null, [null]] },
      ['"$v.sizes[1][1]" must be of type "Int".', '"$v.sizes[3][0]" must not be null: expected "Int!".'],
    ],
    [
      'a single value in the place of a list',
      'Filter',
      { sizes: 'Hansen' },
      ['"$v.sizes" must be of type "Int".'],
    ],
    [
      'a value that the enum does not have, with one that may be meant',
      'Filter',
      { kinds: ['DEAD', 'DAED'] },
      ['"$v.kinds[1]" must be one of the values of "Kind". Did you mean the enum value "DEAD"?'],
    ],
    [
      'a field that the input does not have, with those that may be meant',
      'Filter',
      { name: { surename: 1, givenname: 'Ida' } },
      [
        '"$v.name.surename" is not a field of "Name". Did you mean "surname" or "givenName"?',
        '"$v.name.givenname" is not a field of "Name". Did you mean "givenName"?',
      ],
    ],
    ['none of several', 'OneOf', { id: null }, ['"$v" must have exactly one of the fields of "OneOf".']],
    [
      'more than one of several',
      'OneOf',
      { id: '1', name: {} },
      ['"$v" must have exactly one of the fields of "OneOf".'],
    ],
  ])('%s', (_what, type, v, messages) => {
    expect(told(type, { v })).toEqual(messages);
  });

  test('a variable that is missing or null, but not one that has a default', () => {
    expect(told('ID!', {})).toEqual(['"$v" is missing: expected "ID!".']);
    expect(told('ID!', { v: null })).toEqual(['"$v" must not be null: expected "ID!".']);
    expect(told('ID! = "1"', {})).toEqual([]);
  });
});

describe('what a client wrote is not repeated', () => {
  test.each([
    ['a number', '0707614293'],
    ['a number in a name', 'cpr0707614293'],
    ['a number in parts', 'a_07_07_61_4293'],
    ['a day of birth', '_070761'],
    ['words', 'Jens Hansen'],
    ['a name without end', 'x'.repeat(65)],
    ['what pretends to be a suggestion', 'x. Did you mean "Hansen"?'],
    ['a property that every object has', '__proto__.x'],
  ])('as the name of a field: %s', (_what, name) => {
    expect(told('Filter', { v: { name: { [name]: 1, [`${name}2`]: 2 } } })).toEqual([
      '"$v.name" has a field that "Name" does not have.',
    ]);
  });

  test('as the name of a variable', () => {
    expect(coerced('$cpr0707614293: ID!', {})).toMatchObject({
      errors: [{ message: '"$…" is missing: expected "ID!".' }],
    });
  });

  test.each([
    'Hansen',
    'x" enum. Did you mean the enum value "Hansen"?',
    707614293,
    ['Hansen'],
    { DEAD: 'Hansen' },
  ])('as a value: %j', (value) => {
    expect(told('Filter', { v: { kinds: [value] } })).toEqual([
      '"$v.kinds[0]" must be one of the values of "Kind".',
    ]);
    expect(told('Filter', { v: { limit: value === 707614293 ? 0.5 : value } })).toEqual([
      '"$v.limit" must be of type "Int".',
    ]);
  });
});

test('names of the schema are offered only where they may be', () => {
  const v = { name: { surename: 1 }, kinds: ['DAED'] };
  expect(told('Filter', { v }, false)).toEqual([
    '"$v.name.surename" is not a field of "Name".',
    '"$v.kinds[0]" must be one of the values of "Kind".',
  ]);
});

test('ten mistakes are told, and the rest is not looked at', () => {
  let looked = 0;
  const ids = new Proxy(
    Array.from({ length: 1_000 }, () => ({})),
    {
      get: (target, key, receiver) => (looked++, Reflect.get(target, key, receiver) as unknown),
    },
  );
  expect(told('[ID!]', { v: ids })).toHaveLength(10);
  expect(looked).toBeLessThan(60);
});

test('an object with many more fields than its type is refused without being looked into', () => {
  const name = Object.fromEntries(Array.from({ length: 110_000 }, (_, index) => [`n${index}`, {}]));
  const deep = { name, near: { town: name } };

  expect(told('Filter', { v: { name } })).toEqual(['"$v.name" has 110000 fields; "Name" has 2.']);
  expect(told('Filter', { v: deep })).toEqual([
    '"$v.name" has 110000 fields; "Name" has 2.',
    '"$v.near.town" must be of type "String".',
  ]);
  expect(shortestTimeOf(() => told('Filter', { v: deep }))).toBeLessThan(500);
});

test.each(Object.entries(WORST_STRINGS))(
  'a megabyte of %j as any value or name takes no time',
  (_what, text) => {
    const values = [text, { [text]: 1 }, { kinds: text }, { limit: text }, { name: { [text]: text } }];
    for (const v of values) expect(shortestTimeOf(() => told('Filter', { v }))).toBeLessThan(200);
  },
);

describe('only what the client itself sent is read', () => {
  test('of the variables', () => {
    expect(coerced('$valueOf: Int = 7, $toString: Int, $constructor: Int', {})).toEqual({
      values: { valueOf: 7 },
    });
    expect(coerced('$__proto__: Int!', {})).toMatchObject({
      errors: [{ message: '"$__proto__" is missing: expected "Int!".' }],
    });
    const { values } = coerced('$__proto__: Int!', JSON.parse('{ "__proto__": 7 }')) as { values: object };
    expect(Object.entries(values)).toEqual([['__proto__', 7]]);
  });

  test('of an object', () => {
    const inherited = Object.create({ town: 'Odense' }) as object;

    expect(told('Filter', { v: { near: inherited } })).toEqual([
      '"$v.near.town" is missing: expected "String!".',
    ]);
  });
});

test('a default that is a list is made anew for each request', () => {
  const operation = parse('query ($v: [ID!] = ["1"]) { people }').definitions[0] as OperationDefinitionNode;
  const coerce = prepareVariables(schema, operation, { suggest: true });
  const [first, second] = [coerce({}), coerce({})] as { values: { v: unknown } }[];

  expect(first?.values.v).toEqual(['1']);
  expect(first?.values.v).not.toBe(second?.values.v);
});
