/** Why an upstream could not answer. The codes are part of the public list of error codes. */
export type ProviderErrorCode =
  | 'UPSTREAM_UNAUTHORIZED'
  | 'UPSTREAM_FORBIDDEN'
  | 'UPSTREAM_RATE_LIMITED'
  | 'UPSTREAM_UNAVAILABLE'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_INVALID_RESPONSE';

/**
 * A failed call to an upstream. The message is ours and safe for a caller to read; an upstream's own words never get into it.
 * `traceId` is the upstream's, for its support desk.
 */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly code: ProviderErrorCode;
  readonly traceId: string | null;

  constructor(code: ProviderErrorCode, message: string, options: { traceId?: string; cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.traceId = options.traceId ?? null;
  }
}
