import { expect, test } from '@jest/globals';
import { grantsMark, isProtected, protectionRule } from '../../src/access/protection.ts';
import type { Purpose } from '../../src/access/purpose.ts';

test.each([
  { sector: 'PUBLIC', grantsMark: false, rule: 'TELL' },
  { sector: 'PUBLIC', grantsMark: true, rule: 'TELL' },
  { sector: 'PRIVATE', grantsMark: true, rule: 'WITHHOLD' },
  { sector: 'PRIVATE', grantsMark: false, rule: 'HIDE' },
] as const)('$sector, with the mark granted: $grantsMark, means $rule', ({ rule, ...asked }) => {
  expect(protectionRule(asked)).toBe(rule);
});

test('whoever is not known to be unprotected is protected', () => {
  expect((['PROTECTED', 'UNKNOWN', 'NOT_PROTECTED'] as const).map(isProtected)).toEqual([true, true, false]);
});

test.each([
  [['PrivateCitizen.protection', 'PrivateCitizen.protection.nameAndAddress'], true],
  // Granted for the sake of a part: nothing of name and address.
  [['PrivateCitizen.protection', 'PrivateCitizen.protection.marketing'], false],
  [[], false],
])('%j grants the mark: %s', (fields, grants) => {
  expect(grantsMark({ fields: new Set(fields) } as unknown as Purpose)).toBe(grants);
});
