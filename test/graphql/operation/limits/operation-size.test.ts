import { describe, expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { createOperationMeasure } from '../../../../src/graphql/operation/limits/operation-size.ts';
import { createSchema } from '../../../../src/graphql/schema/schema.ts';

const schema = createSchema('declared');
const measure = createOperationMeasure(schema, 20, 1_000);

function sizeOf(query: string, variables: Record<string, unknown> = {}, operationName?: string) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  return measure(document, operationName, variables);
}
const costOf = (query: string, variables?: Record<string, unknown>) => sizeOf(query, variables).cost;

describe('cost', () => {
  test('of a person looked up is their weight; what they are told about costs only where it is an object', () => {
    expect(costOf('{ citizen(cpr: "1") { id sex age } }')).toBe(10);
    expect(costOf('{ citizen(cpr: "1") { name { surname } address { lines } } }')).toBe(12);
    expect(costOf('{ citizen(cpr: "1") { spouse { citizen { id } } } }')).toBe(21);
  });

  test('of a list below a person is that of as many items as the schema assumes', () => {
    expect(costOf('{ citizen(cpr: "1") { children { role } } }')).toBe(10 + 3 * 1);
    expect(costOf('{ citizen(cpr: "1") { children { citizen { parents { role } } } } }')).toBe(
      10 + 3 * (1 + 10 + 2 * 1),
    );
  });

  test.each([
    ['a literal list', '{ citizens(cprs: ["1", "2", "3"]) { id } }', {}, 30],
    [
      'a literal list of variables',
      'query($a: CprNumber!) { citizens(cprs: [$a, $a]) { id } }',
      { a: '1' },
      20,
    ],
    [
      'a list in a variable',
      'query($l: [CprNumber!]!) { citizens(cprs: $l) { id } }',
      { l: ['1', '2', '3'] },
      30,
    ],
    ['a list by default', 'query($l: [CprNumber!]! = ["1", "2"]) { citizens(cprs: $l) { id } }', {}, 20],
    ['one item in the place of a list', 'query($l: [ID!]!) { citizensById(ids: $l) { id } }', { l: '1' }, 10],
    [
      'one number in the place of a list',
      'query($l: [ID!]!) { citizensById(ids: $l) { id } }',
      { l: 900 },
      10,
    ],
    ['an empty list', '{ citizens(cprs: []) { id } }', {}, 0],
    [
      'entities',
      '{ _entities(representations: [{__typename: "Citizen"}, {__typename: "Citizen"}]) { __typename } }',
      {},
      20,
    ],
  ])('of %s is that of as many people', (_what, query, variables, cost) => {
    expect(costOf(query, variables)).toBe(cost);
  });

  test.each([
    ['in the document', 'first: 7', '', {}, 7],
    ['in a variable', 'first: $n', '($n: Int)', { n: 7 }, 7],
    ['by the default of a variable', 'first: $n', '($n: Int = 7)', {}, 7],
    ['in a variable instead of its default', 'first: $n', '($n: Int = 7)', { n: 900 }, 900],
    ['nowhere, so the default of the argument holds', 'to: null', '', {}, 100],
    ['as a variable that is not sent', 'first: $n', '($n: Int)', {}, 100],
    ['as null', 'first: null', '', {}, 100],
  ])(
    'of a page is that of as many events as `first` says: %s',
    (_where, argument, definition, variables, first) => {
      const query = `query${definition} { cprEvents(from: "2026-03-02T00:00:00Z", ${argument}) { nodes { id } } }`;

      expect(costOf(query, variables)).toBe(first * (10 + 1));
    },
  );

  test('counts no more items than a field ever takes, and tells no number that a client sent', () => {
    const query = 'query($n: Int) { cprEvents(from: "2026-03-02T00:00:00Z", first: $n) { nodes { id } } }';

    expect(costOf(query, { n: 707614293 })).toBe(11_000);

    const people = 'query($l: [ID!]!) { citizensById(ids: $l) { id } }';
    const ids = Array.from({ length: 5_000 }, () => '1');
    expect(costOf(people, { l: ids })).toBe(10_000);
    expect(createOperationMeasure(schema, 20, 7)(parse(people), undefined, { l: ids }).cost).toBe(70);
  });

  test('counts every entity, because those that stand there twice are answered twice', () => {
    const query = 'query($l: [_Any!]!) { _entities(representations: $l) { __typename } }';
    const representations = Array.from({ length: 5_000 }, () => ({ __typename: 'Citizen', id: '1' }));

    expect(costOf(query, { l: representations })).toBe(50_000);
  });

  test('counts every alias', () => {
    expect(costOf('{ a: citizen(cpr: "1") { id } b: citizen(cpr: "1") { id } }')).toBe(20);
  });

  test.each([
    ['a fragment', '{ ...A } fragment A on Query { citizens(cprs: ["1", "2"]) { id } }'],
    [
      'a fragment in a fragment',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { citizens(cprs: ["1", "2"]) { id } }',
    ],
    ['an inline fragment', '{ ... { ... on Query { citizens(cprs: ["1", "2"]) { id } } } }'],
    [
      'a fragment that is spread twice, but taken once',
      '{ ...A ...A } fragment A on Query { citizens(cprs: ["1", "2"]) { id } }',
    ],
  ])('is not hidden by %s', (_what, query) => {
    expect(costOf(query)).toBe(20);
  });

  test('of a fragment counts in every place where it is spread', () => {
    expect(
      costOf(`{ a: citizen(cpr: "1") { ...C } b: citizen(cpr: "2") { ...C } }
        fragment C on Citizen { spouse { citizen { id } } }`),
    ).toBe(2 * 21);
  });

  test('of what @skip and @include might leave out counts', () => {
    expect(costOf('query($b: Boolean!) { citizen(cpr: "1") @skip(if: $b) { id } }', { b: true })).toBe(10);
  });

  test('is that of the operation that runs', () => {
    const query = 'query A { citizen(cpr: "1") { id } } query B { citizens(cprs: ["1", "2"]) { id } }';

    expect(sizeOf(query, {}, 'A').cost).toBe(10);
    expect(sizeOf(query, {}, 'B').cost).toBe(20);
  });

  test('is worked out anew for other variables of the same document', () => {
    const document = parse('query($l: [CprNumber!]!) { citizens(cprs: $l) { id } }');

    expect(measure(document, undefined, { l: ['1'] }).cost).toBe(10);
    expect(measure(document, undefined, { l: ['1', '2'] }).cost).toBe(20);
  });
});

