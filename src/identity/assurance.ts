import { isAtLeast, type AssuranceLevel } from '../domain/caller.ts';

const LEVELS: ReadonlyMap<unknown, AssuranceLevel> = new Map([
  ['https://data.gov.dk/concept/core/nsis/Low', 'LOW'],
  ['https://data.gov.dk/concept/core/nsis/Substantial', 'SUBSTANTIAL'],
  ['https://data.gov.dk/concept/core/nsis/High', 'HIGH'],
]);

/** The level that a claim names by its address (`loa`, `acr`); null for any other text, which counts as less than the lowest. */
export const assuranceLevel = (claim: unknown): AssuranceLevel | null => LEVELS.get(claim) ?? null;

/** The lower of two levels; null where one is not known. */
export function weaker(one: AssuranceLevel | null, other: AssuranceLevel | null): AssuranceLevel | null {
  if (one === null || other === null) return null;
  return isAtLeast(one, other) ? other : one;
}
