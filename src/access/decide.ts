import type { Purpose } from './purpose.ts';

/** What an operation asks for. */
export type Needs = {
  /** The fields of people, by their paths, with all that leads to them: `Citizen.address`, `Citizen.address.lines`. */
  readonly fields: ReadonlySet<string>;
  /** What people are found by. */
  readonly searchKeys: ReadonlySet<string>;
};

export type Decision =
  | { readonly decided: 'GRANTED' }
  /** The parts of the operation that are not granted, sorted. */
  | { readonly decided: 'REFUSED'; readonly coordinates: readonly string[] }
  | { readonly decided: 'WITHHELD'; readonly fields: ReadonlySet<string> };

/** Whether a purpose grants what an operation asks for. A key that is not granted is never withheld: without it nobody would be asked for. */
export function decide(purpose: Purpose, { fields, searchKeys }: Needs): Decision {
  const notGranted = fields.difference(purpose.fields);
  const keys = keysNotGranted(purpose, searchKeys);
  const isWithheld = purpose.notGranted === 'WITHHOLD';
  if (keys.length > 0 || (notGranted.size > 0 && !isWithheld)) {
    return { decided: 'REFUSED', coordinates: [...(isWithheld ? [] : furthest(notGranted)), ...keys].sort() };
  }
  return notGranted.size === 0 ? { decided: 'GRANTED' } : { decided: 'WITHHELD', fields: notGranted };
}

export const keysNotGranted = (purpose: Purpose, searchKeys: Iterable<string>): readonly string[] =>
  [...new Set(searchKeys)].filter((key) => !purpose.searchKeys.has(key)).sort();

/** Without what only leads to another that is there: a caller wants to read what they selected. */
export const furthest = (paths: ReadonlySet<string>): readonly string[] =>
  [...paths].filter((path) => ![...paths].some((other) => other.startsWith(`${path}.`))).sort();
