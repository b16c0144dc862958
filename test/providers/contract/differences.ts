import type { Difference } from './contract.ts';

/** What the adapter's source does not tell. */
export const lost = (reason: string, ...fields: string[]): Difference[] =>
  fields.map((field) => ({ field, reason, explains: (fake, adapter) => fake !== null && adapter === null }));

/** What only the adapter's source tells. */
export const gained = (reason: string, ...fields: string[]): Difference[] =>
  fields.map((field) => ({ field, reason, explains: (fake, adapter) => fake === null && adapter !== null }));
