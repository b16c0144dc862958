import { createHash } from 'node:crypto';

/**
 * Throws a die for what the test people don't have, always the same for the same number and matter: from 0 to below `sides`. Whatever is
 * told by it is made up, so that somebody who tries the simulator by hand sees how such data looks.
 */
export type Die = (matter: string, sides: number) => number;

export function dieOf(number: string): Die {
  return (matter, sides) =>
    createHash('sha256').update(`${number} ${matter}`).digest().readUInt32BE() % sides;
}
