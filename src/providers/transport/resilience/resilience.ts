import { DelegateBackoff, handleWhen, retry, type IRetryBackoffContext } from 'cockatiel';
import { ProviderError } from '../../provider-error.ts';
import { upstreamCalls, type CallAbout } from '../upstream-channels.ts';
import { createFairSlots } from './fair-slots.ts';
import { createGuardedCall, type Attempt, type GuardOptions } from './guarded-call.ts';
import { createLeftAlone, LONGEST_PAUSE } from './left-alone.ts';
import { unlessAborted } from './unless-aborted.ts';

export type ResilienceOptions = GuardOptions & {
  /** How many calls may be under way at once. Where more are wanted, the requests come in turns. */
  readonly concurrency: number;
  /** How often a failed call is made again, where repeating helps. */
  readonly retries: number;
};

/** What is usual: after ten outages in a row an upstream is left alone for five seconds. */
export const REST = { outagesBeforeRest: 10, restAfterOutages: 5_000 } as const;

export type Resilience = {
  /**
   * Runs `attempt`, again if need be, until `signal` fires: then it is called off, wherever it is. All calls of one request share its
   * signal. Every rejection is a ProviderError, or what a bug threw.
   *
   * @param about - what whoever watches is told of the call
   */
  run<T>(attempt: Attempt<T>, signal: AbortSignal, about?: CallAbout): Promise<T>;
};

/**
 * What every call to an upstream goes through: repeated with growing, random pauses where that helps, held back while the upstream is
 * down or wants to be left alone, no more at once than agreed, none for ever. Each upstream has its own.
 */
export function createResilience(options: ResilienceOptions): Resilience {
  const again = retry(handleWhen(isWorthRepeating), {
    maxAttempts: options.retries,
    backoff: pauses,
  }).dangerouslyUnref();
  const slots = createFairSlots(options.concurrency, options.upstream);
  const call = createGuardedCall(options);
  const leftAlone = createLeftAlone();

  async function inSlot<T>(
    attempt: Attempt<T>,
    signal: AbortSignal,
    about: CallAbout,
    number: number,
  ): Promise<T> {
    // While this call waited for a slot, another one may have been told to leave the upstream alone.
    await leftAlone.untilWelcome(signal);
    const told = upstreamCalls.hasSubscribers
      ? { ...about, upstream: options.upstream, attempt: number }
      : null;
    const noting = async (own: AbortSignal) => {
      try {
        return await attempt(own);
      } catch (error) {
        leftAlone.note(error);
        throw error;
      }
    };
    return call.make(noting, signal, told);
  }

  return {
    async run(attempt, signal, about = UNNAMED) {
      const work = again.execute(async ({ attempt: before }) => {
        await leftAlone.untilWelcome(signal);
        return slots.run(() => inSlot(attempt, signal, about, before + 1), signal);
      }, signal);
      try {
        return await unlessAborted(work, signal);
      } catch (error) {
        throw call.explained(error);
      }
    },
  };
}

const UNNAMED: CallAbout = { operation: 'OTHER', keys: null };

/** Somewhere up to 200 ms, and up to twice as long each time. */
const pauses = new DelegateBackoff<IRetryBackoffContext<unknown>>(
  ({ attempt }) => Math.random() * Math.min(5_000, 100 * 2 ** attempt),
);

/** Refusals and nonsense would only be repeated. */
const isWorthRepeating = (error: unknown): boolean =>
  error instanceof ProviderError &&
  ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT', 'UPSTREAM_RATE_LIMITED'].includes(error.code) &&
  (error.retryAfter ?? 0) <= LONGEST_PAUSE;
