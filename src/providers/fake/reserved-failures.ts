import type { CprNumber } from '../../domain/cpr-number.ts';
import { ProviderError } from '../provider-error.ts';

/**
 * Numbers that fail on purpose, so that front-end teams can build their error handling. Nobody living can have one (born 1858); the
 * last three digits are those of the HTTP status that a real upstream would answer with.
 */
const FAILURES: ReadonlyMap<string, () => ProviderError> = new Map([
  ['0101585401', () => new ProviderError('UPSTREAM_UNAUTHORIZED', 'The source refused our credentials.')],
  ['0101585403', () => new ProviderError('UPSTREAM_FORBIDDEN', 'The source does not grant us this person.')],
  ['0101585429', () => new ProviderError('UPSTREAM_RATE_LIMITED', 'The source has had too many questions.')],
  [
    '0101585502',
    () => new ProviderError('UPSTREAM_INVALID_RESPONSE', 'The source answered something broken.'),
  ],
  ['0101585503', () => new ProviderError('UPSTREAM_UNAVAILABLE', 'The source is not available.')],
]);

/** Answers like any other, but only after {@link SLOW_MILLISECONDS}. */
const SLOW_NUMBER = '0101585408';
export const SLOW_MILLISECONDS = 3_000;

/** The failure that this number stands for, if it is a reserved one. */
export function reservedFailure(cpr: CprNumber): ProviderError | null {
  return FAILURES.get(cpr.reveal())?.() ?? null;
}

export const isSlow = (cpr: CprNumber): boolean => cpr.reveal() === SLOW_NUMBER;
