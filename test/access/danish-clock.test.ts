import { expect, test } from '@jest/globals';
import { createDanishClock } from '../../src/access/danish-clock.ts';
import { danishDay } from '../../src/domain/calendar-date.ts';

test.each([
  '2026-01-31T22:59:59.999Z',
  '2026-06-30T21:59:59.999Z',
  '2026-03-29T00:59:59.999Z',
  '2026-10-25T00:59:59.999Z',
])('a day ends at Danish midnight, in winter, in summer and when the clocks change: %s', (last) => {
  const dayOf = createDanishClock();
  for (let minutes = -90; minutes <= 90; minutes++) {
    const now = new Date(Date.parse(last) + minutes * 60_000);
    expect(dayOf(now)).toBe(danishDay(now));
  }
  const before = new Date(last);
  const after = new Date(before.getTime() + 1);
  expect([dayOf(before), dayOf(after)]).toEqual([danishDay(before), danishDay(after)]);
});

test('a clock that is set back is followed', () => {
  const dayOf = createDanishClock();
  expect(dayOf(new Date('2026-06-30T12:00:00Z'))).toBe('2026-06-30');
  expect(dayOf(new Date('2026-06-29T12:00:00Z'))).toBe('2026-06-29');
});
