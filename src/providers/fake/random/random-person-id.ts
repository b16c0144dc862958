import { CprNumber } from '../../../domain/cpr-number.ts';
import { byteInHex, inHex } from './hex.ts';

/**
 * The id of a random person: `fa4e2c`, then the number in a form that nobody reads it out of by eye, cut like a UUID. Ids are stored in other
 * subgraphs and shown in logs and addresses, where a number must not be, so those of test people do not show it either. It is no secret: the
 * people are made up, and whoever has this file can turn an id back.
 */
export function randomPersonId(cpr: CprNumber): string {
  const number = Number(cpr.reveal());
  const [left, right] = scrambled(Math.floor(number / HALF), number % HALF);
  const check = mixed(left, right);
  return (
    `fa4e2c${byteInHex(left, 24)}-${byteInHex(left, 16)}${byteInHex(left, 8)}-${byteInHex(left, 0)}${byteInHex(right, 24)}-` +
    `${byteInHex(right, 16)}${byteInHex(right, 8)}-${byteInHex(right, 0)}` +
    `${byteInHex(mixed(check, left), 0)}${inHex(check)}`
  );
}

/** The number in a random person's id, in any letter case; null for any other id. */
export function cprOfRandomPersonId(id: string): CprNumber | null {
  if (!FORM.test(id)) return null;
  const hex = id.replaceAll('-', '');
  const [high, low] = unscrambled(parseInt(hex.slice(6, 14), 16), parseInt(hex.slice(14, 22), 16));
  const cpr = CprNumber.parse(String(high * HALF + low).padStart(10, '0'));
  return cpr instanceof CprNumber && randomPersonId(cpr) === id.toLowerCase() ? cpr : null;
}

const FORM = /^fa4e2c[0-9a-f]{2}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Two halves of 32 bits hold a number of ten digits. */
const HALF = 2 ** 32;

/** Any numbers do. Each round changes one half by the other, which is undone by the same in the opposite order (a Feistel network). */
const ROUNDS = [0x9e3779b9, 0x7f4a7c15, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f, 0x165667b1];

function scrambled(high: number, low: number): readonly [number, number] {
  let left = high;
  let right = low;
  for (const round of ROUNDS) {
    const next = (left ^ mixed(right, round)) >>> 0;
    left = right;
    right = next;
  }
  return [left, right];
}

function unscrambled(left: number, right: number): readonly [number, number] {
  let high = left;
  let low = right;
  for (const round of ROUNDS.toReversed()) {
    const before = (low ^ mixed(high, round)) >>> 0;
    low = high;
    high = before;
  }
  return [high, low];
}

/** 32 bits that depend on all bits of both (the last steps of MurmurHash3). */
function mixed(value: number, key: number): number {
  let bits = value ^ key;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
