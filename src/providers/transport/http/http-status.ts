import type { ProviderErrorCode } from '../../provider-error.ts';

/** The code for an HTTP status other than 200. */
export function codeOfStatus(status: number): ProviderErrorCode {
  switch (status) {
    case 401:
      return 'UPSTREAM_UNAUTHORIZED';
    case 403:
      return 'UPSTREAM_FORBIDDEN';
    case 404:
      return 'UPSTREAM_ADDRESS_NOT_FOUND';
    case 429:
      return 'UPSTREAM_RATE_LIMITED';
    case 408:
    case 504:
      return 'UPSTREAM_TIMEOUT';
    default:
      if (status >= 500) return 'UPSTREAM_UNAVAILABLE';
      // Below 400 it is no refusal: a redirect, or an answer without content.
      return status >= 400 ? 'UPSTREAM_BAD_REQUEST' : 'UPSTREAM_INVALID_RESPONSE';
  }
}

/** What a caller is told about a failed call, by its code. */
export const MESSAGES: Readonly<Record<ProviderErrorCode, string>> = {
  UPSTREAM_UNAUTHORIZED: 'The source refused our credentials.',
  UPSTREAM_FORBIDDEN: 'The source does not grant us this.',
  UPSTREAM_ADDRESS_NOT_FOUND: 'The source has nothing at the configured address.',
  UPSTREAM_BAD_REQUEST: 'The source did not understand our question.',
  UPSTREAM_RATE_LIMITED: 'The source has had too many questions.',
  UPSTREAM_UNAVAILABLE: 'The source is not available.',
  UPSTREAM_TIMEOUT: 'The source did not answer in time.',
  UPSTREAM_INVALID_RESPONSE: "The source's answer can't be understood.",
};
