/** Something that is wanted of this server, and whether a run showed it. Nothing depends on it: a busy machine misses any of them. */
export type Goal = { readonly wanted: string; readonly measured: string; readonly isReached: boolean };

export const goalLine = ({ wanted, measured, isReached }: Goal): string =>
  `  wanted: ${wanted}; ${isReached ? 'reached' : 'MISSED'}: ${measured}`;
