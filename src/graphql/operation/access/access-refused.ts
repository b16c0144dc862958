import type { ErrorCode } from '../../errors/error-codes.ts';
import { CodedError } from '../../errors/coded-error.ts';

/** Why an operation may not run. All is written for the caller but `reason`, which is for the log; it holds nothing that a client wrote. */
export class AccessRefused extends CodedError {
  readonly reason: string | null;

  constructor(
    code: ErrorCode,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    reason: string | null = null,
  ) {
    super(code, message, details, { status: 403 });
    this.reason = reason;
  }
}

export const notAllowed = (coordinates: readonly string[]): AccessRefused =>
  new AccessRefused(
    'NOT_ALLOWED',
    'The purpose does not grant all that the operation asks for. "extensions.coordinates" lists what is not granted.',
    { coordinates },
  );

export const assuranceTooLow = (assurance: string): AccessRefused =>
  new AccessRefused(
    'ASSURANCE_TOO_LOW',
    `The login must be of assurance level ${assurance} at least. Sign in with that level.`,
    { assurance },
  );
