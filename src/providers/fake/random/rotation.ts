import type { Day } from './day.ts';

/**
 * Shuffles the places 0..size-1 in another way every day, and back again. It hides the pattern of the tables behind couples and
 * families, and being invertible it lets a relative be found from either end without a search.
 */
type Rotation = {
  turn(place: number, size: number, day: Day): number;
  back(turned: number, size: number, day: Day): number;
};

/** `factor` must share no divisor with 2000, 3000, 4000 and 6000: the sizes that occur. */
export function rotation(factor: number, step: number): Rotation {
  const inverse = new Map([2000, 3000, 4000, 6000].map((size) => [size, inverseOf(factor, size)]));
  return {
    turn: (place, size, day) => (place * factor + day * step) % size,
    back: (turned, size, day) => {
      const unshifted = (((turned - day * step) % size) + size) % size;
      return (unshifted * (inverse.get(size) ?? NaN)) % size;
    },
  };
}

function inverseOf(factor: number, size: number): number {
  for (let candidate = 1; candidate < size; candidate += 1) {
    if ((candidate * factor) % size === 1) return candidate;
  }
  throw new Error(`${factor} has no inverse modulo ${size}`);
}
