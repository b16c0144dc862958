import type { Address } from './citizen.ts';
import type { PersonStatus } from './code-lists.ts';

/** Statuses of people who certainly do not live in the country. */
const WITHOUT_HOME: readonly PersonStatus[] = [
  'NO_RESIDENCE',
  'RESERVED',
  'ANNULLED',
  'CLOSED_AS_DUPLICATE',
  'CLOSED_NUMBER_CHANGED',
  'CLOSED',
  'DISAPPEARED',
  'EMIGRATED',
  'DEAD',
];

/**
 * The code of the municipality that somebody lives in; null for those who live in none. `UNKNOWN` if somebody may live in one, but no address
 * with a municipality is known.
 */
export function municipalityOf({
  status,
  address,
}: {
  readonly status: PersonStatus;
  readonly address: Address | null;
}): string | null {
  if (address !== null) return address.municipalityCode ?? 'UNKNOWN';
  return WITHOUT_HOME.includes(status) ? null : 'UNKNOWN';
}
