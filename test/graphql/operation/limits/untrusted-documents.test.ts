import { describe, expect, test } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { measureOperation } from '../../../../src/graphql/operation/limits/operation-size.ts';
import { shortestTimeOf } from '../../worst-strings.ts';
import { aliases, LIMITS, measured, schema } from './measured.ts';

describe('what no validation has seen yet', () => {
  test.each([
    ['unknown fields', '{ nothing { at { all } } citizen(cpr: "1") { none } }'],
    ['leaves with a selection, and objects without', '{ citizen(cpr: "1") { id { id } name } }'],
    [
      'arguments that are missing, unknown or twice',
      '{ citizen citizens { id } a: citizens(cprs: 1, cprs: []) { id } b: citizens(x: 1) { id } }',
    ],
    ['arguments of another type', '{ citizens(cprs: {a: 1}) { id } cprEvents(first: "1") { nodes { id } } }'],
    [
      'variables that are not declared',
      '{ citizens(cprs: $l) { id } cprEvents(first: $n) { nodes { id } } }',
    ],
    ['fragments that do not exist', '{ ...A ... on B { c } }'],
    [
      'fragments that spread themselves',
      '{ ...A } fragment A on Query { ...A ...B citizen { ...C } } fragment B on Query { ...A } fragment C on Citizen { spouse { citizen { ...C } } }',
    ],
    ['fragments of the same name', '{ ...A } fragment A on Query { a } fragment A on Query { b }'],
    ['kinds of operations that the schema does not have', 'mutation { a { b } }'],
    ['names that every object has', '{ toString { __proto__ constructor } ...valueOf }'],
  ])('is measured nevertheless: %s', (_what, query) => {
    const { depth, fields, cost } = measured(query);

    expect(depth).toBeLessThanOrEqual(21);
    expect(fields).toBeLessThanOrEqual(5_001);
    expect(cost({})).toBeGreaterThan(0);
  });

  const chain = (length: number, link: (name: string, next: string) => string): string =>
    Array.from({ length }, (_, index) => link(`F${index}`, `F${index + 1}`)).join(' ');

  test.each([
    [
      'fragments that spread fragments twice, over and over',
      `{ ...F0 } ${chain(200, (name, next) => `fragment ${name} on Query { ...${next} ...${next} }`)} fragment F200 on Query { citizen(cpr: "1") { id } }`,
    ],
    [
      'fields that double with each fragment',
      `{ citizen { ...F0 } } ${chain(100, (name, next) => `fragment ${name} on Citizen { a: spouse { citizen { ...${next} } } b: spouse { citizen { ...${next} } } }`)}`,
    ],
    [
      'fields nested over thousands of fragments',
      `{ citizen(cpr: "1") { ...F0 } } ${chain(5_000, (name, next) => `fragment ${name} on Citizen { spouse { citizen { ...${next} } } }`)} fragment F5000 on Citizen { id }`,
    ],
    [
      'introspection nested over thousands of fragments',
      `{ __type { ...F0 } } ${chain(5_000, (name, next) => `fragment ${name} on __Type { ofType { ...${next} } }`)} fragment F5000 on __Type { name }`,
    ],
    [
      'thousands of fragments one in the other',
      `{ ...F0 } ${chain(20_000, (name, next) => `fragment ${name} on Query { ...${next} }`)}`,
    ],
    [
      'empty fragments at every field',
      `{ ${aliases(3_000, 'citizen { ...F0 }')} } ${chain(3_000, (name, next) => `fragment ${name} on Citizen { ...${next} }`)}`,
    ],
    ['a million fields', `{ ${'a '.repeat(1_000_000)} }`],
    [
      'as many arguments as fields',
      `{ ${aliases(2_000, '...F')} } fragment F on Query { citizens(${'a: 1 '.repeat(20_000)}) { id } }`.replace(
        /a\d+: \.{3}F/g,
        '... { ...F }',
      ),
    ],
  ])('takes no longer than its most fields do: %s', (_what, query) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('There is no operation');

    expect(shortestTimeOf(() => measureOperation(schema, document, operation, LIMITS).cost({}))).toBeLessThan(
      100,
    );
  });
});
