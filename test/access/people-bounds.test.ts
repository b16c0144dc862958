import { expect, test } from '@jest/globals';
import { boundExceeded } from '../../src/access/people-bounds.ts';
import type { Purpose } from '../../src/access/purpose.ts';

test.each([
  [{ mostPeopleARequest: 2, mostPeopleADay: 5 }, { inRequest: 2, today: 5 }, null],
  [{ mostPeopleARequest: 2, mostPeopleADay: 5 }, { inRequest: 3, today: 3 }, 2],
  [{ mostPeopleARequest: 2, mostPeopleADay: 5 }, { inRequest: 1, today: 6 }, 5],
  [{ mostPeopleARequest: null, mostPeopleADay: null }, { inRequest: 1e6, today: 1e9 }, null],
])('of %j, %j exceed %s', (bounds, people, exceeded) => {
  expect(boundExceeded(bounds as Purpose, people)).toBe(exceeded);
});
