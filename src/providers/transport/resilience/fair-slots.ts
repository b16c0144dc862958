import { calledOff } from '../../called-off.ts';

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
export function createFairSlots(size: number): FairSlots {
  // While somebody waits nothing is free: a slot is handed on.
  let free = size;
  /** Whose turn is next stands first; whose turn has been goes to the end. */
  const lines = new Map<AbortSignal, Line>();
  /**
   * Goes round and round, because a line that goes to the end is met there again. One iterator for good: a new one would have to step over
   * the places of all lines that have left since the map was last tidied.
   */
  const turns: Iterator<Line, undefined> = lines.values();

  function enqueue(signal: AbortSignal): Promise<void> {
    return new Promise((begin, reject) => {
      const line = lines.get(signal) ?? open(signal);
      line.calls.add({ begin, giveUp: () => reject(calledOff()) });
    });
  }

  function open(signal: AbortSignal): Line {
    const calls = new Set<Waiting>();
    const hangUp = (): void => {
      close(line);
      for (const call of calls) call.giveUp();
    };
    const line: Line = { signal, hangUp, calls, next: calls.values() };
    lines.set(signal, line);
    signal.addEventListener('abort', hangUp, { once: true });
    return line;
  }

  function close({ signal, hangUp }: Line): void {
    signal.removeEventListener('abort', hangUp);
    lines.delete(signal);
  }

  /** Gives a slot that got free to the first call of the line whose turn it is. */
  function handOn(): void {
    const line = lines.size === 0 ? undefined : turns.next().value;
    const call = line?.next.next().value;
    if (line === undefined || call === undefined) {
      free += 1;
      return;
    }
    line.calls.delete(call);
    if (line.calls.size === 0) close(line);
    else {
      lines.delete(line.signal);
      lines.set(line.signal, line);
    }
    call.begin();
  }

  return {
    async run(work, signal) {
      if (signal.aborted) throw calledOff();
      if (free > 0) free -= 1;
      else await enqueue(signal);
      try {
        return await work();
      } finally {
        handOn();
      }
    },
  };
}
