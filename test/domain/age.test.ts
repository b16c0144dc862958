import { expect, test } from '@jest/globals';
import { ageOn } from '../../src/domain/age.ts';
import type { Citizen } from '../../src/domain/citizen.ts';
import { since } from '../../src/domain/validity.ts';

const ageOf = (citizen: Partial<Citizen>) =>
  ageOn('2026-11-21', {
    status: 'RESIDENT_IN_DENMARK',
    statusValidity: null,
    birthDate: null,
    ...citizen,
  });

test.each([
  ['someone alive, today', { birthDate: '1961-07-07' }, 65],
  [
    'someone dead, at death',
    { birthDate: '1961-07-07', status: 'DEAD', statusValidity: since('2000-07-06', false) },
    38,
  ],
  ['someone dead since nobody knows when', { birthDate: '1961-07-07', status: 'DEAD' }, null],
  ['someone without a birth date', {}, null],
  ['someone without a birth date, of whom the source tells it', { toldAge: 42 }, 42],
  ['someone of whom the source tells another one', { birthDate: '1961-07-07', toldAge: 42 }, 65],
  ['someone dead, of whom the source counts it on', { toldAge: 42, status: 'DEAD' }, null],
  ['someone who may be dead, of whom the source tells it', { toldAge: 42, status: 'UNKNOWN' }, null],
  ['someone whose number tells a day to come', { birthDate: '2027-01-01' }, null],
] as const)('%s', (_who, citizen, age) => expect(ageOf(citizen)).toBe(age));
