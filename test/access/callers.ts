import type { Caller } from '../../src/domain/caller.ts';

/** A caseworker who has signed in for an authority, or somebody who differs in some ways. */
export const callerWith = (differences: Partial<Caller> = {}): Caller => ({
  kind: 'EMPLOYEE',
  issuer: 'https://issuer.test',
  subject: 'subject-1',
  client: 'case-system',
  identityProvider: 'mitid_erhverv',
  assurance: 'SUBSTANTIAL',
  signedInAt: null,
  session: null,
  transaction: null,
  cvr: '12345678',
  professionalId: null,
  scopes: new Set(),
  expiresAt: Date.parse('2100-01-01T00:00:00Z'),
  ...differences,
});
