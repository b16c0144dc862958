import { expect, test } from '@jest/globals';
import { LOGIN_ERRORS, loginErrorOf } from '../../src/identity/login-errors.ts';

test('every error has a name that can be the member of an enum, of its own', () => {
  const members = LOGIN_ERRORS.map(({ member }) => member);
  expect(members.filter((member) => !/^[A-Z][A-Z0-9_]*[A-Z0-9]$/.test(member))).toEqual([]);
  expect(new Set(members).size).toBe(members.length);
});

test('every error has advice of one sentence', () => {
  const withoutSentence = LOGIN_ERRORS.filter(({ advice }) => !/^[A-Z][^.]*\.$/.test(advice));
  expect(withoutSentence).toEqual([]);
});

test('every error is found by its code', () => {
  for (const error of LOGIN_ERRORS) expect(loginErrorOf(error.code)).toBe(error);
});

test.each([
  ['mitid_user_aborted', 'MITID_USER_ABORTED', 'MITID', true],
  ['mitid_cpr_match_failed', 'MITID_CPR_MATCH_FAILED', 'MITID', false],
  // With a point, as no other has.
  ['mitid_erhverv.no_identities', 'MITID_ERHVERV_NO_IDENTITIES', 'MITID_ERHVERV', false],
  ['nemid_flow_error_TIMESTAMP_EXPIRED', 'NEMID_FLOW_ERROR_TIMESTAMP_EXPIRED', 'NEMID', true],
  ['nemid_flow_error_CAN002', 'NEMID_FLOW_ERROR', 'NEMID', true],
  ['nemid_client_flow_error_srv001', 'NEMID_CLIENT_FLOW_ERROR', 'NEMID', true],
  ['internal_error', 'INTERNAL_ERROR', 'GENERAL', true],
])('%s', (description, member, source, canTryAgain) => {
  expect(loginErrorOf(description)).toMatchObject({ member, source, canTryAgain });
});

test.each(['', 'mitid', 'mitid_user_aborted ', 'MITID_USER_ABORTED', 'login_required', '__proto__'])(
  '%p is no error that is known',
  (description) => {
    expect(loginErrorOf(description)).toBeNull();
  },
);
