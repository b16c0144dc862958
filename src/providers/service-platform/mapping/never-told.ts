import type { Citizen } from '../../../domain/citizen.ts';
import type { FieldPath } from '../../capabilities.ts';
import type { Version } from '../wire/contract.ts';

/** What the service has no element for: all history but addresses, former numbers, church and elections. */
const NEVER_TOLD = [
  'cprValidity',
  'cprHistory',
  'nameHistory',
  'civilStatusHistory',
  'spouseHistory',
  'custodyOver',
  'custodyOverHistory',
  'citizenshipHistory',
  'migrationHistory',
  'churchMembership',
  'churchMembershipValidity',
  'churchMembershipHistory',
  'municipalMatters',
  'votingRegistrations',
  'movingOrder',
  'eventCodes',
] as const satisfies readonly (keyof Citizen)[];
export type NeverTold = (typeof NEVER_TOLD)[number];

/**
 * Parts that the service has no element for, of fields that it does tell. Of relations it has the dates of a marriage, of custody and of a
 * guardian only.
 */
const PARTS_NEVER_TOLD: readonly FieldPath<Citizen>[] = [
  'protection.creditWarning',
  'protectionPeriods.startsAt',
  'protectionPeriods.endsAt',
  'parents.validity',
  'children.validity',
  'address.supplementaryAddress',
  'address.municipalityMove',
  'address.correctionMarking',
  'addressHistory.streetAddressingName',
  'addressHistory.darAddressId',
  'addressHistory.standardAddress',
  'addressHistory.addressingName',
  'addressHistory.supplementaryLines',
  'addressHistory.supplementaryAddress',
  'addressHistory.municipalityMove',
  'addressHistory.districts',
  'migration.originCountry',
];

/** The four elements that version 5 added. */
const NEW_IN_VERSION_5: readonly FieldPath<Citizen>[] = [
  'sharedResidences',
  'guardianship.kind',
  'guardianshipHistory.kind',
  'address.darAddressId',
];

/** The fields that are never filled, and the parts of others. */
export function citizenFieldsNeverTold(version: Version): readonly FieldPath<Citizen>[] {
  return [...NEVER_TOLD, ...PARTS_NEVER_TOLD, ...(version === 4 ? NEW_IN_VERSION_5 : [])];
}
