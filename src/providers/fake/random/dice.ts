/** A throw for a number (and, where one number needs several, a turn): a fraction from 0 up to but not 1, the same for ever. */
type Die = (ordinal: number, turn?: number) => number;

/**
 * The die for one purpose. Every purpose has its own, so that a new field shifts no other. The mixing is that of MurmurHash3
 * (public domain), in whole numbers only: it comes out the same on every machine.
 */
export function die(purpose: string): Die {
  let seed = 0x811c9dc5;
  for (let at = 0; at < purpose.length; at += 1) {
    seed = Math.imul(seed ^ purpose.charCodeAt(at), 0x01000193);
  }
  return (ordinal, turn = 0) => {
    const mixed = scramble(scramble(Math.imul(ordinal, 0x9e3779b1) ^ seed) + Math.imul(turn + 1, 0x85ebca77));
    return (mixed >>> 0) / 2 ** 32;
  };
}

function scramble(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** The item of a list that a throw falls on. */
export function pick<Item>(list: ArrayLike<Item>, fraction: number): Item {
  return itemAt(list, Math.floor(fraction * list.length));
}

/** An item that must be there; throws when the table is too short, which is a fault of ours. */
export function itemAt<Item>(list: ArrayLike<Item>, index: number): Item {
  const item = list[index];
  if (item === undefined) throw new RangeError(`A table of the random people has no row ${index}`);
  return item;
}
