import type { IdentityProviderName } from '../configuration/caller-settings.ts';
import type { AssuranceLevel, Caller } from '../domain/caller.ts';

/** What someone who signed in in one way at Nets eID Broker can be. */
export type IdentityProvider = {
  /** The values that `identity_type` can have, with what they make of the caller. */
  readonly kinds: Readonly<Partial<Record<IdentityType, 'PERSON' | 'EMPLOYEE'>>>;
  /** The highest level that the broker can vouch for; null where it tells none, whatever a token says. */
  readonly strongestAssurance: AssuranceLevel | null;
  /** The claim with a national number, for whoever looks for it; null where there is none. */
  readonly numberClaim: string | null;
  /** Whether that number is the CPR number of the person who signed in for themselves, at a level that can be trusted with it. */
  readonly canBeCprViewer: boolean;
  /** Whether the login is a session with MitID, in which a number can be compared: always, where `amr` says so, or never. */
  readonly mitidSession: 'ALWAYS' | 'BY_AMR' | 'NEVER';
};

export type IdentityType = 'private' | 'professional';

const FOREIGN = {
  kinds: { private: 'PERSON' },
  strongestAssurance: null,
  canBeCprViewer: false,
  mitidSession: 'NEVER',
} as const;

/**
 * All that are known, by `idp`. The broker has others (`eboks`, `mobilepay`, `euid`, `soloid` ...), whose numbers nobody compared with MitID;
 * who signed in with one of those is refused.
 */
export const IDENTITY_PROVIDER_TABLE: Readonly<Record<IdentityProviderName, IdentityProvider>> = {
  mitid: {
    kinds: { private: 'PERSON' },
    strongestAssurance: 'HIGH',
    numberClaim: 'dk.cpr',
    canBeCprViewer: true,
    mitidSession: 'ALWAYS',
  },
  // The broker is registered for Substantial and can't vouch for more. An employee's number (public service providers only) is not asked for:
  // they sign in for their company and are nobody's citizen here.
  mitid_erhverv: {
    kinds: { professional: 'EMPLOYEE' },
    strongestAssurance: 'SUBSTANTIAL',
    numberClaim: 'nemlogin.cpr',
    canBeCprViewer: false,
    mitidSession: 'BY_AMR',
  },
  // Older than the levels of NSIS and closed. `nemid.ssn` is the serial number of the certificate's subject and no CPR number.
  nemid: {
    kinds: { private: 'PERSON', professional: 'EMPLOYEE' },
    strongestAssurance: null,
    numberClaim: 'dk.cpr',
    canBeCprViewer: false,
    mitidSession: 'NEVER',
  },
  // A Norwegian number, whatever the claim is called.
  bankid_no: { ...FOREIGN, numberClaim: 'no.cpr' },
  bankid_mobile_no: { ...FOREIGN, numberClaim: 'no.cpr' },
  buypass_no: { ...FOREIGN, numberClaim: 'no.ssn' },
  bankid_se: { ...FOREIGN, numberClaim: 'se.ssn' },
};

/** What is known of an `idp`; null for any other. */
export function identityProviderOf(idp: string | null): IdentityProvider | null {
  return idp !== null && Object.hasOwn(IDENTITY_PROVIDER_TABLE, idp)
    ? IDENTITY_PROVIDER_TABLE[idp as IdentityProviderName]
    : null;
}

/** Whether the CPR number of a caller can be told at all. */
export const canBeCprViewer = ({ kind, identityProvider }: Caller): boolean =>
  kind === 'PERSON' && identityProviderOf(identityProvider)?.canBeCprViewer === true;

/** `amr` of MitID Erhverv is that of MitID with this before it; documents have it with a point, too. */
const OF_MITID = /^mitid[:.]/;

/** Whether someone who signed in so has a session with MitID. */
export function hasMitidSession(idp: string | null, amr: readonly string[]): boolean {
  const session = identityProviderOf(idp)?.mitidSession ?? 'NEVER';
  return session === 'ALWAYS' || (session === 'BY_AMR' && amr.some((method) => OF_MITID.test(method)));
}
