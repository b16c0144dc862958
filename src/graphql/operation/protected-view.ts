import { isProtected } from '../../access/protection.ts';
import type { PrivateCitizen } from '../../domain/private-citizen.ts';
import type { Told } from '../../providers/told.ts';

/** Whether name and address must not be told to a company: they are protected, or not known not to be. */
export const isWithheld = ({ protection }: Told<PrivateCitizen>): boolean =>
  protection instanceof Error || isProtected(protection.nameAndAddress);

/**
 * What a company is told of somebody who is protected. Sources leave out name and address themselves, and nothing depends on it. The guardian's go
 * too: many have the same name and the same address, and whether the guardian is protected is never known.
 */
export function protectedView<Person extends Told<PrivateCitizen>>(person: Person): Person {
  const { guardianship } = person;
  // What was not asked for stays so.
  const empty = WITHHELD.filter((field) => person[field] !== undefined).map((field) => [field, null]);
  const withheld = { ...person, ...Object.fromEntries(empty) } as Person;
  if (guardianship === undefined || guardianship === null || guardianship instanceof Error) return withheld;
  return { ...withheld, guardianship: { ...guardianship, guardianName: null, guardianAddressLines: null } };
}

const WITHHELD = ['name', 'address', 'contactAddress', 'migration'] as const;