describe('depth', () => {
  const nested = (times: number) =>
    `{ citizen(cpr: "1") { ${'spouse { citizen { '.repeat(times)} id ${'} }'.repeat(times)} } }`;

  test('counts fields from the root to the leaf, not fragments', () => {
    expect(sizeOf('{ cprProvider { kind } }').depth).toBe(2);
    expect(sizeOf(nested(3)).depth).toBe(8);
    expect(
      sizeOf(
        '{ ...A } fragment A on Query { ... { citizen(cpr: "1") { ...B } } } fragment B on Citizen { id }',
      ).depth,
    ).toBe(2);
  });

  test('is one more than the deepest allowed for anything deeper', () => {
    expect(sizeOf(nested(9)).depth).toBe(20);
    expect(sizeOf(nested(10)).depth).toBe(21);
    expect(sizeOf(nested(100)).depth).toBe(21);
  });

  test('is found where the same fragment is spread high up and deep down', () => {
    const deepDown = `{ citizen(cpr: "1") { ...Six ${'spouse { citizen { '.repeat(8)} ...Six ${'} }'.repeat(8)} } }
      fragment Six on Citizen { spouse { citizen { spouse { citizen { spouse { role } } } } } }`;

    expect(sizeOf(deepDown).depth).toBe(21);
  });

  test('of introspection counts nothing', () => {
    expect(sizeOf('{ __schema { types { fields { type { name } } } } }')).toEqual({ depth: 0, cost: 0 });
  });
});

test('fragments that spread fragments twice, over and over, are measured at once', () => {
  const chain = Array.from(
    { length: 200 },
    (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
  );
  const document = parse(`{ ...F0 } ${chain.join(' ')} fragment F200 on Query { citizen(cpr: "1") { id } }`);

  expect(measure(document, undefined, {})).toEqual({ depth: 2, cost: 10 });
});

test('fields nested over thousands of fragments do not fill the stack', () => {
  const chain = Array.from(
    { length: 5_000 },
    (_, i) => `fragment F${i} on Citizen { spouse { citizen { ...F${i + 1} } } }`,
  );
  const document = parse(
    `{ citizen(cpr: "1") { ...F0 } } ${chain.join(' ')} fragment F5000 on Citizen { id }`,
  );

  expect(measure(document, undefined, {}).depth).toBe(21);
});
