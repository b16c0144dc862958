import { describe, expect, test } from '@jest/globals';
import { compareRandom } from '../compare-random.ts';

// Half a minute of work for two tests, so `npm run test:tools` does it; ../run-operation.test.ts has the first part of it.
describe('an operation is answered as by graphql-js', () => {
  test('on thousands of random operations, data, failures, promises and look-ups', async () => {
    const comparison = await compareRandom(40);
    expect(comparison.disagreements.slice(0, 3)).toEqual([]);
    expect(comparison.unhandledRejections).toBe(0);
    expect(comparison.executions).toBeGreaterThan(3000);
    // A comparison of trivial answers would prove little.
    expect(comparison.answersWithSeveralErrors).toBeGreaterThan(700);
    expect(comparison.asynchronous).toBeGreaterThan(1000);
    // Half a minute of work, which takes many times as long on a busy machine; this ends what hangs.
  }, 600_000);

  test('on random operations with version 17 in the place of 16, too', async () => {
    const comparison = await compareRandom(15, { seed: 1_000, version: 17 });
    expect(comparison.version).toMatch(/^17\./);
    expect(comparison.disagreements.slice(0, 3)).toEqual([]);
    expect(comparison.unhandledRejections).toBe(0);
    expect(comparison.executions).toBeGreaterThan(1000);
  }, 600_000);
});
