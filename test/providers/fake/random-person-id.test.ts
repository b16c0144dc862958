import { expect, test } from '@jest/globals';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { cprOfRandomPersonId, randomPersonId } from '../../../src/providers/fake/random/random-person-id.ts';
import { oldNumbers } from './random-numbers.ts';

test('an id follows from the number, and stays the same in every version', () => {
  expect(randomPersonId(CprNumber.of('0301821005'))).toBe('fa4e2c17-e2e8-76b1-8d2c-e0a0a4901451');
});

test('an id shows neither the number nor its beginning, the day of birth', () => {
  const shown = oldNumbers(5_000).filter((cpr) => {
    const digits = randomPersonId(cpr).replaceAll('-', '');
    return digits.includes(cpr.reveal()) || digits.slice(6).startsWith(cpr.reveal().slice(0, 4));
  });
  // By chance one in 65,536 begins with the same four digits.
  expect(shown.length).toBeLessThan(2);
});

test('the ids of neighbours have nothing in common', () => {
  const [one, next] = ['0301821005', '0301821006'].map((cpr) => randomPersonId(CprNumber.of(cpr)).slice(6));
  const same = [...(one ?? '')].filter((digit, place) => digit !== '-' && digit === next?.[place]);
  expect(same.length).toBeLessThan(8);
});

test('the number is read back, whatever the case of the letters', () => {
  const numbers = oldNumbers(1_000);
  for (const cpr of numbers) {
    expect(cprOfRandomPersonId(randomPersonId(cpr))?.equals(cpr)).toBe(true);
    expect(cprOfRandomPersonId(randomPersonId(cpr).toUpperCase())?.equals(cpr)).toBe(true);
  }
  expect(new Set(numbers.map(randomPersonId)).size).toBe(1_000);
});

test.each([
  ['another id', '5e3d9df6-d082-467a-88bd-dca56edc7328'],
  ['a digit that differs at the end', 'fa4e2c17-e2e8-76b1-8d2c-e0a0a4901452'],
  ['a digit that differs in the number', 'fa4e2c17-e2e8-76b1-8d2d-e0a0a4901451'],
  ['a number that would be a day that does not exist', 'fa4e2ccb-a35e-cd14-d64c-4505778e93b4'],
  ['a replacement number', 'fa4e2c12-91a5-07f4-03ff-26b66f6af537'],
  ['no hyphens', 'fa4e2c17e2e876b18d2ce0a0a4901451'],
  ['something before it', ' fa4e2c17-e2e8-76b1-8d2c-e0a0a4901451'],
  ['the number in the open, as it once was', 'fa4e2c03-0182-1005-fa4e-2c0301821005'],
  ['nothing', ''],
])('%s names no random person', (_, id) => {
  expect(cprOfRandomPersonId(id)).toBeNull();
});
