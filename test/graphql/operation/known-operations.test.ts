import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { KnownOperations } from '../../../src/graphql/operation/known-operations.ts';

const DOCUMENT = parse('{ __typename }');
const textOf = (number: number, length: number) => `{ a${number} }`.padEnd(length);

test('an operation is known by its very text', () => {
  const known = new KnownOperations();
  known.remember('{ __typename }', DOCUMENT);
  expect(known.find('{ __typename }')).toBe(DOCUMENT);
  expect(known.find('{__typename}')).toBeUndefined();
});

test('there is an end to what clients can make the server keep: the oldest give way', () => {
  const known = new KnownOperations();
  for (let number = 0; number < 200; number++) known.remember(textOf(number, 5_000), DOCUMENT);
  const kept = Array.from({ length: 200 }, (_, number) => known.find(textOf(number, 5_000)) !== undefined);
  expect(kept.filter(Boolean)).toHaveLength(100);
  expect(kept.slice(0, 100)).not.toContain(true);
});

test('a text that is longer than any real operation is not kept, and drives none out', () => {
  const known = new KnownOperations();
  known.remember('{ __typename }', DOCUMENT);
  known.remember(textOf(1, 10_001), DOCUMENT);
  expect(known.find(textOf(1, 10_001))).toBeUndefined();
  expect(known.find('{ __typename }')).toBe(DOCUMENT);
});
