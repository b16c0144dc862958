import { setTimeout as pause } from 'node:timers/promises';
import {
  BrokenCircuitError,
  CircuitState,
  circuitBreaker,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  type IRetryBackoffContext,
} from 'cockatiel';
import { calledOff } from '../../called-off.ts';
import { ProviderError } from '../../provider-error.ts';
import { createFairSlots } from './fair-slots.ts';
import { unlessAborted } from './unless-aborted.ts';

export type ResilienceOptions = {
  /** How many calls may be under way at once. Where more are wanted, the requests come in turns. */
  readonly concurrency: number;
  /** How long one attempt may take, in milliseconds. */
  readonly timeLimit: number;
  /** How often a failed call is made again, where repeating helps. */
  readonly retries: number;
  /** After so many outages in a row nothing is asked for `restAfterOutages` milliseconds. */
  readonly outagesBeforeRest: number;
  readonly restAfterOutages: number;
};

/** What is usual: after ten outages in a row an upstream is left alone for five seconds. */
export const REST = { outagesBeforeRest: 10, restAfterOutages: 5_000 } as const;

export type Resilience = {
  /**
   * Runs `attempt`, again if need be, until `signal` fires: then it is called off, wherever it is. All calls of one request share its
   * signal. Every rejection is a ProviderError, or what a bug threw.
   */
  run<T>(attempt: Attempt<T>, signal: AbortSignal): Promise<T>;
};

type Attempt<T> = (signal: AbortSignal) => Promise<T>;

/** To be left alone, in the error that the upstream told it with. `until` is in milliseconds since 1970. */
type Wish = { readonly until: number; readonly error: ProviderError };

/** Whoever is to be left alone for longer is not waited for: the caller learns it now. */
const LONGEST_PAUSE = 10_000;
/** A wish to be left alone for longer than this is taken for a mistake; then we ask whether it still holds. */
const LONGEST_REST = 3_600_000;
/** Those who waited for the same moment do not all come in it. */
const SPREAD = 100;

/**
 * What every call to an upstream goes through: repeated with growing, random pauses where that helps, held back while the upstream is
 * down or wants to be left alone, no more at once than agreed, none for ever. Each upstream has its own.
 */
export function createResilience(options: ResilienceOptions): Resilience {
  const again = retry(handleWhen(isWorthRepeating), {
    maxAttempts: options.retries,
    backoff: pauses,
  }).dangerouslyUnref();
  const slots = createFairSlots(options.concurrency);
  const breaker = circuitBreaker(handleWhen(endsTheTrial), {
    halfOpenAfter: options.restAfterOutages,
    breaker: new ConsecutiveBreaker(options.outagesBeforeRest),
  });
  const limit = timeout(options.timeLimit, {
    strategy: TimeoutStrategy.Aggressive,
    // What has returned needs no signal to end, and each one costs an error with its stack.
    abortOnReturn: false,
  });
  let wish: Wish | null = null;

  /** A caller who hangs up while the breaker tries whether the upstream is back leaves the question open. */
  function endsTheTrial(error: unknown): boolean {
    return (
      isOutage(error) || (error instanceof TaskCancelledError && breaker.state === CircuitState.HalfOpen)
    );
  }

  async function untilWelcome(signal: AbortSignal): Promise<void> {
    const wait = wish === null ? 0 : wish.until - Date.now();
    if (wish === null || wait <= 0) return;
    if (wait > LONGEST_PAUSE) throw leftAlone(wish);
    await pause(wait + Math.random() * SPREAD, undefined, { signal, ref: false });
  }

  async function once<T>(attempt: Attempt<T>, signal: AbortSignal): Promise<T> {
    // One call at a time finds out whether the upstream is back; cockatiel would keep the others waiting for it.
    if (breaker.state === CircuitState.HalfOpen) throw new BrokenCircuitError();
    return breaker.execute(async () => {
      try {
        return await limit.execute(({ signal: own }) => attempt(own), signal);
      } catch (error) {
        // That the caller has gone says nothing about the upstream.
        if (signal.aborted) throw new TaskCancelledError();
        if (error instanceof TaskCancelledError) throw timedOut(options.timeLimit);
        if (error instanceof ProviderError && error.retryAfter !== null) {
          wish = { until: Date.now() + Math.min(error.retryAfter, LONGEST_REST), error };
        }
        throw error;
      }
    }, signal);
  }

  function asProviderError(error: unknown): unknown {
    if (error instanceof TaskCancelledError) return calledOff();
    if (!(error instanceof BrokenCircuitError)) return error;
    const last = breaker.lastFailure;
    const cause = last !== undefined && 'error' in last ? last.error : null;
    return new ProviderError(
      'UPSTREAM_UNAVAILABLE',
      'The source is down and is being left alone for a moment.',
      cause instanceof ProviderError && cause.advice !== null ? { advice: `At last: ${cause.advice}` } : {},
    );
  }

  return {
    async run(attempt, signal) {
      const work = again.execute(async () => {
        await untilWelcome(signal);
        return slots.run(async () => {
          // While this call waited for a slot, another one may have been told to leave the upstream alone.
          if (wish !== null) await untilWelcome(signal);
          return once(attempt, signal);
        }, signal);
      }, signal);
      try {
        return await unlessAborted(work, signal);
      } catch (error) {
        throw asProviderError(error);
      }
    },
  };
}

/** Somewhere up to 200 ms, and up to twice as long each time. */
const pauses = new DelegateBackoff<IRetryBackoffContext<unknown>>(
  ({ attempt }) => Math.random() * Math.min(5_000, 100 * 2 ** attempt),
);

/** The upstream is not there, or not able to answer: a sign of its health. Refusals are about us, and whoever answers is there. */
const isOutage = (error: unknown): boolean =>
  error instanceof ProviderError &&
  ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT'].includes(error.code) &&
  !error.answered;

/** Refusals and nonsense would only be repeated. */
const isWorthRepeating = (error: unknown): boolean =>
  error instanceof ProviderError &&
  ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT', 'UPSTREAM_RATE_LIMITED'].includes(error.code) &&
  (error.retryAfter ?? 0) <= LONGEST_PAUSE;

const timedOut = (timeLimit: number): ProviderError =>
  new ProviderError('UPSTREAM_TIMEOUT', 'The source did not answer in time.', {
    advice:
      `No answer came within ${timeLimit} ms, the time limit of one call. Look at the network between this server and the source, and at ` +
      "the source's status; if it is only slow, raise the time limit.",
  });

const leftAlone = ({ until, error }: Wish): ProviderError =>
  new ProviderError(error.code, error.message, {
    advice:
      `Nothing was asked this time: the source has asked to be left alone, and is until ${new Date(until).toISOString()}.` +
      (error.advice === null ? '' : ` With that it told: ${error.advice}`),
    retryAfter: until - Date.now(),
  });
