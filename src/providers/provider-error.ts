/** Why an upstream could not answer. The codes are part of the public list of error codes. */
export type ProviderErrorCode =
  | 'UPSTREAM_UNAUTHORIZED'
  | 'UPSTREAM_FORBIDDEN'
  | 'UPSTREAM_ADDRESS_NOT_FOUND'
  | 'UPSTREAM_BAD_REQUEST'
  | 'UPSTREAM_RATE_LIMITED'
  | 'UPSTREAM_UNAVAILABLE'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_INVALID_RESPONSE';

type Details = {
  readonly traceId?: string | null;
  readonly advice?: string;
  readonly retryAfter?: number | null;
  readonly answered?: boolean;
  readonly cause?: unknown;
};

/**
 * A failed call to an upstream. The message is ours and safe for a caller to read; an upstream's own words never get into it.
 */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly code: ProviderErrorCode;
  /** The upstream's own id of the call, for its support desk. */
  readonly traceId: string | null;
  /** What the operator should look at; for the log, not for the caller. */
  readonly advice: string | null;
  /** How long the upstream asks to be left alone, in milliseconds. */
  readonly retryAfter: number | null;
  /** Whether the upstream itself said so, in a form that only it uses: then it is there, and this does not count as an outage. */
  readonly answered: boolean;

  constructor(code: ProviderErrorCode, message: string, details: Details = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.traceId = details.traceId ?? null;
    this.advice = details.advice ?? null;
    this.retryAfter = details.retryAfter ?? null;
    this.answered = details.answered ?? false;
  }
}

/** The error, if it is a failure of the source. Anything else is a bug, and is thrown on. */
export function asProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  throw error;
}
