import type { TestPerson } from './never-told.ts';
import type { PrivateCitizen } from '../../domain/private-citizen.ts';

/** Closed numbers are never shown to companies (Datafordeler's private services leave them out). */
const NEVER_SHOWN = ['CLOSED', 'CLOSED_AS_DUPLICATE', 'CLOSED_NUMBER_CHANGED'];

/**
 * A person as the register's private service shows them: the list of section 38 of the CPR act. Name, addresses and departure are left
 * out unless the person is known not to be protected; the dead keep their last address; `null` for someone that is never shown.
 */
export function privateView(citizen: TestPerson, id: string): PrivateCitizen | null {
  if (NEVER_SHOWN.includes(citizen.status)) return null;
  // The register has the day of an inactive status only.
  const isResident = citizen.status.startsWith('RESIDENT_');
  const open = citizen.protection.nameAndAddress === 'NOT_PROTECTED';
  const address = citizen.status === 'DEAD' ? (citizen.addressHistory?.[0] ?? null) : citizen.address;
  return {
    id,
    status: citizen.status,
    statusValidity: isResident ? null : citizen.statusValidity,
    name: open ? citizen.name : null,
    address: open ? address : null,
    contactAddress: open ? citizen.contactAddress : null,
    migration: open ? citizen.migration : null,
    disappearance: citizen.disappearances?.find(({ phase }) => phase === 'PRESENT') ?? null,
    guardianship: citizen.guardianship,
    occupation: citizen.occupation,
    // The local directory's mark is not on the list.
    protection: { ...citizen.protection, localDirectory: 'UNKNOWN' },
  };
}
