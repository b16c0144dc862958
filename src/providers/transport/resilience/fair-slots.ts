import { calledOff } from './unless-aborted.ts';

export type FairSlots = {
  /**
   * Does `work` as soon as it has a slot. Calls with the same signal are of one request: they go in order. A slot that gets free goes to
   * the requests in turns, so that nobody waits for the whole of another one's list.
   *
   * @throws ProviderError `UPSTREAM_TIMEOUT` when the signal fires before the work has begun; afterwards the signal is the work's own matter
   */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
};

/** A call that waits. */
type Waiting = { begin(): void; giveUp(): void; next: Waiting | null };

/** The calls of one request that wait, first to last, in a ring with those of the others. */
type Line = {
  readonly signal: AbortSignal;
  readonly hangUp: () => void;
  first: Waiting;
  last: Waiting;
  before: Line;
  behind: Line;
};

/** So many calls may be under way at once; the others wait. */
export function createFairSlots(size: number): FairSlots {
  // While somebody waits nothing is free: a slot is handed on.
  let free = size;
  const lines = new Map<AbortSignal, Line>();
  /** Whose turn is next: going round the ring. Who joins it does so at its end, which is just before this one. */
  let turn: Line | null = null;

  function enqueue(signal: AbortSignal): Promise<void> {
    return new Promise((begin, reject) => {
      const waiting: Waiting = { begin, giveUp: () => reject(calledOff()), next: null };
      const line = lines.get(signal);
      if (line === undefined) return open(signal, waiting);
      line.last.next = waiting;
      line.last = waiting;
    });
  }

  function open(signal: AbortSignal, waiting: Waiting): void {
    const hangUp = (): void => {
      close(line);
      for (let call: Waiting | null = line.first; call !== null; call = call.next) call.giveUp();
    };
    const line = { signal, hangUp, first: waiting, last: waiting } as Line;
    line.behind = turn ?? line;
    line.before = turn?.before ?? line;
    line.before.behind = line.behind.before = line;
    turn ??= line;
    lines.set(signal, line);
    signal.addEventListener('abort', hangUp, { once: true });
  }

  function close(line: Line): void {
    line.signal.removeEventListener('abort', line.hangUp);
    lines.delete(line.signal);
    line.before.behind = line.behind;
    line.behind.before = line.before;
    if (turn === line) turn = line.behind === line ? null : line.behind;
  }

  function handOn(): void {
    if (turn === null) {
      free += 1;
      return;
    }
    const line = turn;
    const { first } = line;
    turn = line.behind;
    if (first.next === null) close(line);
    else line.first = first.next;
    first.begin();
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
