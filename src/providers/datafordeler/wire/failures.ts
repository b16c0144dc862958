import { ProviderError, type ProviderErrorCode } from '../../provider-error.ts';
import type { Reply } from '../../transport/http/exchange.ts';
import { codeOfStatus, MESSAGES } from '../../transport/http/http-status.ts';
import { retryAfter } from '../../transport/resilience/retry-after.ts';
import { fieldsOf, verdictOf, type ErrorVerdict } from './error-verdict.ts';

const FETCH_SCHEMA =
  'Fetch the schema with "npx cpr-subgraph schema fetch" into the file that DATAFORDELER_SCHEMA_FILE (in a file of configurations: ' +
  'schemaFile) names, and restart: then only what the service has is asked for.';

const ADVICE: Readonly<Record<ProviderErrorCode, string>> = {
  UPSTREAM_UNAUTHORIZED:
    'Verify the client id and the secret or certificate, that the sign-in fits the credential, and that this server is on the IP allowlist. ' +
    'A credential made less than an hour ago may not be known everywhere yet: wait, and do not make another one, which starts the wait anew.',
  UPSTREAM_FORBIDDEN:
    'Verify that the data access was approved for this sector (CustomPublicSectorPerson or CustomPrivateSectorPerson) and for this ' +
    'environment; each is approved by itself.',
  UPSTREAM_BAD_REQUEST:
    `The question does not fit the service, whose schema may have moved; that of the private sector is not public. ${FETCH_SCHEMA} ` +
    'Debug capture shows the question.',
  UPSTREAM_ADDRESS_NOT_FOUND:
    'The version of the service does not exist or is retired, or the path is wrong. Set the version that Datafordeler names now.',
  UPSTREAM_RATE_LIMITED: 'Ask for less at once, or lower the number of connections.',
  UPSTREAM_UNAVAILABLE:
    "The service is down or overloaded. If that goes on, look at Datafordeler's status page.",
  UPSTREAM_TIMEOUT: 'The service ran out of its own time (about 60 s).',
  UPSTREAM_INVALID_RESPONSE:
    'Verify the address, and that nothing between it and this server answers for it; switch debug capture on to see the answer.',
};

/** The same where the service itself tells of the failure, in GraphQL errors. */
const TOLD_ADVICE: Readonly<Record<ProviderErrorCode, string>> = {
  ...ADVICE,
  UPSTREAM_UNAVAILABLE:
    "It took the question and failed while answering it. If that goes on, look at Datafordeler's status page, and report the trace id.",
  UPSTREAM_INVALID_RESPONSE:
    'It has a value about somebody that its own schema does not allow. Report the trace id to Datafordeler.',
};
const UNKNOWN_ERROR =
  'This server does not know that error; debug capture shows it. If every question gets it, the questions may not fit the ' +
  `service. ${FETCH_SCHEMA}`;

/** A failure that is about single people of an answer. Without them, the others can still be asked for. */
export class PeopleFailure extends ProviderError {}

/**
 * The failure behind an HTTP status that is not 200. Of the body only codes and ids of a known form are read.
 *
 * @param who - who answered, for the operator: the token server is another one than the service
 */
export function httpFailure({ status, headers, text }: Reply, who = 'The service'): ProviderError {
  const { errorCode, traceId, errors } = fieldsOf(parsed(text));
  // The gateway before the service tells its code in another form than GraphQL's.
  const told = Array.isArray(errors) ? errors : [{ extensions: { code: errorCode, traceId } }];
  const verdict = verdictOf(told, status);
  return failure(verdict.code ?? codeOfStatus(status), verdict, {
    seen: `${who} answered HTTP ${status}${verdict.errorCode === null ? '' : `, ${verdict.errorCode}`}.`,
    retryAfter: retryAfter(headers['retry-after']),
  });
}

/** The failure behind GraphQL errors that came with HTTP 200. If none of them is known, nothing is guessed. */
export function graphqlFailure(errors: unknown): ProviderError {
  const verdict = verdictOf(errors, 200);
  return failure(verdict.code ?? 'UPSTREAM_INVALID_RESPONSE', verdict, {
    seen: `The service answered a GraphQL error ${verdict.errorCode ?? 'without a code that is known'}.`,
    advice: verdict.code === null ? UNKNOWN_ERROR : TOLD_ADVICE[verdict.code],
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

/** For an answer with somebody in it who could be any of those who were asked for, or none of them. */
export const unclearWho = (): ProviderError =>
  new ProviderError(
    'UPSTREAM_INVALID_RESPONSE',
    'The answer of the source does not make clear whom it is about.',
    {
      advice:
        'Its list had an empty place, or a person who does not have the number that was asked for. Debug capture shows the answer.',
    },
  );

type Told = {
  readonly seen: string;
  readonly advice?: string;
  readonly retryAfter?: number | null;
};

function failure(
  code: ProviderErrorCode,
  { traceId, isAboutPeople, code: meaning }: ErrorVerdict,
  { seen, advice = ADVICE[code], retryAfter = null }: Told,
): ProviderError {
  const isOfPeople = isAboutPeople && OF_PEOPLE.includes(code);
  return new (isOfPeople ? PeopleFailure : ProviderError)(code, MESSAGES[code], {
    advice: `${seen} ${advice}`,
    traceId,
    retryAfter,
    // It ran the question and failed over it, so it is there.
    answered: meaning === 'UPSTREAM_UNAVAILABLE',
  });
}

/** Failures that can be about one person alone; a refusal or a timeout can't. */
const OF_PEOPLE: readonly ProviderErrorCode[] = ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_INVALID_RESPONSE'];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
