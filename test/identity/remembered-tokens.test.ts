import { expect, test } from '@jest/globals';
import type { Caller } from '../../src/domain/caller.ts';
import { RememberedTokens } from '../../src/identity/remembered-tokens.ts';

const caller = { subject: 'somebody' } as Caller;
const token = (until: number) => ({ caller, certificate: null, keys: [], until });

test('no more than ten thousand tokens are remembered: the oldest goes first', () => {
  const tokens = new RememberedTokens();
  for (let count = 0; count <= 10_000; count += 1) tokens.add(`token ${count}`, token(100), 0);
  expect(tokens.find('token 0', 0)).toBeNull();
  expect(tokens.find('token 1', 0)).not.toBeNull();
  expect(tokens.find('token 10000', 0)).not.toBeNull();
});

test('a token is remembered until its end and no longer', () => {
  const tokens = new RememberedTokens();
  tokens.add('token', token(100), 0);
  expect([tokens.find('token', 99), tokens.find('token', 100), tokens.find('token', 99)]).toEqual([
    token(100),
    null,
    null,
  ]);
});
