import { ProviderError, type ProviderErrorCode } from '../../provider-error.ts';
import type { Reply } from '../../transport/http/exchange.ts';
import { codeOfStatus, MESSAGES } from '../../transport/http/http-status.ts';
import { retryAfter } from '../../transport/resilience/retry-after.ts';
import type { Fault } from './fault.ts';
import { saysNotFound } from './not-found.ts';

type Head = Pick<Reply, 'status' | 'headers'>;

const REGISTRATION =
  'Verify in the administration portal that the service agreement is approved, for this environment and for this version (version 5 is ' +
  "a service of its own, with an agreement and UUIDs of its own), that the municipality's CVR number or the UUIDs are those of the " +
  'agreement, and that this certificate is the one registered at the IT system.';

const ADVICE: Readonly<Record<ProviderErrorCode, string>> = {
  UPSTREAM_UNAUTHORIZED: REGISTRATION,
  UPSTREAM_FORBIDDEN: REGISTRATION,
  UPSTREAM_BAD_REQUEST: `The platform reports missing rights in many ways, also as a wrong request. ${REGISTRATION}`,
  UPSTREAM_ADDRESS_NOT_FOUND: 'Verify the address and the version; each version has a path of its own.',
  UPSTREAM_RATE_LIMITED: 'Lower the concurrency.',
  UPSTREAM_UNAVAILABLE:
    'Look at driftstatus.kombit.dk: the platform is maintained on Saturdays, sometimes for the whole day. If all is well there: ' +
    REGISTRATION,
  UPSTREAM_TIMEOUT: 'The platform ran out of its own time. If that goes on, look at driftstatus.kombit.dk.',
  UPSTREAM_INVALID_RESPONSE:
    'Verify the address, and that nothing between it and this server answers for it.',
};

/** For a connection that the platform closes: that is all it does if it does not know the certificate. */
export const ADVICE_ON_RESET =
  'Service Platform closes the connection if it does not know the certificate. Verify that this certificate is registered at the IT ' +
  'system, in the administration portal of this environment, and that it has not been renewed since; else look at driftstatus.kombit.dk.';

/** What a fault means. */
export function readFault(fault: Fault, { status, headers }: Head): 'NOT_FOUND' | ProviderError {
  if (saysNotFound(fault, status)) return 'NOT_FOUND';
  const name = fault.code === null ? '' : localName(fault.code);
  const told = [name, ...fault.errors.flatMap(({ codes }) => codes)].filter(isPlain);
  const code = codeOfFault(name) ?? (status >= 400 ? codeOfStatus(status) : 'UPSTREAM_UNAVAILABLE');
  const seen = `Service Platform answered HTTP ${status} with a fault${told.length > 0 ? `: ${told.join(', ')}` : ' of no known form'}.`;
  // It may be about this one person: that the platform said so shows that it is there.
  return new ProviderError(code, MESSAGES[code], { ...details(code, seen, headers), answered: true });
}

/** An HTTP status other than 200, without a fault. */
export function httpFailure({ status, headers }: Head): ProviderError {
  const code = codeOfStatus(status);
  const seen = `Service Platform answered HTTP ${status} without a fault.`;
  return new ProviderError(code, MESSAGES[code], details(code, seen, headers));
}

const details = (code: ProviderErrorCode, seen: string, headers: Reply['headers']) => ({
  advice: `${seen} ${ADVICE[code]}`,
  retryAfter: retryAfter(headers['retry-after']),
});

/** A fault code is a qualified name, of which the prefix may be anything. */
const localName = (code: string): string => code.replace(/^.*:/s, '');

/** One word with at most four digits at its end: no person's number, and no sentence. */
const isPlain = (token: string): boolean => /^[A-Za-z][A-Za-z_.-]{0,63}\d{0,4}$/.test(token);

/** The codes of SOAP 1.1, section 4.4.1: refined by what stands behind a dot, of which this example of its own is the only one known. */
function codeOfFault(name: string): ProviderErrorCode | null {
  if (name === 'Client.Authentication') return 'UPSTREAM_UNAUTHORIZED';
  switch (name.split('.')[0]) {
    case 'Client':
    case 'VersionMismatch':
    case 'MustUnderstand':
      return 'UPSTREAM_BAD_REQUEST';
    case 'Server':
      return 'UPSTREAM_UNAVAILABLE';
    default:
      return null;
  }
}
