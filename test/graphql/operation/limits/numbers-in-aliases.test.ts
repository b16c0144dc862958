import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { refuseNumbersInAliases } from '../../../../src/graphql/operation/limits/numbers-in-aliases.ts';
import { shortestTimeOf } from '../../worst-strings.ts';

test.each(['a0101904321', '_010190_4321', 'a01_01_90_43_21', 'x0b1c0d1e9f0g4h3i2j1', `a${'0'.repeat(20)}`])(
  'an alias that may be a number is refused in its place, without being repeated: %s',
  (alias) => {
    for (const [text, column] of [
      [`{ ${alias}: citizen { id } }`, 3],
      [`{ citizen { id ... { ${alias}: sex } } }`, 22],
      [`fragment F on Citizen { name { ${alias}: surname } } { ...F }`, 32],
      [`query A { a } query B { b ${alias}: b }`, 27],
    ] as const) {
      const error = refuseNumbersInAliases(parse(text));

      expect(error?.toJSON()).toEqual({
        message:
          'An alias has ten digits or more, so it may hold a CPR number, and aliases get into logs. Choose another, such as "first".',
        locations: [{ line: 1, column }],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      });
    }
  },
);

test.each([
  ['aliases with a date', '{ a010190: citizen(cpr: "0101904321") { c123456789: id } }'],
  ['names that stand in no answer', 'query Q0101904321($v0101904321: ID) { ...F0101904321 }'],
  ['a field without an alias, which is no field of ours', '{ f0101904321 }'],
  ['definitions of types', 'type Query { a0101904321: Int }'],
])('%s may be', (_what, text) => {
  expect(refuseNumbersInAliases(parse(text))).toBeNull();
});

test('a hundred thousand aliases, or a very long one, take no time', () => {
  const many = parse(`{ ${'a: b { c: d } '.repeat(50_000)} }`);
  const long = parse(`{ ${'a'.repeat(1_000_000)}: b }`);

  expect(shortestTimeOf(() => refuseNumbersInAliases(many))).toBeLessThan(100);
  expect(shortestTimeOf(() => refuseNumbersInAliases(long))).toBeLessThan(100);
});
