import { expect, test } from '@jest/globals';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { cprOfRandomPersonId, randomPersonId } from '../../../src/providers/fake/random/random-person-id.ts';
import { oldNumbers } from './random-numbers.ts';

test('an id is made of the number, twice', () => {
  expect(randomPersonId(CprNumber.of('0301821005'))).toBe('fa4e2c03-0182-1005-fa4e-2c0301821005');
});

test('the number is read back, whatever the case of the letters', () => {
  for (const cpr of oldNumbers(100)) {
    expect(cprOfRandomPersonId(randomPersonId(cpr))?.equals(cpr)).toBe(true);
    expect(cprOfRandomPersonId(randomPersonId(cpr).toUpperCase())?.equals(cpr)).toBe(true);
  }
});

test.each([
  ['another id', '5e3d9df6-d082-467a-88bd-dca56edc7328'],
  ['two numbers that differ', 'fa4e2c03-0182-1005-fa4e-2c0301821006'],
  ['a day that does not exist', 'fa4e2c31-0282-1005-fa4e-2c3102821005'],
  ['a replacement number', 'fa4e2c63-0182-1005-fa4e-2c6301821005'],
  ['no hyphens', 'fa4e2c0301821005fa4e2c0301821005'],
  ['something before it', ' fa4e2c03-0182-1005-fa4e-2c0301821005'],
  ['nothing', ''],
])('%s names no random person', (_, id) => {
  expect(cprOfRandomPersonId(id)).toBeNull();
});
