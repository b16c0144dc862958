import type { Citizen } from '../../../domain/citizen.ts';
import type { PrivateCitizen } from '../../../domain/private-citizen.ts';
import type { FieldPath } from '../../capabilities.ts';

/** The fields that the service's types do not have. */
export const NEVER_TOLD = [
  'registeredForDigitalPost',
  'registeredForNemSms',
  'childrenUnder18',
] as const satisfies readonly (keyof Citizen)[];
export type NeverTold = (typeof NEVER_TOLD)[number];

const ADDRESS_PARTS = [
  'locality',
  'standardAddress',
  'addressingName',
  'municipalityCvr',
  'districts',
  'correctionMarking',
] as const;
const GUARDIANSHIP_PARTS = ['guardianAddressValidity', 'guardian', 'incapacitated', 'remarks'] as const;

/** The fields that are never filled, and the parts of others that the service's types do not have. */
export const CITIZEN_FIELDS_NEVER_TOLD: readonly FieldPath<Citizen>[] = [
  ...NEVER_TOLD,
  ...(['address', 'addressHistory'] as const).flatMap((address) =>
    ADDRESS_PARTS.map((part) => `${address}.${part}` as const),
  ),
  ...(['guardianship', 'guardianshipHistory'] as const).flatMap((guardianship) =>
    GUARDIANSHIP_PARTS.map((part) => `${guardianship}.${part}` as const),
  ),
  // A child without a number has no place there.
  'children.person',
  'custodyOver.person',
  'custodyOverHistory.person',
];

/** What companies are not told in what they are told, or not asked for because they may not be. */
export const PRIVATE_CITIZEN_FIELDS_NEVER_TOLD: readonly FieldPath<PrivateCitizen>[] = [
  ...ADDRESS_PARTS.map((part) => `address.${part}` as const),
  'address.supplementaryLines',
  'address.supplementaryAddress',
  'address.municipalityMove',
  'migration.destinationCountry.authorityCode',
  'migration.originCountry.authorityCode',
  ...GUARDIANSHIP_PARTS.map((part) => `guardianship.${part}` as const),
  'protection.localDirectory',
];
