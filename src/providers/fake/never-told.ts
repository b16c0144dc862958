import type { Citizen } from '../../domain/citizen.ts';
import type { PrivateCitizen } from '../../domain/private-citizen.ts';
import type { FieldPath } from '../capabilities.ts';

/** What only a real register tells; test people have none of it. Spread into each of them. */
export const NEVER_TOLD = {
  protectionPeriods: null,
  registeredForDigitalPost: null,
  registeredForNemSms: null,
  childrenUnder18: null,
  custodyHolderHistory: null,
  custodyOverHistory: null,
  guardianshipHistory: null,
  contactAddressHistory: null,
  churchMembershipHistory: null,
  separations: null,
  sharedResidences: null,
  municipalMatters: null,
  notes: null,
  votingRegistrations: null,
  movingOrder: null,
  eventCodes: null,
} as const satisfies Partial<Citizen>;

const ADDRESS_PARTS = [
  'locality',
  'standardAddress',
  'addressingName',
  'supplementaryLines',
  'supplementaryAddress',
  'municipalityCvr',
  'municipalityMove',
  'districts',
  'correctionMarking',
] as const;
const GUARDIANSHIP_PARTS = ['guardianAddressValidity', 'guardian', 'incapacitated', 'remarks'] as const;
const RELATIVES = [
  'spouse',
  'spouseHistory',
  'parents',
  'children',
  'custodyHolders',
  'custodyOver',
] as const;

export const CITIZEN_FIELDS_NEVER_TOLD: readonly FieldPath<Citizen>[] = [
  ...(Object.keys(NEVER_TOLD) as (keyof typeof NEVER_TOLD)[]),
  ...ADDRESS_PARTS.map((part) => `address.${part}` as const),
  ...ADDRESS_PARTS.map((part) => `addressHistory.${part}` as const),
  ...GUARDIANSHIP_PARTS.map((part) => `guardianship.${part}` as const),
  ...RELATIVES.map((relative) => `${relative}.person.nameMarking` as const),
  'custodyOver.custodyAs',
];

export const PRIVATE_CITIZEN_FIELDS_NEVER_TOLD: readonly FieldPath<PrivateCitizen>[] = [
  ...ADDRESS_PARTS.map((part) => `address.${part}` as const),
  ...GUARDIANSHIP_PARTS.map((part) => `guardianship.${part}` as const),
  'protection.localDirectory',
];
