import type { Caller } from '../../domain/caller.ts';

/** A pause that ends a watch, and the longest that one is recorded for, in milliseconds. */
const PAUSE = 60_000;
const LONGEST = 3_600_000;

type Watch = { readonly began: number; last: number };

/**
 * Who watches look-ups as they come. A page asks every second: to record each of that would fill the record with itself, so a watch is
 * recorded when it begins, and each hour.
 */
export class Watchers {
  readonly #watches = new WeakMap<Caller, Watch>();

  /** Whether this belongs to a watch that is recorded. */
  goesOn(caller: Caller, now: number): boolean {
    const watch = this.#watches.get(caller);
    if (watch === undefined || now - watch.last >= PAUSE || now - watch.began >= LONGEST) return false;
    watch.last = now;
    return true;
  }

  /** Called when the beginning is on record. */
  begin(caller: Caller, now: number): void {
    this.#watches.set(caller, { began: now, last: now });
  }
}
