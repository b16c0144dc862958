import type { Citizen } from '../../domain/citizen.ts';
import type { PrivateCitizen } from '../../domain/private-citizen.ts';
import type { FieldPath } from '../capabilities.ts';

/** The fields of a citizen that the public service's types do not have. */
export const NEVER_TOLD = [
  'registeredForDigitalPost',
  'registeredForNemSms',
  'childrenUnder18',
] as const satisfies (keyof Citizen)[];

const ADDRESS_PARTS = [
  'locality',
  'standardAddress',
  'addressingName',
  'municipalityCvr',
  'districts',
  'correctionMarking',
] as const;
const GUARDIANSHIP_PARTS = ['guardianAddressValidity', 'guardian', 'incapacitated', 'remarks'] as const;

/** The parts of fields that they do not have. */
export const PARTS_NEVER_TOLD: readonly FieldPath<Citizen>[] = [
  ...ADDRESS_PARTS.map((part) => `address.${part}` as const),
  ...ADDRESS_PARTS.map((part) => `addressHistory.${part}` as const),
  ...GUARDIANSHIP_PARTS.map((part) => `guardianship.${part}` as const),
  ...GUARDIANSHIP_PARTS.map((part) => `guardianshipHistory.${part}` as const),
];

/** What companies are not told of a person beside that, or what is not asked for them: see `PRIVATE_FIELDS`. */
export const PRIVATE_PARTS_NEVER_TOLD: readonly FieldPath<PrivateCitizen>[] = [
  ...ADDRESS_PARTS.map((part) => `address.${part}` as const),
  'address.supplementaryLines',
  'address.supplementaryAddress',
  'address.municipalityMove',
  ...GUARDIANSHIP_PARTS.map((part) => `guardianship.${part}` as const),
  'migration.destinationCountry.authorityCode',
  'migration.originCountry.authorityCode',
  'protection.localDirectory',
];
