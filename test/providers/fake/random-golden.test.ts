import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { createRandomPeople } from '../../../src/providers/fake/random/random-people.ts';
import { personAt, written } from './random-numbers.ts';

const people = createRandomPeople({ isListed: () => false });
const file = new URL('golden/random-people.json', import.meta.url);
const golden = JSON.parse(readFileSync(file, 'utf8')) as { cpr: string }[];

test('random people are the same in every version: 200 of them are kept in a file', () => {
  expect(golden).toHaveLength(200);
  expect(golden.map(({ cpr }) => written(personAt(people, CprNumber.of(cpr))))).toEqual(golden);
});

test('the person of the documented number 0301821005', () => {
  const citizen = personAt(people, CprNumber.of('0301821005'));
  expect(citizen.id).toBe('fa4e2c03-0182-1005-fa4e-2c0301821005');
  expect(written({ ...citizen, parents: [], children: [], spouse: null })).toMatchInlineSnapshot();
});
