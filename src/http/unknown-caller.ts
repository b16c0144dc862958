import { IdentityError } from '../identity/identity-error.ts';
import { LedgerError, type Ledger } from '../ledger/ledger.ts';
import { StrangerTurns } from '../ledger/stranger-turns.ts';
import type { Refusal } from './error-body.ts';

type Refused = {
  readonly requestId: string;
  readonly configuration: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** What requests get whose caller is not known, and the record of it. */
export class UnknownCallers {
  readonly #ledger: Ledger;
  readonly #turns = new StrangerTurns();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** @throws whatever is no IdentityError */
  async refuse(error: unknown, { requestId, configuration, at }: Refused): Promise<Refusal> {
    if (!(error instanceof IdentityError)) throw error;
    if (error.isOutage) return CAN_NOT_BE_ASKED;
    if (!this.#turns.take(at)) return NOT_KNOWN;
    try {
      await this.#ledger.record({
        circumstances: { caller: null, purpose: null, configuration, source: '', operation: null },
        requestId,
        at,
        caseReference: null,
        outcome: `UNAUTHENTICATED ${error.reason}`,
        disclosures: [],
      });
    } catch (failure) {
      // Nobody was told of anybody, so there is nothing to hold back.
      if (!(failure instanceof LedgerError)) throw failure;
    }
    return NOT_KNOWN;
  }
}

const NOT_KNOWN: Refusal = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'The access token is not one that this deployment accepts. Sign in again.',
};

const CAN_NOT_BE_ASKED: Refusal = {
  status: 503,
  code: 'IDENTITY_UNAVAILABLE',
  message: 'The issuer of the token can not be asked at the moment. Try again.',
};
