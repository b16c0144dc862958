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

const WRONG_CONTENT: Kind = {
  code: 'UPSTREAM_INVALID_RESPONSE',
  message: 'The source answered something that is not a GraphQL answer.',
  advice:
    'Verify the address, and that nothing between it and this server answers for it; switch debug capture on to see the answer.',
};

/**
 * The failure behind an HTTP status that is not 200. Of the body only codes and ids of a known form are read.
 *
 * @param who - who answered, for the operator: the token server is another one than the service
 */
export function httpFailure({ status, headers, text }: Reply, who = 'The service'): ProviderError {
  const { errorCode, traceId, errors } = fieldsOf(parsed(text));
  const extensions = fieldsOf(fieldsOf(firstOf(errors))['extensions']);
  const code = [errorCode, extensions['code']].find(isFailureCode) ?? null;
  return failure(byErrorCode(code) ?? byStatus(status), {
    seen: `${who} answered HTTP ${status}${code === null ? '' : `, ${code}`}.`,
    traceId: [traceId, extensions['traceId']].find(isTraceId) ?? null,
    retryAfter: retryAfter(headers['retry-after']),
  });
}

/** The failure that GraphQL errors with HTTP 200 tell. */
export function graphqlFailure(errors: unknown): ProviderError {
  const { code, traceId } = fieldsOf(fieldsOf(firstOf(errors))['extensions']);
  const known = isFailureCode(code) ? code : null;
  return failure(byErrorCode(known) ?? BAD_REQUEST, {
    seen: `The service answered a GraphQL error ${known ?? 'without a code that is known'}.`,
    traceId: isTraceId(traceId) ? traceId : null,
    retryAfter: null,
  });
}

/** An answer with HTTP 200 that no GraphQL service would give. */
export const wrongContent = (): ProviderError =>
  new ProviderError(WRONG_CONTENT.code, WRONG_CONTENT.message, { advice: WRONG_CONTENT.advice });

/** A code of Datafordeler or of the GraphQL server behind it, HotChocolate. Anything else in its place could be a person's data. */
export const isFailureCode = (value: unknown): value is string =>
  typeof value === 'string' && /^(?:DAF-[A-Z]{1,10}-\d{4}|HC\d{4})$/.test(value);

/** An id as tracing makes it (32 hexadecimal digits, or those of a UUID): it goes out to callers, so it must not be a CPR number. */
export const isTraceId = (value: unknown): value is string =>
  typeof value === 'string' && /^(?=.{16,64}$)[0-9a-f]+(?:-[0-9a-f]+)*$/i.test(value);

type Seen = { readonly seen: string; readonly traceId: string | null; readonly retryAfter: number | null };

const failure = ({ code, message, advice }: Kind, { seen, ...details }: Seen): ProviderError =>
  new ProviderError(code, message, { advice: `${seen} ${advice}`, ...details });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const firstOf = (errors: unknown): unknown => (Array.isArray(errors) ? (errors as unknown[])[0] : null);

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

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
      // Below 400 it is no refusal: a redirect, or an answer without content.
      return status >= 500 ? UNAVAILABLE : status >= 400 ? BAD_REQUEST : WRONG_CONTENT;
  }
}

/** Seconds or a date, as HTTP has it; in milliseconds from now. */
function retryAfter(header: string | string[] | undefined): number | null {
  if (typeof header !== 'string') return null;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? null : Math.max(0, milliseconds);
}
