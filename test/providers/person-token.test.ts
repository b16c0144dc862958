import { expect, test } from '@jest/globals';
import { CprNumber } from '../../src/domain/cpr-number.ts';
import { createPersonTokens, numberBehind, personTokensOf } from '../../src/providers/person-token.ts';

const KEY = Buffer.alloc(32, 1);
const tokens = createPersonTokens(KEY, 'private-citizen');

test('a token can be read back, and is the same each time and on every replica', () => {
  const token = tokens.wrap('0101580003');
  expect(tokens.unwrap(token)).toBe('0101580003');
  expect(createPersonTokens(Buffer.alloc(32, 1), 'private-citizen').wrap('0101580003')).toBe(token);
});

test('a token does not show what is in it, and two people have nothing in common', () => {
  const one = tokens.wrap('0101580003');
  const other = tokens.wrap('0101580004');
  expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('0101580003');
  expect(one.slice(0, 8)).not.toBe(other.slice(0, 8));
});

test('a token with any single bit changed is not a token', () => {
  const bytes = Buffer.from(tokens.wrap('0101580003'), 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    expect(tokens.unwrap(changed.toString('base64url'))).toBeNull();
  }
});

test('there is one way to write a token', () => {
  const token = tokens.wrap('0101580003');
  for (const text of [
    `${token}=`,
    `${token} `,
    ` ${token}`,
    `${token}!`,
    token.toUpperCase(),
    '',
    'x',
    token.slice(1),
  ]) {
    expect(tokens.unwrap(text)).toBeNull();
  }
});

test('another key or another purpose does not understand it', () => {
  const token = tokens.wrap('0101580003');
  expect(createPersonTokens(Buffer.alloc(32, 2), 'private-citizen').unwrap(token)).toBeNull();
  expect(createPersonTokens(KEY, 'citizen').unwrap(token)).toBeNull();
});

test('after a change of keys the first makes the tokens, and those of the others are understood', () => {
  const [first, second, third] = [1, 2, 3].map((fill) => Buffer.alloc(32, fill)) as [Buffer, Buffer, Buffer];
  const under = (key: Buffer) => createPersonTokens(key, 'private-citizen').wrap('0101580003');
  const changed = createPersonTokens([third, second, first], 'private-citizen');

  expect(changed.wrap('0101580003')).toBe(under(third));
  for (const key of [first, second, third]) expect(changed.unwrap(under(key))).toBe('0101580003');
  expect(changed.unwrap(under(Buffer.alloc(32, 4)))).toBeNull();
  expect(createPersonTokens([second, third], 'private-citizen').unwrap(under(first))).toBeNull();
});

test('settings give the keys in hexadecimal', () => {
  const idKey = '01'.repeat(32);
  expect(personTokensOf({ idKey }, 'private-citizen').wrap('0101580003')).toBe(tokens.wrap('0101580003'));
  const changed = personTokensOf({ idKey: '02'.repeat(32), previousIdKeys: [idKey] }, 'private-citizen');
  expect(changed.unwrap(tokens.wrap('0101580003'))).toBe('0101580003');
});

test('a key names a number by itself, or by a token around one, or none at all', () => {
  const cpr = CprNumber.of('0101580003');
  expect(numberBehind({ cpr }, tokens)).toBe(cpr);
  expect(numberBehind({ id: tokens.wrap('0101580003') }, tokens)?.equals(cpr)).toBe(true);
  expect(numberBehind({ id: tokens.wrap('nobody') }, tokens)).toBeNull();
  expect(numberBehind({ id: '0101580003' }, tokens)).toBeNull();
});

test('a short key is refused', () => {
  expect(() => createPersonTokens([KEY, Buffer.alloc(31)], 'citizen')).toThrow('at least 32 bytes');
  expect(() => createPersonTokens(Buffer.alloc(31), 'citizen')).toThrow('at least 32 bytes');
});
