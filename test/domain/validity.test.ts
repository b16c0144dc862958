import { describe, expect, test } from '@jest/globals';
import { phaseOn, since } from '../../src/domain/validity.ts';

describe('a period stands', () => {
  test.each([
    ['in the present on its first day', '2026-03-02', null, 'PRESENT'],
    ['in the present on the day before its end', '2000-01-01', '2026-03-03', 'PRESENT'],
    ['in the past on the day of its end', '2000-01-01', '2026-03-02', 'EARLIER'],
    ['in the future before its first day', '2026-03-03', null, 'LATER'],
    ['in the present when neither day is known', null, null, 'PRESENT'],
    ['in the past when only its end is known, and reached', null, '1999-12-31', 'EARLIER'],
    ['in the past when it ended before it began', '2040-01-01', '1999-12-31', 'EARLIER'],
  ] as const)('%s', (_where, from, to, phase) => {
    expect(phaseOn('2026-03-02', { from, to })).toBe(phase);
  });
});

test('what holds since a day that is not known holds all the same', () => {
  expect(since(null, null)).toEqual({
    from: null,
    fromUncertain: null,
    to: null,
    toUncertain: null,
    phase: 'PRESENT',
  });
});
