import type { ProviderErrorCode } from '../../provider-error.ts';

/** What the errors of one answer mean together. */
export type ErrorVerdict = {
  /** Null if none of the errors is known here. */
  readonly code: ProviderErrorCode | null;
  /** The code of the error that decides, if it looks like one, and the service's id of the call. */
  readonly errorCode: string | null;
  readonly traceId: string | null;
  /** Each error lies inside one person of the answer, so the question itself is not at fault. */
  readonly isAboutPeople: boolean;
};

/** How many errors are read. One broken field of a hundred people makes a hundred errors; more would add nothing. */
const MOST_ERRORS = 100;

/**
 * Which error decides if there are several: first a refusal, because asking again would not help; then what may be gone the next time; then
 * what the service says about its own data. An unknown error decides only if none is known.
 */
const BY_WEIGHT: readonly ProviderErrorCode[] = [
  'UPSTREAM_UNAUTHORIZED',
  'UPSTREAM_FORBIDDEN',
  'UPSTREAM_BAD_REQUEST',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_INVALID_RESPONSE',
];

/** Datafordeler's own codes, as far as they were seen anywhere, and those for access of the GraphQL server behind it, HotChocolate. */
const ACCESS: Readonly<Record<string, ProviderErrorCode>> = {
  'DAF-AUTH-0001': 'UPSTREAM_FORBIDDEN',
  'DAF-AUTH-0002': 'UPSTREAM_UNAUTHORIZED',
  'DAF-AUTH-0005': 'UPSTREAM_UNAUTHORIZED',
  AUTH_NOT_AUTHENTICATED: 'UPSTREAM_UNAUTHORIZED',
  AUTH_NOT_AUTHORIZED: 'UPSTREAM_FORBIDDEN',
};

/** HotChocolate's codes for a question that it will not run, from its public list: syntax, variables, size, cost, paging. */
const REFUSED_QUESTION = new Set(
  (
    'HC0001 HC0002 HC0009 HC0010 HC0011 HC0012 HC0013 HC0014 HC0015 HC0016 HC0017 HC0020 HC0046 HC0047 HC0048 HC0051 HC0052 HC0054 ' +
    'HC0055 HC0056 HC0057 HC0063 HC0064 HC0067 HC0076 HC0078 HC0079 HC0082 HC0086 HC0087'
  ).split(' '),
);

/** And those for a question that it ran, and failed over. */
const FAILED_EXECUTION = new Set(['HC0006', 'HC0007', 'HC0008', 'HC0019', 'HC0049']);
const OUT_OF_TIME = 'HC0045';
/** Null where null must not be: in an answer, or in a variable. */
const NON_NULL = new Set(['HC0018', 'HC0088']);

/** What HotChocolate says, without a code, when a resolver of the service's threw. */
const UNEXPECTED = 'Unexpected Execution Error';
/** What the service says, without a code, when a mandatory field was not asked for (seen at a municipality). */
const MISSING_SELECTION = 'Required fields are missing in query selection';
/** HotChocolate tells of a question that does not fit the schema without a code, but with the rule of the specification that it breaks. */
const SPECIFICATION = /^https?:\/\/spec\.graphql\.org\//;

/**
 * Reads the errors of an answer. Their texts are compared with the few that are known, and go nowhere.
 *
 * @param status - the HTTP status that they came with
 */
export function verdictOf(errors: unknown, status: number): ErrorVerdict {
  const read = (Array.isArray(errors) ? (errors as unknown[]) : [])
    .slice(0, MOST_ERRORS)
    .map((error) => readError(error, status))
    .sort((one, other) => weightOf(one) - weightOf(other));
  const [decisive] = read;
  return {
    code: decisive?.code ?? null,
    errorCode: decisive?.errorCode ?? null,
    traceId: read.find(({ traceId }) => traceId !== null)?.traceId ?? null,
    isAboutPeople: read.length > 0 && read.every(({ isInPerson }) => isInPerson),
  };
}

type ReadError = Omit<ErrorVerdict, 'isAboutPeople'> & { readonly isInPerson: boolean };

function readError(error: unknown, status: number): ReadError {
  const { message, path, extensions } = fieldsOf(error);
  const { code, traceId, specifiedBy } = fieldsOf(extensions);
  const errorCode = isFailureCode(code) ? code : null;
  // Below the root field and its list comes the place in that list.
  const isInPerson = Array.isArray(path) && typeof path[2] === 'number';
  return {
    code: meaningOfCode(errorCode ?? '', { status, isInPerson }) ?? meaningOfText(message, specifiedBy),
    errorCode,
    traceId: isTraceId(traceId) ? traceId : null,
    isInPerson,
  };
}

function meaningOfCode(
  code: string,
  { status, isInPerson }: { readonly status: number; readonly isInPerson: boolean },
): ProviderErrorCode | null {
  const access = ACCESS[code];
  if (access !== undefined) return access;
  if (code.startsWith('DAF-GQL-') || REFUSED_QUESTION.has(code)) return 'UPSTREAM_BAD_REQUEST';
  // Which of the two it is, is not published. Whoever gets a GraphQL answer has been let in with the token.
  if (code.startsWith('DAF-AUTH-')) return status === 401 ? 'UPSTREAM_UNAUTHORIZED' : 'UPSTREAM_FORBIDDEN';
  if (code === OUT_OF_TIME) return 'UPSTREAM_TIMEOUT';
  if (FAILED_EXECUTION.has(code)) return 'UPSTREAM_UNAVAILABLE';
  if (NON_NULL.has(code)) return isInPerson ? 'UPSTREAM_INVALID_RESPONSE' : 'UPSTREAM_BAD_REQUEST';
  return null;
}

function meaningOfText(message: unknown, specifiedBy: unknown): ProviderErrorCode | null {
  if (message === UNEXPECTED) return 'UPSTREAM_UNAVAILABLE';
  if (typeof message === 'string' && message.startsWith(MISSING_SELECTION)) return 'UPSTREAM_BAD_REQUEST';
  const isMisfit = typeof specifiedBy === 'string' && SPECIFICATION.test(specifiedBy);
  return isMisfit ? 'UPSTREAM_BAD_REQUEST' : null;
}

const weightOf = ({ code }: ReadError): number =>
  code === null ? BY_WEIGHT.length : BY_WEIGHT.indexOf(code);

/** A code of Datafordeler or of HotChocolate. Anything else in its place could be a person's data. */
export const isFailureCode = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^(?:DAF-[A-Z]{1,10}-\d{4}|HC\d{4}|AUTH_NOT_AUTHENTICATED|AUTH_NOT_AUTHORIZED)$/.test(value);

/** An id as tracing makes it (32 hexadecimal digits, or those of a UUID): it goes out to callers, so it must not be a CPR number. */
export const isTraceId = (value: unknown): value is string =>
  typeof value === 'string' && /^(?=.{16,64}$)[0-9a-f]+(?:-[0-9a-f]+)*$/i.test(value);

export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
