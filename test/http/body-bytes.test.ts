import { expect, test } from '@jest/globals';
import { BodyBytes } from '../../src/http/body-bytes.ts';

const TEXT = 'Søren på Æblevej 🏡 '.repeat(10_000);

test.each([1, 7, 65_535, 65_536, 65_537, 1_000_000])(
  'a body in pieces of %d bytes is the text that was sent, whatever is cut in two',
  (size) => {
    const all = Buffer.from(TEXT);
    const bytes = new BodyBytes();
    for (let at = 0; at < all.length; at += size) bytes.add(all.subarray(at, at + size));

    expect(bytes.toString() === TEXT).toBe(true);
    expect(bytes.length).toBe(all.length);
    expect(bytes.room).toBeLessThan(all.length + 65_536);
  },
);

test('bytes that are no UTF-8 are replaced', () => {
  const bytes = new BodyBytes();
  bytes.add(Buffer.from([0x61, 0xff]));
  expect(bytes.toString()).toBe('a\ufffd');
});

test('nothing is an empty text', () => {
  expect(new BodyBytes().toString()).toBe('');
});
