import { expect, test } from '@jest/globals';
import { MATCH_WINDOW, MatchTries } from '../../src/identity/match-tries.ts';

const MOST_SESSIONS = 100_000;

test('of so many sessions at once nobody new gets a try, until those of others are over', () => {
  const tries = new MatchTries();
  for (let count = 0; count < MOST_SESSIONS; count += 1) tries.take(`session ${count}`, 0, 0);
  expect(tries.take('another', 0, 0)).toBeNull();
  expect(tries.take('session 0', 0, 0)).toBe(2);
  // That one has tried last, so it is remembered longer.
  expect(tries.take('another', 0, MATCH_WINDOW)).toBe(1);
});

test('tries are not forgotten while they can still be used', () => {
  const tries = new MatchTries();
  for (const expected of [1, 2, 3, null]) expect(tries.take('session', 0, MATCH_WINDOW - 1)).toBe(expected);
  // Others come and go.
  tries.take('another', 0, MATCH_WINDOW + 1);
  expect(tries.take('session', 0, MATCH_WINDOW + 1)).toBeNull();
});

test('a try that is given back can be taken again', () => {
  const tries = new MatchTries();
  tries.take('session', 0, 0);
  tries.giveBack('session', 0);
  tries.giveBack('session', 0);
  expect(tries.take('session', 0, 0)).toBe(1);
  tries.giveBack('session', 1);
  expect(tries.take('session', 0, 0)).toBe(2);
});
