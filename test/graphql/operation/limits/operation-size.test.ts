import { describe, expect, test } from '@jest/globals';
import { shortestTimeOf } from '../../worst-strings.ts';
import { aliases, measured, sizeOf } from './measured.ts';

/** Of a leaf, and of an object that is nobody looked up. */
const VALUE = 0.2;

const costOf = (query: string, variables: Record<string, unknown> = {}) => sizeOf(query).cost(variables);

const PEOPLE = 'query($l: [CprNumber!]!) { citizens(cprs: $l) { id } }';
const PERSON = 10 + VALUE;

describe('cost', () => {
  test('of a person looked up is their weight, and of all they are told a fifth for each value', () => {
    expect(costOf('{ citizen(cpr: "1") { id sex age birthDate status } }')).toBe(10 + 5 * VALUE);
    expect(
      costOf('{ citizen(cpr: "1") { name { surname } spouse { role custodyAs identification } } }'),
    ).toBe(Math.ceil(10 + 6 * VALUE));
    expect(costOf('{ citizen(cpr: "1") { id spouse { citizen { id sex age } } } }')).toBe(
      10 + 10 + 5 * VALUE,
    );
  });

  test('is a whole number, never nothing', () => {
    expect(costOf('{ __typename }')).toBe(1);
    expect(costOf('{ citizens(cprs: []) { id } }')).toBe(11);
  });

  test('of a list below a person is that of as many items as the schema assumes, leaves too', () => {
    expect(costOf('{ citizen(cpr: "1") { children { role } } }')).toBe(Math.ceil(10 + 3 * 2 * VALUE));
    expect(costOf('{ citizen(cpr: "1") { children { citizen { parents { role } } } } }')).toBe(
      Math.ceil(10 + 3 * (VALUE + 10 + 2 * 2 * VALUE)),
    );
    expect(costOf(`{ citizen(cpr: "1") { address { ${aliases(100, 'lines')} } } }`)).toBe(
      Math.ceil(10 + VALUE + 100 * 3 * VALUE),
    );
  });

  test.each([
    ['a literal list', '{ citizens(cprs: ["1", "2", "3"]) { id } }', {}, 3],
    [
      'a literal list of variables',
      'query($a: CprNumber!) { citizens(cprs: [$a, $a]) { id } }',
      { a: '1' },
      2,
    ],
    ['a list in a variable', PEOPLE, { l: ['1', '2', '3'] }, 3],
    ['a list by default', 'query($l: [CprNumber!]! = ["1", "2"]) { citizens(cprs: $l) { id } }', {}, 2],
    ['one item in the place of a list', 'query($l: [ID!]!) { citizensById(ids: $l) { id } }', { l: '1' }, 1],
    [
      'one number in the place of a list',
      'query($l: [ID!]!) { citizensById(ids: $l) { id } }',
      { l: 900 },
      1,
    ],
    ['an empty list', '{ citizens(cprs: []) { id } }', {}, 1],
    ['private people', '{ privateCitizens(cprs: ["1", "2", "3"]) { id } }', {}, 3],
    [
      'entities',
      '{ _entities(representations: [{__typename: "Citizen"}, {__typename: "Citizen"}]) { __typename } }',
      {},
      2,
    ],
  ])('of %s is that of as many people', (_what, query, variables, people) => {
    expect(costOf(query, variables)).toBe(Math.ceil(people * PERSON));
  });

  test.each([
    ['in the document', 'first: 7', '', {}, 7],
    ['in a variable', 'first: $n', '($n: Int)', { n: 7 }, 7],
    ['by the default of a variable', 'first: $n', '($n: Int = 7)', {}, 7],
    ['in a variable instead of its default', 'first: $n', '($n: Int = 7)', { n: 900 }, 900],
    ['nowhere, so the default of the argument holds', 'to: null', '', {}, 100],
    ['as a variable that is not sent', 'first: $n', '($n: Int)', {}, 100],
    ['as null', 'first: null', '', {}, 100],
    ['as nothing that could be answered', 'first: $n', '($n: Int)', { n: -5 }, 100],
    [
      'by the default of a variable that every object has a property of',
      'first: $valueOf',
      '($valueOf: Int = 1000)',
      {},
      1_000,
    ],
    ['in such a variable', 'first: $constructor', '($constructor: Int)', { constructor: 900 }, 900],
  ])(
    'of a page is that of as many events as `first` says, and of one page: %s',
    (_where, argument, definition, variables, first) => {
      const query = `query${definition} { cprEvents(from: "2026-03-02T00:00:00Z", ${argument}) {
        nodes { id } edges { cursor } pageInfo { endCursor hasNextPage }
      } }`;

      expect(costOf(query, variables)).toBe(Math.ceil(10 + VALUE * (4 * first + 3)));
    },
  );

  test('counts no more items than a field ever takes, and tells no number that a client sent', () => {
    const query = 'query($n: Int) { cprEvents(from: "2026-03-02T00:00:00Z", first: $n) { nodes { id } } }';

    expect(costOf(query, { n: 707614293 })).toBe(10 + 2_000 * VALUE);

    const l = Array.from({ length: 5_000 }, () => '1');
    expect(costOf(PEOPLE, { l })).toBe(1_000 * PERSON);
    expect(measured(PEOPLE, { mostKeys: 7 }).cost({ l })).toBe(Math.ceil(7 * PERSON));
  });

  test('counts every entity, because those that stand there twice are answered twice', () => {
    const query = 'query($l: [_Any!]!) { _entities(representations: $l) { __typename } }';
    const representations = Array.from({ length: 5_000 }, () => ({ __typename: 'Citizen', id: '1' }));

    expect(costOf(query, { l: representations })).toBe(5_000 * PERSON);
  });

  test('counts every alias, of a leaf too', () => {
    expect(costOf('{ a: citizen(cpr: "1") { id } b: citizen(cpr: "1") { id } }')).toBe(Math.ceil(2 * PERSON));
    expect(costOf(`{ citizen(cpr: "1") { ${aliases(500, 'id')} } }`)).toBe(10 + 500 * VALUE);
  });

  test('of a long alias is that of as much text, wherever it comes back', () => {
    const query = (alias: string) => `query($l: [ID!]!) { citizensById(ids: $l) { ${alias}: id } }`;

    expect(costOf(query('x'.repeat(24)), { l: ['1', '2'] })).toBe(Math.ceil(2 * (10 + VALUE)));
    expect(costOf(query('x'.repeat(25_000)), { l: ['1', '2'] })).toBe(Math.ceil(2 * (10 + 1_001 * VALUE)));
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
    expect(costOf(query)).toBe(Math.ceil(2 * PERSON));
  });

  test('of a fragment counts in every place where it is spread', () => {
    expect(
      costOf(`{ a: citizen(cpr: "1") { ...C } b: citizen(cpr: "2") { ...C } }
        fragment C on Citizen { spouse { citizen { id } } }`),
    ).toBe(Math.ceil(2 * (20 + 2 * VALUE)));
  });

  test('of what @skip and @include might leave out counts', () => {
    const query = 'query($b: Boolean!) { citizen(cpr: "1") @skip(if: $b) { id } }';
    expect(costOf(query, { b: true })).toBe(11);
  });

  test('is that of the operation that runs', () => {
    const query = 'query A { citizen(cpr: "1") { id } } query B { citizens(cprs: ["1", "2"]) { id } }';

    expect(sizeOf(query, 'A').cost({})).toBe(11);
    expect(sizeOf(query, 'B').cost({})).toBe(21);
  });

  test('is worked out anew for other variables of the same operation, in next to no time', () => {
    const size = sizeOf(PEOPLE);

    expect(size.cost({ l: ['1'] })).toBe(11);
    expect(size.cost({ l: ['1', '2'] })).toBe(21);
    expect(shortestTimeOf(() => Array.from({ length: 1_000 }, () => size.cost({ l: ['1'] })))).toBeLessThan(
      100,
    );
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

  test('of introspection counts nothing, so that who allows little still has GraphiQL', () => {
    expect(sizeOf('{ __schema { types { fields { type { name } } } } }').depth).toBe(0);
    expect(sizeOf('{ citizen(cpr: "1") { __typename name { __typename } } }').depth).toBe(2);
  });
});

describe('fields', () => {
  test('are counted where fragments are spread, introspection and __typename too', () => {
    expect(
      sizeOf(
        '{ __typename a: citizen(cpr: "1") { ...C } b: citizen(cpr: "1") { ... { ...C } } } fragment C on Citizen { id sex }',
      ).fields,
    ).toBe(7);
    expect(sizeOf('{ __schema { types { name } } }').fields).toBe(3);
  });

  test('are one more than the most allowed for any more', () => {
    const query = `{ ${aliases(4_999, '__typename')} }`;
    expect(sizeOf(query).fields).toBe(4_999);
    expect(measured(query, { mostFields: 4_998 }).fields).toBe(4_999);
    expect(measured(query, { mostFields: 10 }).fields).toBe(11);
  });
});
