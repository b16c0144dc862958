import { expect, test } from '@jest/globals';
import type { Address } from '../../src/domain/citizen.ts';
import type { PersonStatus } from '../../src/domain/code-lists.ts';
import { PERSON_STATUSES } from '../../src/domain/code-lists.ts';
import { municipalityOf } from '../../src/domain/municipality-of.ts';

const inMunicipality = (municipalityCode: string | null) => ({ municipalityCode }) as Address;

test('somebody lives in the municipality of their address', () => {
  expect(municipalityOf({ status: 'RESIDENT_IN_DENMARK', address: inMunicipality('0851') })).toBe('0851');
});

test('an address without a municipality does not tell where', () => {
  expect(municipalityOf({ status: 'RESIDENT_IN_DENMARK', address: inMunicipality(null) })).toBe('UNKNOWN');
});

test.each<[PersonStatus, string | null]>([
  ['RESIDENT_IN_DENMARK', 'UNKNOWN'],
  ['RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE', 'UNKNOWN'],
  ['RESIDENT_IN_GREENLAND', 'UNKNOWN'],
  ['RESIDENT_IN_GREENLAND_SPECIAL_ROAD_CODE', 'UNKNOWN'],
  ['UNKNOWN', 'UNKNOWN'],
  ['DEAD', null],
  ['EMIGRATED', null],
  ['DISAPPEARED', null],
  ['NO_RESIDENCE', null],
])('without an address somebody whose status is %s lives in %s', (status, municipality) => {
  expect(municipalityOf({ status, address: null })).toBe(municipality);
});

test('without an address only those who live in the country live in a municipality that is not known', () => {
  const unknown = PERSON_STATUSES.filter((status) => municipalityOf({ status, address: null }) === 'UNKNOWN');

  expect(unknown.filter((status) => status !== 'UNKNOWN' && !status.startsWith('RESIDENT_'))).toEqual([]);
});
