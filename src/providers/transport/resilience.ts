import {
  BrokenCircuitError,
  bulkhead,
  CircuitState,
  circuitBreaker,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
  type IRetryBackoffContext,
} from 'cockatiel';
import { ProviderError } from '../provider-error.ts';

export type ResilienceOptions = {
  /** How many calls may be under way at once. */
  readonly concurrency: number;
  /** How long one attempt may take, in milliseconds. */
  readonly timeLimit: number;
  /** How often a failed call is made again, where repeating helps. */
  readonly retries: number;
  /** After so many outages in a row nothing is asked for `restAfterOutages` milliseconds. */
  readonly outagesBeforeRest: number;
  readonly restAfterOutages: number;
};

export type Resilience = {
  /** Runs `attempt`, again if need be. Every rejection is a ProviderError, or what a bug threw. */
  run<T>(attempt: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Whether the circuit breaker holds calls back at the moment. */
  readonly isResting: boolean;
};

/**
 * What every call to an upstream goes through: repeated with growing, random pauses where that helps, held back while the upstream is
 * down, no more at once than agreed, none for ever. Each upstream has its own.
 */
export function createResilience(options: ResilienceOptions): Resilience {
  const breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: options.restAfterOutages,
    breaker: new ConsecutiveBreaker(options.outagesBeforeRest),
  });
  const policy = wrap(
    retry(handleWhen(isWorthRepeating), { maxAttempts: options.retries, backoff: pauses }),
    breaker,
    bulkhead(options.concurrency, Number.MAX_SAFE_INTEGER),
    timeout(options.timeLimit, TimeoutStrategy.Aggressive),
  );
  return {
    async run(attempt, signal) {
      try {
        return await policy.execute(({ signal: ownSignal }) => attempt(ownSignal), signal);
      } catch (error) {
        throw asProviderError(error);
      }
    },
    get isResting() {
      return breaker.state !== CircuitState.Closed;
    },
  };
}

/** The upstream's own wish where it has one; otherwise somewhere up to 200 ms, and up to twice as long each time. */
const pauses = new DelegateBackoff<IRetryBackoffContext<unknown>>(({ attempt, result }) => {
  const error = 'error' in result ? result.error : null;
  const asked = error instanceof ProviderError ? error.retryAfter : null;
  return asked ?? Math.random() * Math.min(5_000, 100 * 2 ** attempt);
});

/** Whoever is to be left alone for longer is not waited for: the caller learns it now. */
const LONGEST_PAUSE = 10_000;

/** The upstream is not there, or not able to answer: a sign of its health. */
const isOutage = (error: unknown): boolean =>
  error instanceof TaskCancelledError ||
  (error instanceof ProviderError && ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT'].includes(error.code));

/** Refusals and nonsense would only be repeated. */
const isWorthRepeating = (error: unknown): boolean =>
  isOutage(error) ||
  (error instanceof ProviderError &&
    error.code === 'UPSTREAM_RATE_LIMITED' &&
    (error.retryAfter ?? 0) <= LONGEST_PAUSE);

function asProviderError(error: unknown): unknown {
  if (error instanceof BrokenCircuitError) {
    return new ProviderError(
      'UPSTREAM_UNAVAILABLE',
      'The source is down and is being left alone for a moment.',
    );
  }
  return error instanceof TaskCancelledError
    ? new ProviderError('UPSTREAM_TIMEOUT', 'The source did not answer in time.')
    : error;
}
