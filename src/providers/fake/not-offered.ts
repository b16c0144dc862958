import type { Citizen } from '../../domain/citizen.ts';

/** What only a real register tells; test people have none of it. Spread into each of them. */
export const NOT_OFFERED = {
  protectionPeriods: null,
  registeredForDigitalPost: null,
  registeredForNemSms: null,
  childrenUnder18: null,
  separations: null,
  sharedResidences: null,
  municipalMatters: null,
  notes: null,
  votingRegistrations: null,
  movingOrder: null,
  eventCodes: null,
} as const satisfies Partial<Citizen>;
