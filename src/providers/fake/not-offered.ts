import type { Citizen } from '../../domain/citizen.ts';

/** What only a real register tells; test people have none of it. Spread into each of them. */
export const NOT_OFFERED = {
  separations: null,
  sharedResidences: null,
  municipalMatters: null,
  notes: null,
  votingRegistrations: null,
  movingOrder: null,
} as const satisfies Partial<Citizen>;
