import { expect, test } from '@jest/globals';
import type { Caller } from '../../../src/domain/caller.ts';
import { Watchers } from '../../../src/http/officer/watchers.ts';

const officer = { subject: 'officer' } as Caller;
const SECOND = 1_000;

test('a watch goes on while somebody watches, for an hour at most', () => {
  const watchers = new Watchers();
  expect(watchers.goesOn(officer, 0)).toBe(false);
  watchers.begin(officer, 0);

  const seconds = Array.from({ length: 3_601 }, (_, second) => watchers.goesOn(officer, second * SECOND));
  expect(seconds.indexOf(false)).toBe(3_600);
});

test('a pause of a minute ends it, and nobody goes on with the watch of another', () => {
  const watchers = new Watchers();
  watchers.begin(officer, 0);

  expect(watchers.goesOn({ ...officer }, 1)).toBe(false);
  expect(watchers.goesOn(officer, 59 * SECOND)).toBe(true);
  expect(watchers.goesOn(officer, 119 * SECOND)).toBe(false);
});
