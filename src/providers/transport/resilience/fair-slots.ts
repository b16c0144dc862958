import { calledOff } from '../../called-off.ts';
import type { Upstream } from '../../upstream.ts';
import { queueChanges, type QueueChange } from '../upstream-channels.ts';

type FairSlots = {
  /**
   * Does `work` as soon as it has a slot. Calls with the same signal are of one request: they go in order. A slot that gets free goes to
   * the requests in turns, so that nobody waits for the whole of another one's list.
   *
   * @throws ProviderError `UPSTREAM_TIMEOUT` when the signal fires before the work has begun; afterwards the signal is the work's own matter
   */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
};

/** A call that waits. */
type Waiting = { readonly begin: () => void; readonly giveUp: () => void };

/** The calls of one request that wait. */
type Line = {
  readonly signal: AbortSignal;
  readonly hangUp: () => void;
  readonly calls: Set<Waiting>;
  /** The calls in the order they came. Each leaves the set as it begins, so this never ends while one is left. */
  readonly next: Iterator<Waiting, undefined>;
};

/** So many calls may be under way at once; the others wait. */
export function createFairSlots(size: number, upstream: Upstream): FairSlots {
  // While somebody waits nothing is free: a slot is handed on.
  let free = size;
  const waiting = new Lines();

  function tell(milliseconds: number | null): void {
    if (!queueChanges.hasSubscribers) return;
    const change: QueueChange = { upstream, length: waiting.length, milliseconds };
    queueChanges.publish(change);
  }

  async function wait(signal: AbortSignal): Promise<void> {
    const turn = waiting.join(signal);
    if (!queueChanges.hasSubscribers) return turn;
    const began = performance.now();
    tell(null);
    try {
      await turn;
    } finally {
      tell(performance.now() - began);
    }
  }

  return {
    async run(work, signal) {
      if (signal.aborted) throw calledOff();
      if (free > 0) {
        free -= 1;
        tell(0);
      } else await wait(signal);
      try {
        return await work();
      } finally {
        const next = waiting.take();
        if (next === null) free += 1;
        else next.begin();
      }
    },
  };
}

/** The calls that wait: a line for each request, and the lines take turns. */
class Lines {
  /** The line whose turn is next comes first; after its turn a line goes to the end. */
  readonly #lines = new Map<AbortSignal, Line>();
  /**
   * Goes round and round, because a line that goes to the end comes up there again. It is always the same iterator: a new one would have to
   * step over the places of all lines that have left since the map was last tidied.
   */
  readonly #turns: Iterator<Line, undefined> = this.#lines.values();
  #length = 0;

  /** How many calls wait. */
  get length(): number {
    return this.#length;
  }

  /** Resolves when it is this call's turn. */
  join(signal: AbortSignal): Promise<void> {
    return new Promise((begin, reject) => {
      const line = this.#lines.get(signal) ?? this.#open(signal);
      this.#length += 1;
      line.calls.add({ begin, giveUp: () => reject(calledOff()) });
    });
  }

  /** Takes the first call of the line whose turn it is; null where nobody waits. */
  take(): Waiting | null {
    const line = this.#lines.size === 0 ? undefined : this.#turns.next().value;
    const call = line?.next.next().value;
    if (line === undefined || call === undefined) return null;
    this.#length -= 1;
    line.calls.delete(call);
    if (line.calls.size === 0) this.#close(line);
    else {
      this.#lines.delete(line.signal);
      this.#lines.set(line.signal, line);
    }
    return call;
  }

  #open(signal: AbortSignal): Line {
    const calls = new Set<Waiting>();
    const hangUp = (): void => {
      this.#close(line);
      this.#length -= calls.size;
      for (const call of calls) call.giveUp();
    };
    const line: Line = { signal, hangUp, calls, next: calls.values() };
    this.#lines.set(signal, line);
    signal.addEventListener('abort', hangUp, { once: true });
    return line;
  }

  #close({ signal, hangUp }: Line): void {
    signal.removeEventListener('abort', hangUp);
    this.#lines.delete(signal);
  }
}
