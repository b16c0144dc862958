import { expect, test } from '@jest/globals';
import { ageOn } from '../../src/domain/age.ts';
import type { Citizen } from '../../src/domain/citizen.ts';

const ageOf = (citizen: Partial<Citizen>) =>
  ageOn('2026-11-21', {
    status: 'RESIDENT_IN_DENMARK',
    statusSince: null,
    birthDate: null,
    ...citizen,
  } as Citizen);

test.each([
  ['someone alive, today', { birthDate: '1961-07-07' }, 65],
  ['someone dead, at death', { birthDate: '1961-07-07', status: 'DEAD', statusSince: '2000-07-06' }, 38],
  ['someone dead since nobody knows when', { birthDate: '1961-07-07', status: 'DEAD' }, null],
  ['someone without a birth date', {}, null],
  ['someone whose number tells a day to come', { birthDate: '2027-01-01' }, null],
] as const)('%s', (_who, citizen, age) => expect(ageOf(citizen)).toBe(age));
