import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, type OperationDefinitionNode } from 'graphql';
import { wrongVariables } from '../../../src/graphql/errors/wrong-variables.ts';

const schema = buildSchema(`
  type Query { people(filter: Filter, ids: [ID!], one: OneOf): Int }
  input Filter { name: Name, sizes: [[Int!]], kinds: [Kind!], near: Place, limit: Int! = 10 }
  input Name { surname: String, givenName: String }
  input Place { town: String!, street: String }
  input OneOf @oneOf { id: ID, name: Name }
  enum Kind { ALIVE, DEAD }
`);

function told(type: string, variables: Record<string, unknown>, suggest = true): string[] {
  const operation = parse(`query ($v: ${type}) { people }`).definitions[0] as OperationDefinitionNode;
  return wrongVariables(schema, operation, variables, { suggest }).map(({ message }) => message);
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
        '"$v.name.surename" is no field of "Name". Did you mean "surname" or "givenName"?',
        '"$v.name.givenname" is no field of "Name". Did you mean "givenName"?',
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
    const operation = parse('query ($cpr0707614293: ID!) { people }')
      .definitions[0] as OperationDefinitionNode;
    expect(wrongVariables(schema, operation, {}, { suggest: true }).map(({ message }) => message)).toEqual([
      '"$…" is missing: expected "ID!".',
    ]);
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
    '"$v.name.surename" is no field of "Name".',
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
  expect(looked).toBeLessThan(50);
});
