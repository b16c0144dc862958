import { ProviderError, type ProviderErrorCode } from '../provider-error.ts';
import type { Reply } from '../transport/connections.ts';

type Kind = { readonly code: ProviderErrorCode; readonly message: string; readonly advice: string };

const UNAUTHORIZED: Kind = {
  code: 'UPSTREAM_UNAUTHORIZED',
  message: 'The source refused our credentials.',
  advice:
    'Verify the client id and the secret or certificate, that the sign-in fits the credential, and that this server is on the IP allowlist. ' +
    'A credential made less than an hour ago may not be known everywhere yet: wait, and do not make another one, which starts the wait anew.',
};
const FORBIDDEN: Kind = {
  code: 'UPSTREAM_FORBIDDEN',
  message: 'The source does not grant us this.',
  advice:
    'Verify that the data access was approved for this sector (CustomPublicSectorPerson or CustomPrivateSectorPerson) and for this ' +
    'environment; each is approved by itself.',
};
const BAD_REQUEST: Kind = {
  code: 'UPSTREAM_BAD_REQUEST',
  message: 'The source did not understand our question.',
  advice:
    "The question does not fit the service's schema, which may have moved. Fetch the schema of the configured version and look at " +
    'what our selections lack; switch debug capture on to see the question.',
};
const ADDRESS_NOT_FOUND: Kind = {
  code: 'UPSTREAM_ADDRESS_NOT_FOUND',
  message: 'The source has nothing at the configured address.',
  advice:
    'The version of the service does not exist or is retired, or the path is wrong. Set the version that Datafordeler names now.',
};
const RATE_LIMITED: Kind = {
  code: 'UPSTREAM_RATE_LIMITED',
  message: 'The source has had too many questions.',
  advice: 'Ask for less at once, or lower the number of connections.',
};
const UNAVAILABLE: Kind = {
  code: 'UPSTREAM_UNAVAILABLE',
  message: 'The source is not available.',
  advice: "The service is down or overloaded. If it lasts, look at Datafordeler's status page.",
};
const TIMED_OUT: Kind = {
  code: 'UPSTREAM_TIMEOUT',
  message: 'The source did not answer in time.',
  advice: 'The service ran out of its own time (about 60 s).',
};

/** The failure behind an HTTP status that is not 200. The body is not looked at but for the code of the gateway. */
export function httpFailure({ status, headers, text }: Reply): ProviderError {
  const errorCode = /"errorCode"\s*:\s*"(DAF-[A-Z]+-\d{4})"/.exec(text)?.[1] ?? null;
  const kind = byErrorCode(errorCode) ?? byStatus(status);
  return failure(
    kind,
    `HTTP ${status}${errorCode === null ? '' : `, ${errorCode}`}.`,
    null,
    retryAfter(headers['retry-after']),
  );
}

/** The failure that a GraphQL error with HTTP 200 tells. */
export function graphqlFailure(error: { extensions?: unknown }): ProviderError {
  const { code, traceId } = (error.extensions ?? {}) as Record<string, unknown>;
  const known = typeof code === 'string' && /^[A-Z]+[A-Z0-9-]*$/.test(code) ? code : null;
  // The trace id goes out to callers, so it must be no more than an id.
  const trace = typeof traceId === 'string' && /^[0-9A-Za-z-]{1,100}$/.test(traceId) ? traceId : null;
  return failure(
    byErrorCode(known) ?? BAD_REQUEST,
    known === null ? 'GraphQL error without a code.' : `GraphQL error ${known}.`,
    trace,
    null,
  );
}

function failure(kind: Kind, seen: string, traceId: string | null, retryAfter: number | null): ProviderError {
  return new ProviderError(kind.code, kind.message, {
    advice: `${seen} ${kind.advice}`,
    traceId,
    retryAfter,
  });
}

function byErrorCode(code: string | null): Kind | null {
  switch (code) {
    case 'DAF-AUTH-0001':
      return FORBIDDEN;
    case 'DAF-AUTH-0002':
    case 'DAF-AUTH-0005':
      return UNAUTHORIZED;
    case 'HC0045':
      return TIMED_OUT;
    default:
      return null;
  }
}

function byStatus(status: number): Kind {
  switch (status) {
    case 401:
      return UNAUTHORIZED;
    case 403:
      return FORBIDDEN;
    case 404:
      return ADDRESS_NOT_FOUND;
    case 429:
      return RATE_LIMITED;
    case 408:
    case 504:
      return TIMED_OUT;
    default:
      return status >= 500 ? UNAVAILABLE : BAD_REQUEST;
  }
}

/** Seconds or a date, as HTTP has it; in milliseconds from now. */
function retryAfter(header: string | string[] | undefined): number | null {
  if (typeof header !== 'string') return null;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? null : Math.max(0, milliseconds);
}
