/** Why a request's credentials are not accepted: for the log and the ledger. A caller is told the code alone, and what to do. */
export type IdentityReason =
  | 'NO_TOKEN'
  | 'NOT_A_TOKEN'
  | 'ALGORITHM_NOT_ALLOWED'
  | 'UNKNOWN_KEY'
  | 'BAD_SIGNATURE'
  | 'UNKNOWN_ISSUER'
  | 'WRONG_KIND_OF_TOKEN'
  | 'UNKNOWN_CLIENT'
  | 'WRONG_AUDIENCE'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'IDENTITY_PROVIDER_NOT_ALLOWED'
  | 'CERTIFICATE_MISSING'
  | 'WRONG_CERTIFICATE'
  | 'SESSION_ENDED'
  | 'ISSUER_UNAVAILABLE';

/** `ISSUER_UNAVAILABLE` alone is no fault of the caller: it may try again. */
export class IdentityError extends Error {
  readonly reason: IdentityReason;

  constructor(reason: IdentityReason, options?: ErrorOptions) {
    super(`The caller is not known: ${reason}`, options);
    this.name = 'IdentityError';
    this.reason = reason;
  }

  get isOutage(): boolean {
    return this.reason === 'ISSUER_UNAVAILABLE';
  }
}
