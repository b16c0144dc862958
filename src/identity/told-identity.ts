import type { AssuranceLevel } from '../domain/caller.ts';
import { CprNumber } from '../domain/cpr-number.ts';
import { assuranceLevel } from './assurance.ts';
import { cvrNumber, text, type Claims } from './claims.ts';
import type { IdentityProvider } from './identity-providers.ts';

/** What UserInfo or a userinfo token adds to an access token. Names, addresses and birth dates are not kept. */
export type ToldIdentity = {
  readonly identityType: string | null;
  /** Undefined where it is not told; null where what is told is no known level. */
  readonly assurance: AssuranceLevel | null | undefined;
  readonly cvr: string | null;
  readonly professionalId: string | null;
  readonly cpr: CprNumber | null;
};

/** Exactly as the broker sends it. */
const TEN_DIGITS = /^\d{10}$/;

export function toldIdentity(claims: Claims, provider: IdentityProvider): ToldIdentity {
  const level = claims['loa'] ?? claims['acr'];
  return {
    identityType: text(claims['identity_type']),
    assurance: level === undefined ? undefined : assuranceLevel(level),
    cvr: cvrNumber(claims['nemlogin.cvr'] ?? claims['nemid.cvr']),
    professionalId: text(claims['nemlogin.persistent_professional_id']),
    cpr: provider.canBeCprViewer ? cprNumber(claims['dk.cpr']) : null,
  };
}

/** From `dk.cpr` and no other claim: the others are of other countries, masked, or not compared with MitID. */
function cprNumber(claim: unknown): CprNumber | null {
  if (typeof claim !== 'string' || !TEN_DIGITS.test(claim)) return null;
  const number = CprNumber.parse(claim);
  return number instanceof CprNumber ? number : null;
}
