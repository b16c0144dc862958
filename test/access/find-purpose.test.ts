import { describe, expect, test } from '@jest/globals';
import { findPurpose } from '../../src/access/find-purpose.ts';
import type { Grantable } from '../../src/access/grantable.ts';
import { createPurposes } from '../../src/access/purposes.ts';
import type { Caller } from '../../src/domain/caller.ts';
import { callerWith } from './callers.ts';
import { purposeSetting, purposeSettings } from './purpose-settings.ts';

const REGISTER: Grantable = {
  fields: new Set(['Citizen.name']),
  ways: new Map(),
  searchKeys: new Set(['Query.citizen(cpr:)']),
  forAuthorities: new Set(),
};
const BOUND = 'a'.repeat(64);
const SHARED = 'b'.repeat(64);
const FREE = 'c'.repeat(64);

const purposes = createPurposes(
  purposeSettings({
    OPEN: purposeSetting(),
    THEIRS: purposeSetting({ clients: ['another-system'], operations: [SHARED] }),
    OF_COMPANY: purposeSetting({ companies: ['11111111'] }),
    THIS_YEAR: purposeSetting({ validFrom: '2026-01-01', validTo: '2026-12-31' }),
    STRONG: purposeSetting({ assurance: 'high' }),
    REGISTERED: purposeSetting({ operations: [BOUND, SHARED] }),
    ALSO_OURS: purposeSetting({ clients: ['case-system', 'third-system'], operations: [SHARED] }),
  }),
  REGISTER,
);

function found(
  named: string | null,
  caller: Partial<Caller> = {},
  { hash = FREE, today = '2026-06-01' } = {},
) {
  const result = findPurpose(purposes, {
    caller: callerWith(caller),
    named,
    operationHash: () => hash,
    today,
  });
  if ('purpose' in result) return result.purpose.code;
  return 'reason' in result ? `${result.refused}: ${result.reason}` : result.refused;
}

describe('the purpose that a request names', () => {
  test.each<[string, string | null, Partial<Caller>, string]>([
    ['is theirs', 'OPEN', {}, 'OPEN'],
    ['must be named', null, {}, 'PURPOSE_REQUIRED'],
    ['must be there', 'NONE', {}, 'UNKNOWN_PURPOSE: there is no such purpose'],
    ['is no property of every object', 'constructor', {}, 'UNKNOWN_PURPOSE: there is no such purpose'],
    ['is for its clients', 'THEIRS', {}, 'UNKNOWN_PURPOSE: it is not for this client'],
    ['is for its companies', 'OF_COMPANY', {}, 'UNKNOWN_PURPOSE: it is not for this company'],
    [
      'is not for who acts for no company',
      'OF_COMPANY',
      { cvr: null },
      'UNKNOWN_PURPOSE: it is not for this company',
    ],
    ['is for who acts for one of them', 'OF_COMPANY', { cvr: '11111111' }, 'OF_COMPANY'],
    ['may want a stronger login', 'STRONG', {}, 'ASSURANCE_TOO_LOW'],
    ['is had with that login', 'STRONG', { assurance: 'HIGH' }, 'STRONG'],
    [
      'wants a login that a program does not have',
      'STRONG',
      { kind: 'MACHINE', assurance: null },
      'ASSURANCE_TOO_LOW',
    ],
    [
      'tells of the login only whose it is',
      'STRONG',
      { client: 'another-system' },
      'UNKNOWN_PURPOSE: it is not for this client',
    ],
  ])('%s', (_what, named, caller, result) => {
    expect(found(named, caller)).toBe(result);
  });

  test.each([
    ['2025-12-31', 'UNKNOWN_PURPOSE: it does not hold yet'],
    ['2026-01-01', 'THIS_YEAR'],
    ['2026-12-31', 'THIS_YEAR'],
    ['2027-01-01', 'UNKNOWN_PURPOSE: it holds no longer'],
  ])('holds on its days, the first and the last among them: %s', (today, result) => {
    expect(found('THIS_YEAR', {}, { today })).toBe(result);
  });
});

describe('a registered operation', () => {
  test('has its purpose without naming it', () => {
    expect(found(null, {}, { hash: BOUND })).toBe('REGISTERED');
    expect(found('REGISTERED', {}, { hash: BOUND })).toBe('REGISTERED');
  });

  test('has it for those alone who have the purpose', () => {
    expect(found(null, { client: 'another-system' }, { hash: BOUND })).toBe(
      'UNKNOWN_PURPOSE: it is not for this client',
    );
  });

  test('is not asked for another purpose', () => {
    expect(found('OPEN', {}, { hash: BOUND })).toBe(
      'UNKNOWN_PURPOSE: the operation is registered for another purpose',
    );
  });

  test('of several purposes has the one that is theirs, and must name it where several are', () => {
    expect(found(null, { client: 'third-system' }, { hash: SHARED })).toBe('ALSO_OURS');
    expect(found(null, {}, { hash: SHARED })).toBe('PURPOSE_REQUIRED');
    expect(found('ALSO_OURS', {}, { hash: SHARED })).toBe('ALSO_OURS');
  });
});
