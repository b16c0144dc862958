import { describe, expect, test } from '@jest/globals';
import { writtenDay } from '../../../../src/providers/service-platform/mapping/written-day.ts';

describe('the day of a date or time', () => {
  test.each([
    '1999-01-01',
    '1999-01-01+01:00',
    '1999-01-01Z',
    '1999-01-01-05:00',
    '1999-01-01+14:00',
    '1999-01-01T00:00:00',
    '1999-01-01T00:00:00.000+01:00',
    '1999-01-01T23:59:59.9999999+01:00',
  ])('is the one that is written: %s', (text) => {
    expect(writtenDay(text)).toBe('1999-01-01');
  });

  test.each([
    ['1880-06-01T00:00:00.000+00:50', '1880-06-01'],
    ['1880-06-01T00:00:00.000+01:00', '1880-06-01'],
    ['1946-07-01T00:00:00.000+01:00', '1946-07-01'],
    ['1946-07-01T00:00:00.000+02:00', '1946-07-01'],
    ['1945-07-01T00:00:00.000+03:00', '1945-07-01'],
    ['2010-06-05T00:00:00.000+01:00', '2010-06-05'],
  ])(
    'is the one that is written, with whatever offset the service takes for Danish then: %s',
    (text, day) => {
      expect(writtenDay(text)).toBe(day);
    },
  );

  test.each([
    ['2010-06-04T22:00:00.000Z', '2010-06-05'],
    ['2010-06-04T22:00:00+00:00', '2010-06-05'],
    ['2010-01-04T23:00:00Z', '2010-01-05'],
    ['2010-01-05T00:00:00Z', '2010-01-05'],
    ['2010-01-05T22:59:59.999Z', '2010-01-05'],
    ['2010-06-04T18:00:00-05:00', '2010-06-05'],
    ['2010-06-05T06:00:00+09:00', '2010-06-04'],
  ])('is the Danish one of a time that was turned into another zone: %s', (text, day) => {
    expect(writtenDay(text)).toBe(day);
  });

  test.each([
    ['2010-06-04T24:00:00+02:00', '2010-06-05'],
    ['2010-06-04T24:00:00', '2010-06-05'],
    ['2010-06-30T24:00:00.000+02:00', '2010-07-01'],
    ['2010-12-31T24:00:00Z', '2011-01-01'],
    ['2012-02-28T24:00:00+01:00', '2012-02-29'],
    ['2013-02-28T24:00:00+01:00', '2013-03-01'],
  ])("at 24 o'clock is the next one: %s", (text, day) => {
    expect(writtenDay(text)).toBe(day);
  });

  test.each(['9999-12-31', '9999-12-31T23:59:59.999999Z', '9999-12-31T00:00:00+01:00'])(
    'that stands for "never" stays in the calendar: %s',
    (text) => {
      expect(writtenDay(text)).toBe('9999-12-31');
    },
  );

  test('of the first year has four digits, too', () => {
    expect(writtenDay('0001-01-01T00:00:00Z')).toBe('0001-01-01');
  });

  test.each([
    ['a day that does not exist', '1999-02-29+01:00'],
    ['a year of five digits', '12026-01-01'],
    ['a year before the first', '-0044-03-15'],
    ['a year that there is not', '0000-01-01'],
    ['the day after the last', '9999-12-31T24:00:00+01:00'],
    ['another order', '01-01-1999'],
    ['missing zeros', '1999-1-1'],
    ['a month alone', '1999-01'],
    ['an hour that there is not', '1999-01-01T25:00:00'],
    ['more than 24 hours', '1999-01-01T24:00:01'],
    ['a minute that there is not', '1999-01-01T00:60:00'],
    ['an offset that there is not', '1999-01-01+15:00'],
    ['a zone by its name', '1999-01-01T00:00:00 CET'],
    ['a word', 'Jensen'],
    ['nothing', ''],
  ])('is none in %s: %j', (_what, text) => {
    expect(writtenDay(text)).toBeNull();
  });

  test('is the same in every time zone of the server', () => {
    const before = process.env['TZ'];
    try {
      for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC']) {
        process.env['TZ'] = zone;
        expect(writtenDay('2010-06-05T00:00:00+02:00')).toBe('2010-06-05');
        expect(writtenDay('2010-06-04T22:00:00Z')).toBe('2010-06-05');
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});
