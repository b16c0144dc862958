import { ProviderError, type ProviderErrorCode } from '../provider-error.ts';
import type { Reply } from '../transport/connections.ts';
import { codeOfStatus, MESSAGES } from '../transport/http-status.ts';
import { retryAfter } from '../transport/retry-after.ts';

const ADVICE: Readonly<Record<ProviderErrorCode, string>> = {
  UPSTREAM_UNAUTHORIZED:
    'Verify the client id and the secret or certificate, that the sign-in fits the credential, and that this server is on the IP allowlist. ' +
    'A credential made less than an hour ago may not be known everywhere yet: wait, and do not make another one, which starts the wait anew.',
  UPSTREAM_FORBIDDEN:
    'Verify that the data access was approved for this sector (CustomPublicSectorPerson or CustomPrivateSectorPerson) and for this ' +
    'environment; each is approved by itself.',
  UPSTREAM_BAD_REQUEST:
    "The question does not fit the service's schema, which may have moved. Fetch the schema of the configured version and look at " +
    'what our selections lack; switch debug capture on to see the question.',
  UPSTREAM_ADDRESS_NOT_FOUND:
    'The version of the service does not exist or is retired, or the path is wrong. Set the version that Datafordeler names now.',
  UPSTREAM_RATE_LIMITED: 'Ask for less at once, or lower the number of connections.',
  UPSTREAM_UNAVAILABLE: "The service is down or overloaded. If it lasts, look at Datafordeler's status page.",
  UPSTREAM_TIMEOUT: 'The service ran out of its own time (about 60 s).',
  UPSTREAM_INVALID_RESPONSE:
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
  return failure(codeOfErrorCode(code) ?? codeOfStatus(status), {
    seen: `${who} answered HTTP ${status}${code === null ? '' : `, ${code}`}.`,
    traceId: [traceId, extensions['traceId']].find(isTraceId) ?? null,
    retryAfter: retryAfter(headers['retry-after']),
  });
}

/** The failure that GraphQL errors with HTTP 200 tell. */
export function graphqlFailure(errors: unknown): ProviderError {
  const { code, traceId } = fieldsOf(fieldsOf(firstOf(errors))['extensions']);
  const known = isFailureCode(code) ? code : null;
  return failure(codeOfErrorCode(known) ?? 'UPSTREAM_BAD_REQUEST', {
    seen: `The service answered a GraphQL error ${known ?? 'without a code that is known'}.`,
    traceId: isTraceId(traceId) ? traceId : null,
    retryAfter: null,
  });
}

/** An answer with HTTP 200 that no GraphQL service would give. */
export const wrongContent = (): ProviderError =>
  new ProviderError(
    'UPSTREAM_INVALID_RESPONSE',
    'The source answered something that is not a GraphQL answer.',
    {
      advice: ADVICE.UPSTREAM_INVALID_RESPONSE,
    },
  );

/** A code of Datafordeler or of the GraphQL server behind it, HotChocolate. Anything else in its place could be a person's data. */
export const isFailureCode = (value: unknown): value is string =>
  typeof value === 'string' && /^(?:DAF-[A-Z]{1,10}-\d{4}|HC\d{4})$/.test(value);

/** An id as tracing makes it (32 hexadecimal digits, or those of a UUID): it goes out to callers, so it must not be a CPR number. */
export const isTraceId = (value: unknown): value is string =>
  typeof value === 'string' && /^(?=.{16,64}$)[0-9a-f]+(?:-[0-9a-f]+)*$/i.test(value);

type Seen = { readonly seen: string; readonly traceId: string | null; readonly retryAfter: number | null };

const failure = (code: ProviderErrorCode, { seen, ...details }: Seen): ProviderError =>
  new ProviderError(code, MESSAGES[code], { advice: `${seen} ${ADVICE[code]}`, ...details });

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

function codeOfErrorCode(code: string | null): ProviderErrorCode | null {
  switch (code) {
    case 'DAF-AUTH-0001':
      return 'UPSTREAM_FORBIDDEN';
    case 'DAF-AUTH-0002':
    case 'DAF-AUTH-0005':
      return 'UPSTREAM_UNAUTHORIZED';
    case 'HC0045':
      return 'UPSTREAM_TIMEOUT';
    default:
      return null;
  }
}
