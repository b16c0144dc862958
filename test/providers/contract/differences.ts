import type { Validity } from '../../../src/domain/validity.ts';
import type { Difference } from './contract.ts';

/** What the adapter's source does not tell. */
export const lost = (reason: string, ...fields: string[]): Difference[] =>
  fields.map((field) => ({ field, reason, explains: (fake, adapter) => fake !== null && adapter === null }));

/** What only the adapter's source tells. */
export const gained = (reason: string, ...fields: string[]): Difference[] =>
  fields.map((field) => ({ field, reason, explains: (fake, adapter) => fake === null && adapter !== null }));

/** Where the Fake provider's people have no days, the adapter's source tells all the same whether it holds. */
export const placedWithoutDays = (...fields: string[]): Difference[] =>
  fields.map((field) => ({
    field,
    reason:
      'The people of the files have no days there; a row of the source says all the same whether it holds.',
    explains: (fake, adapter) => fake === null && isWithoutDays(adapter),
  }));

function isWithoutDays(validity: unknown): boolean {
  if (validity === null) return false;
  const { phase, ...days } = validity as Validity;
  return ['PRESENT', 'EARLIER'].includes(phase) && JSON.stringify(days) === JSON.stringify(NO_DAYS);
}

const NO_DAYS = {
  __typename: 'CprValidity',
  from: null,
  fromUncertain: null,
  to: null,
  toUncertain: null,
};
