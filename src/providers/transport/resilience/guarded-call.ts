import {
  BrokenCircuitError,
  CircuitState,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { calledOff } from '../../called-off.ts';
import { ProviderError } from '../../provider-error.ts';
import type { Upstream } from '../../upstream.ts';
import { circuitChanges, watched, type CircuitChange, type UpstreamCall } from '../upstream-channels.ts';

export type Attempt<T> = (signal: AbortSignal) => Promise<T>;

export type GuardOptions = {
  /** Named in what is told of its calls. */
  readonly upstream: Upstream;
  /** How long one attempt may take, in milliseconds. */
  readonly timeLimit: number;
  /** After so many outages in a row nothing is asked for `restAfterOutages` milliseconds. */
  readonly outagesBeforeRest: number;
  readonly restAfterOutages: number;
};

/** Makes one attempt at a time of a call: within its time limit, and only while the upstream is not down. */
type GuardedCall = {
  make<T>(
    attempt: Attempt<T>,
    signal: AbortSignal,
    /** Null where nobody listens. */
    about: Omit<UpstreamCall, 'error' | 'milliseconds'> | null,
  ): Promise<T>;
  /** What the caller is told in place of an error of cockatiel's; any other as it is. */
  explained(error: unknown): unknown;
};

export function createGuardedCall({
  upstream,
  timeLimit,
  outagesBeforeRest,
  restAfterOutages,
}: GuardOptions): GuardedCall {
  const breaker = circuitBreaker(handleWhen(endsTheTrial), {
    halfOpenAfter: restAfterOutages,
    breaker: new ConsecutiveBreaker(outagesBeforeRest),
  });
  breaker.onStateChange((state) => {
    if (!circuitChanges.hasSubscribers) return;
    const change: CircuitChange = { upstream, state: STATES[state] };
    circuitChanges.publish(change);
  });
  const limit = timeout(timeLimit, {
    strategy: TimeoutStrategy.Aggressive,
    // What has returned needs no signal to end, and each one costs an error with its stack.
    abortOnReturn: false,
  });

  /** A caller who hangs up while the breaker tries whether the upstream is back leaves the question open. */
  function endsTheTrial(error: unknown): boolean {
    return (
      isOutage(error) || (error instanceof TaskCancelledError && breaker.state === CircuitState.HalfOpen)
    );
  }

  return {
    async make(attempt, signal, about) {
      // One call at a time finds out whether the upstream is back; cockatiel would keep the others waiting for it.
      if (breaker.state === CircuitState.HalfOpen) throw new BrokenCircuitError();
      const inTime = async () => {
        try {
          return await limit.execute(({ signal: own }) => attempt(own), signal);
        } catch (error) {
          // That the caller has gone says nothing about the upstream.
          if (signal.aborted) throw new TaskCancelledError();
          throw error instanceof TaskCancelledError ? timedOut(timeLimit) : error;
        }
      };
      return breaker.execute(() => watched(about, inTime), signal);
    },
    explained(error) {
      if (error instanceof TaskCancelledError) return calledOff();
      return error instanceof BrokenCircuitError ? down(breaker) : error;
    },
  };
}

const STATES = {
  [CircuitState.Closed]: 'CLOSED',
  [CircuitState.Open]: 'OPEN',
  [CircuitState.HalfOpen]: 'HALF_OPEN',
  // Held open by hand, which nobody does.
  [CircuitState.Isolated]: 'OPEN',
} as const;

/** The upstream is not there, or not able to answer: a sign of its health. Refusals are about us, and whoever answers is there. */
const isOutage = (error: unknown): boolean =>
  error instanceof ProviderError &&
  ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT'].includes(error.code) &&
  !error.answered;

const timedOut = (timeLimit: number): ProviderError =>
  new ProviderError('UPSTREAM_TIMEOUT', 'The source did not answer in time.', {
    advice:
      `No answer came within ${timeLimit} ms, the time limit of one call. Look at the network between this server and the source, and at ` +
      "the source's status; if it is only slow, raise the time limit.",
  });

function down({ lastFailure: last }: CircuitBreakerPolicy): ProviderError {
  const cause = last !== undefined && 'error' in last ? last.error : null;
  return new ProviderError(
    'UPSTREAM_UNAVAILABLE',
    'The source is down and is being left alone for a moment.',
    cause instanceof ProviderError && cause.advice !== null ? { advice: `At last: ${cause.advice}` } : {},
  );
}
