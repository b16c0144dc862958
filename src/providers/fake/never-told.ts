import type { Citizen } from '../../domain/citizen.ts';
import type { PrivateCitizen } from '../../domain/private-citizen.ts';
import type { FieldPath } from '../capabilities.ts';

/** What only a real register tells; test people have none of it. */
export const NEVER_TOLD = [
  'protectionPeriods',
  'registeredForDigitalPost',
  'registeredForNemSms',
  'childrenUnder18',
  'custodyHolderHistory',
  'custodyOverHistory',
  'guardianshipHistory',
  'contactAddressHistory',
  'churchMembershipHistory',
  'separations',
  'sharedResidences',
  'municipalMatters',
  'notes',
  'votingRegistrations',
  'movingOrder',
  'eventCodes',
] as const satisfies readonly (keyof Citizen)[];

/** A citizen without what is never told of test people. */
export type TestPerson = Omit<Citizen, (typeof NEVER_TOLD)[number]>;

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
  ...NEVER_TOLD,
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
