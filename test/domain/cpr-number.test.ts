import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { CprNumber } from '../../src/domain/cpr-number.ts';

const digitsOf = (text: unknown) => {
  const number = CprNumber.parse(text);
  return number instanceof CprNumber ? number.reveal() : number.kind;
};

describe('reading', () => {
  test.each([
    ['ten digits', '0707614293'],
    ['a hyphen after the sixth', '070761-4293'],
    ['a blank after the sixth', '070761 4293'],
    ['blanks around', ' 0707614293\n'],
  ])('takes %s', (_how, text) => expect(digitsOf(text)).toBe('0707614293'));

  test.each([
    ['nine digits', '070761429'],
    ['eleven digits', '07076142931'],
    ['letters', 'abcdefghij'],
    ['a day that no month has', '3104614293'],
    ['29 February of a common year', '2902614293'],
    ['a month that does not exist', '0713614293'],
    ['day 0', '0007614293'],
    ['digits of another script', '٠٧٠٧٦١٤٢٩٣'],
    ['a hyphen elsewhere', '0707-614293'],
    ['a number', 707614293],
    ['nothing', null],
  ])('refuses %s', (_what, text) => expect(digitsOf(text)).toBe('INVALID'));

  test('knows the leap days of each century: 1900 had none, 2000 had one', () => {
    expect(digitsOf('2902000000')).toBe('INVALID');
    expect(digitsOf('2902004000')).toBe('2902004000');
  });

  test('never refuses for the check digit: the published list has two numbers that fail it', () => {
    for (const text of ['2005610001', '2010880004', '0301821005']) {
      expect(CprNumber.of(text).checkDigitFits).toBe(false);
    }
    expect(CprNumber.of('0707614293').checkDigitFits).toBe(true);
  });
});

describe('replacement numbers are told apart', () => {
  test.each([
    ['a day of birth with 60 added', '6707614293', 'REPLACEMENT_DAY_60'],
    ['the same with a hyphen', '910161-0003', 'REPLACEMENT_DAY_60'],
    ['a national eCPR', '0203291WQ3', 'REPLACEMENT_ECPR'],
    ['another', '1308781OS6', 'REPLACEMENT_ECPR'],
    ['one of this century', '3101057JC9', 'REPLACEMENT_ECPR'],
    ['a local eCPR', '0203290AB1', 'REPLACEMENT_ECPR'],
  ])('%s', (_what, text, kind) => expect(digitsOf(text)).toBe(kind));

  test('day 60 and day 92 are neither', () => {
    expect(digitsOf('6007614293')).toBe('INVALID');
    expect(digitsOf('9207614293')).toBe('INVALID');
  });
});

describe('the century is told by the fifth to seventh digit', () => {
  // Seventh digit, then the century for the years 00-36, 37-57 and 58-99.
  test.each([
    [0, 1900, 1900, 1900],
    [3, 1900, 1900, 1900],
    [4, 2000, 1900, 1900],
    [5, 2000, 2000, 1800],
    [8, 2000, 2000, 1800],
    [9, 2000, 1900, 1900],
  ])('seventh digit %i', (seventh, until36, until57, until99) => {
    const yearOf = (year: number) =>
      CprNumber.of(`0101${String(year).padStart(2, '0')}${seventh}003`).birthDate.slice(0, 4);
    expect([0, 36, 37, 57, 58, 99].map(yearOf)).toEqual(
      [until36, until36 + 36, until57 + 37, until57 + 57, until99 + 58, until99 + 99].map(String),
    );
  });
});

test('the last digit tells the registered sex: even female, odd male', () => {
  expect(CprNumber.of('0707614294').sex).toBe('FEMALE');
  expect(CprNumber.of('0707614293').sex).toBe('MALE');
});

test('a number does not show itself as text, in JSON, under inspection or as a property', () => {
  const number = CprNumber.of('0707614293');
  const shown = [
    String(number),
    'in a text: '.concat(number as unknown as string),
    JSON.stringify({ number }),
    inspect(number),
    inspect({ deep: { number } }, { showHidden: true, depth: 9 }),
    JSON.stringify(Object.entries(number)),
  ].join();
  expect(shown).not.toContain('0707614293');
  expect(shown).toContain('[CPR number]');
});

test('a text that must be a number and is none is not repeated in the error', () => {
  expect(() => CprNumber.of('1234567890')).toThrow(/^A text that must be a CPR number is not one$/);
});

test('a text that is too long is refused without being read', () => {
  const blanks = ' '.repeat(1_000_000);
  const start = performance.now();
  for (let times = 0; times < 1_000; times++) {
    expect(CprNumber.parse(`${blanks}070761-4293`)).toEqual({ kind: 'INVALID' });
  }
  // Read to the end, they would take four seconds.
  expect(performance.now() - start).toBeLessThan(1_000);
});
