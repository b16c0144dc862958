import { expect, test } from '@jest/globals';
import { readCookie } from '../../../src/http/sign-in/cookie.ts';
import { createPageSessions } from '../../../src/http/sign-in/page-sessions.ts';
import { createSeal } from '../../../src/http/sign-in/sealed-text.ts';

const SOON = Date.now() + 600_000;

test('a session ends with its token', () => {
  const sessions = createPageSessions();
  const ended = sessions.begin('ended', Date.now() - 1);
  const open = sessions.begin('open', SOON);

  expect([sessions.tokenOf(ended), sessions.tokenOf(open), sessions.tokenOf('made up')]).toEqual([
    undefined,
    'open',
    undefined,
  ]);
});

test('there are only so many; the one that began first makes room', () => {
  const sessions = createPageSessions(2);
  const names = ['first', 'second', 'third'].map((token) => sessions.begin(token, SOON));

  expect(names.map((name) => sessions.tokenOf(name))).toEqual([undefined, 'second', 'third']);
});

test('what is sealed can be opened where it was sealed, and nowhere else, and not when it was changed', () => {
  const { seal, open } = createSeal();
  const sealed = seal('{"state":"æ"}');
  const bytes = Buffer.from(sealed, 'base64url');
  const changed = bytes.map((byte, at) => (at === 14 ? byte ^ 1 : byte));

  expect(open(sealed)).toBe('{"state":"æ"}');
  expect(sealed).not.toBe(seal('{"state":"æ"}'));
  for (const other of [
    Buffer.from(changed).toString('base64url'),
    sealed.slice(4),
    '',
    'nonsense',
    createSeal().seal('{}'),
  ]) {
    expect(open(other)).toBeNull();
  }
});

test('a cookie is found by its whole name', () => {
  const header = 'xcpr-session=1; cpr-session=2=3; other';

  expect(readCookie(header, 'cpr-session')).toBe('2=3');
  expect(readCookie(header, 'other')).toBeUndefined();
  expect(readCookie(undefined, 'cpr-session')).toBeUndefined();
});
