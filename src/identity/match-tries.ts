type Session = { readonly signedInAt: number; used: number; endsAt: number };

/** MitID allows so many comparisons a login, and the broker counts them too. */
export const MOST_TRIES = 3;

/** Milliseconds after the login in which MitID compares numbers. */
export const MATCH_WINDOW = 900_000;

/** More logins than a busy service has in a quarter of an hour. */
const MOST_SESSIONS = 100_000;

/**
 * The tries that login sessions have used up. A new login in the same session begins anew; the token of an older one counts with the newest, so
 * that having several tokens gives no more tries.
 */
export class MatchTries {
  /** Those whose last try is longest ago come first. */
  readonly #sessions = new Map<string, Session>();

  /** Takes a try: its number from 1, or null where there is none left, or nobody more can be remembered. */
  take(session: string, signedInAt: number, now: number): number | null {
    const known = this.#sessions.get(session);
    const counted =
      known === undefined || known.signedInAt < signedInAt ? { signedInAt, used: 0, endsAt: 0 } : known;
    if (counted.used >= MOST_TRIES) return null;
    if (known === undefined && !this.#hasRoom(now)) return null;
    counted.used += 1;
    // By then the window of whoever can still try is over: it began with the login.
    counted.endsAt = now + MATCH_WINDOW;
    this.#sessions.delete(session);
    this.#sessions.set(session, counted);
    return counted.used;
  }

  /** Gives a try back that the other side can't have seen. */
  giveBack(session: string, signedInAt: number): void {
    const known = this.#sessions.get(session);
    if (known !== undefined && known.signedInAt === signedInAt && known.used > 0) known.used -= 1;
  }

  /** The other side says that no try is left. */
  useUp(session: string): void {
    const known = this.#sessions.get(session);
    if (known !== undefined) known.used = MOST_TRIES;
  }

  #hasRoom(now: number): boolean {
    for (const [oldest, { endsAt }] of this.#sessions) {
      if (now < endsAt) break;
      this.#sessions.delete(oldest);
    }
    return this.#sessions.size < MOST_SESSIONS;
  }
}
