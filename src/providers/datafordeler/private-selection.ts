import type { PrivateCitizen } from '../../domain/private-citizen.ts';
import { addresses, DISAPPEARANCES, migrations, PROTECTIONS, PUBLIC_FIELDS } from './public-selection.ts';

/**
 * What each field of a private citizen needs to be asked for. The private service's schema is not public; this is the list of section 38 of
 * the CPR act under the names of the public sector's schema, to be cut by the real one once it has been fetched.
 */
export const PRIVATE_FIELDS: Partial<Record<keyof PrivateCitizen, string>> = {
  ...pick(['statusValidity', 'name', 'contactAddress', 'guardianship', 'occupation']),
  // The day of the move is the one from which the address holds; moves between municipalities and further lines are not on the list.
  address: addresses(''),
  migration: migrations('landekode navn'),
  disappearance: DISAPPEARANCES,
};

/** With every question: who was asked for, their status, whether they are protected. */
export const PRIVATE_ALWAYS = `personnummer status ${PROTECTIONS}`;

function pick<Field extends keyof typeof PUBLIC_FIELDS>(
  fields: readonly Field[],
): Partial<Record<Field, string>> {
  return Object.fromEntries(fields.map((field) => [field, PUBLIC_FIELDS[field]])) as Partial<
    Record<Field, string>
  >;
}
