import type { PrivateCitizen } from '../../../domain/private-citizen.ts';
import type { KeptSchema } from '../schema/kept-schema.ts';
import {
  addresses,
  contactAddress,
  DISAPPEARANCES,
  migrations,
  PROTECTIONS,
  PUBLIC_FIELDS,
} from './public-selection.ts';

const STATUS = 'status';

/**
 * What each field of a private citizen needs to be asked for. The private service's schema is not public; this is the list of section 38 of
 * the CPR act under the names of the public sector's schema, to be cut by the real one once it has been fetched.
 */
export const PRIVATE_FIELDS: Partial<Record<keyof PrivateCitizen, string>> = {
  ...pick(['statusValidity', 'name', 'guardianship', 'occupation']),
  // Companies are told what is current only; whether a condition may be set on it here is not known.
  contactAddress: contactAddress(''),
  // The day of the move is the one from which the address holds; moves between municipalities and further lines are not on the list.
  address: addresses(''),
  migration: migrations('landekode navn'),
  disappearance: DISAPPEARANCES,
  status: STATUS,
};

/** The number is in a list, as in the public sector's type, or there is one alone: that is not public either. */
const LISTED = 'personnumre { personnummer status virkningfra virkningtil }';
const ALONE = 'personnummer';

/**
 * With every question: under which number, whether they are protected, and their status, so that nobody with a closed number is told. Without
 * a schema, what the public sector's type has of these; with one, what that has, and no question goes without a number.
 */
export function privateAlways(schema: KeptSchema | null): readonly string[] {
  if (schema === null) return [LISTED, STATUS, PROTECTIONS];
  const has = (selection: string): boolean => schema.cut(selection) !== null;
  const form = [LISTED, ALONE].find(has);
  return [...(form === undefined ? [LISTED, ALONE] : [form]), ...[STATUS].filter(has), PROTECTIONS];
}

function pick<Field extends keyof typeof PUBLIC_FIELDS>(
  fields: readonly Field[],
): Partial<Record<Field, string>> {
  return Object.fromEntries(fields.map((field) => [field, PUBLIC_FIELDS[field]])) as Partial<
    Record<Field, string>
  >;
}
