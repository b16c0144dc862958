import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { OperationCache } from '../../../../src/graphql/operation/preparation/operation-cache.ts';
import { prepareOperation } from '../../../../src/graphql/operation/preparation/prepared-operation.ts';
import { createSchema } from '../../../../src/graphql/schema/schema.ts';

const schema = createSchema('open');
const prepared = (text: string, operationName?: string) =>
  prepareOperation(schema, parse(text), operationName, {
    limits: { depth: 20, cost: 100_000, keys: 1_000, fields: 5_000 },
    suggest: true,
  });

const OPERATION = prepared('{ __typename }');

test('an operation is known by its very text and its name', () => {
  const known = new OperationCache(1_000_000);
  known.keep('{ __typename }', undefined, OPERATION);
  expect(known.find('{ __typename }', undefined)).toBe(OPERATION);
  expect(known.find('{__typename}', undefined)).toBeUndefined();
  expect(known.find('{ __typename }', 'A')).toBeUndefined();
});

test('there is an end to what clients can make the server keep: those give way that were not asked for the longest', () => {
  const known = new OperationCache(100 * OPERATION.weight);
  for (let number = 0; number < 100; number++) known.keep(`{ a${number} }`, undefined, OPERATION);
  expect(known.find('{ a0 }', undefined)).toBe(OPERATION);
  for (let number = 100; number < 150; number++) known.keep(`{ a${number} }`, undefined, OPERATION);

  const kept = Array.from(
    { length: 150 },
    (_, number) => known.find(`{ a${number} }`, undefined) !== undefined,
  );
  expect(kept.filter(Boolean)).toHaveLength(100);
  expect(kept[0]).toBe(true);
  expect(kept.slice(1, 51)).not.toContain(true);
});

test('one that is prepared again and again is counted once', () => {
  const known = new OperationCache(20 * OPERATION.weight);
  known.keep('{ other: __typename }', undefined, OPERATION);
  for (let times = 0; times < 100; times++)
    known.keep('{ __typename }', undefined, prepared('{ __typename }'));
  expect(known.find('{ other: __typename }', undefined)).toBe(OPERATION);
  expect(known.find('{ __typename }', undefined)).toBeDefined();
});

test('one that would take the place of many is not kept, and drives none out', () => {
  const known = new OperationCache(20 * OPERATION.weight);
  known.keep('{ __typename }', undefined, OPERATION);
  const aliases = Array.from({ length: 100 }, (_, number) => `a${number}: __typename`).join(' ');
  known.keep('large', undefined, prepared(`{ ${aliases} }`));
  expect(known.find('large', undefined)).toBeUndefined();
  expect(known.find('{ __typename }', undefined)).toBe(OPERATION);
});

test('what an operation weighs grows with what its fragments make of a short text', () => {
  const levels = ['A', 'B', 'C', 'D', 'E'].map(
    (name, index, all) =>
      `fragment ${name} on CprRelative { role citizen { a: parents { ...${all[index + 1] ?? 'End'} } b: parents { ...${all[index + 1] ?? 'End'} } } }`,
  );
  const text = `{ citizen(cpr: "0707614293") { parents { ...A } } } fragment End on CprRelative { role } ${levels.join(' ')}`;
  expect(prepared(text).weight).toBeGreaterThan(20 * text.length * 5);
});
