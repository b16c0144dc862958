import { channel } from 'node:diagnostics_channel';
import { TaskCancelledError } from 'cockatiel';
import { ProviderError, type ProviderErrorCode } from '../provider-error.ts';
import type { Upstream } from '../upstream.ts';

// What this room tells whoever listens: names of ours, counts and times, and never a person. Publish only if `hasSubscribers`.

/** What a call to an upstream is for. */
export type UpstreamOperation = 'LOOK_UP' | 'SEARCH' | 'CHANGES' | 'TOKEN' | 'SCHEMA' | 'OTHER';

export type CallAbout = {
  readonly operation: UpstreamOperation;
  /** How many people it asks about by their keys; null where it asks by none. */
  readonly keys: number | null;
};

/** `CALLED_OFF`: nobody waited for it any more. The last is a bug. */
export type UpstreamCallError = ProviderErrorCode | 'CALLED_OFF' | 'INTERNAL_SERVER_ERROR';

/** One attempt of a call that was really made; one that an open circuit held back is none. */
export type UpstreamCall = CallAbout & {
  readonly upstream: Upstream;
  /** 1 for the first. */
  readonly attempt: number;
  /** Null where it was answered as it should be. */
  readonly error: UpstreamCallError | null;
  /** Without the wait for a slot. */
  readonly milliseconds: number;
};

export type CircuitChange = {
  readonly upstream: Upstream;
  /** `OPEN`: the upstream is left alone. `HALF_OPEN`: one call finds out whether it is back. */
  readonly state: 'CLOSED' | 'OPEN' | 'HALF_OPEN';
};

/** A call has joined the queue for a slot, left it, or passed by because a slot was free. */
export type QueueChange = {
  readonly upstream: Upstream;
  /** How many wait now. */
  readonly length: number;
  /** How long the call has waited, with a slot in the end or without; null if it has just joined. */
  readonly milliseconds: number | null;
};

export type TokenFetched = {
  readonly upstream: Upstream;
  /** How long it is valid, in seconds, as far as the token server says. */
  readonly life: number;
};

export const upstreamCalls = channel('cpr-subgraph:upstream.call');
export const circuitChanges = channel('cpr-subgraph:upstream.circuit');
export const queueChanges = channel('cpr-subgraph:upstream.queue');
export const tokensFetched = channel('cpr-subgraph:upstream.token');

/** Makes one attempt, and tells of it as `about` says; null where nobody listens. */
export async function watched<T>(
  about: Omit<UpstreamCall, 'error' | 'milliseconds'> | null,
  attempt: () => Promise<T>,
): Promise<T> {
  if (about === null) return attempt();
  const began = performance.now();
  const tell = (error: UpstreamCallError | null): void => {
    const call: UpstreamCall = { ...about, error, milliseconds: performance.now() - began };
    upstreamCalls.publish(call);
  };
  try {
    const answer = await attempt();
    tell(null);
    return answer;
  } catch (error) {
    tell(errorOf(error));
    throw error;
  }
}

function errorOf(error: unknown): UpstreamCallError {
  if (error instanceof ProviderError) return error.code;
  return error instanceof TaskCancelledError ? 'CALLED_OFF' : 'INTERNAL_SERVER_ERROR';
}
