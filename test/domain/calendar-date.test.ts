import { expect, test } from '@jest/globals';
import { danishDay, isCalendarDate, yearsBetween } from '../../src/domain/calendar-date.ts';

test.each([
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['2026-01-01T00:00:00Z', false],
])('whether %s is a day that exists: %s', (text, exists) => expect(isCalendarDate(text)).toBe(exists));

test.each([
  ['2000-06-15', '2026-06-14', 25],
  ['2000-06-15', '2026-06-15', 26],
  ['2000-02-29', '2026-02-28', 25],
  ['2000-02-29', '2026-03-01', 26],
  ['1858-01-01', '2026-11-21', 168],
])('someone born %s is on %s %i years old', (birth, on, years) =>
  expect(yearsBetween(birth, on)).toBe(years),
);

test('a day ends by Danish clocks, in summer and in winter', () => {
  expect(danishDay(new Date('2026-06-30T21:59:59Z'))).toBe('2026-06-30');
  expect(danishDay(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
  expect(danishDay(new Date('2026-12-31T22:59:59Z'))).toBe('2026-12-31');
  expect(danishDay(new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
});

test('a day has a year of four digits, from the first instant of the calendar to the last', () => {
  expect(danishDay(new Date('0001-01-01T00:00:00Z'))).toBe('0001-01-01');
  expect(danishDay(new Date('0987-06-01T12:00:00Z'))).toBe('0987-06-01');
  expect(danishDay(new Date('9999-12-31T23:59:59.999Z'))).toBe('9999-12-31');
});
