import { expect, test } from '@jest/globals';
import { MOST_NESTED, nestsTooDeep } from '../../../../src/graphql/operation/limits/nesting.ts';
import { shortestTimeOf, WORST_STRINGS } from '../../worst-strings.ts';

test.each([
  ['{', '}'],
  ['(', ')'],
  ['[', ']'],
  ['{a(b:[', '])}'],
  ['{ "}" ', '}'],
  ['{ """ }}} \\""" } """ ', '}'],
  ['{ # }}}\n', '}'],
  ['{ "\\"}" ', '}'],
])('counts how deep %s is nested', (open, close) => {
  const brackets = open.replace(/"""[^]*"""|"(?:\\.|[^"])*"|#.*/g, '').replace(/[^{[(]/g, '').length;
  const fitting = Math.floor(MOST_NESTED / brackets);
  const nested = (times: number) => open.repeat(times) + close.repeat(times);

  expect(nestsTooDeep(nested(fitting))).toBe(false);
  expect(nestsTooDeep(nested(fitting + 1))).toBe(true);
});

test.each([
  ['brackets side by side', '{} [] () '.repeat(1_000)],
  ['brackets in strings', `"${'{'.repeat(1_000)}" """${'\n{"'.repeat(1_000)} """`],
  ['brackets in a comment', `#${'{'.repeat(1_000)}`],
  ['nothing', ''],
])('does not count %s', (_what, source) => {
  expect(nestsTooDeep(source)).toBe(false);
});

test.each(Object.entries(WORST_STRINGS))('a megabyte of %j takes no time', (_what, text) => {
  expect(shortestTimeOf(() => nestsTooDeep(`{ a ${text}`))).toBeLessThan(100);
});
