import { expect, test } from '@jest/globals';
import { nearestName } from '../../src/domain/nearest-name.ts';

test.each([
  ['personnummer', ['personnumre', 'navn', 'status'], 'personnumre'],
  ['virkningFra', ['virkningTil', 'virkningfra', 'status'], 'virkningfra'],
  ['status', ['adresse', 'navn'], null],
  ['status', [], null],
])('nearest to %s of %j is %s', (name, names, nearest) => {
  expect(nearestName(name, names)).toBe(nearest);
});
