/** So many refusals a second are recorded of callers who are not known: a record costs more than a bad request, so that nobody fills the store with them. */
const MOST_A_SECOND = 50;

/** Whose turn it is among the refusals of callers who are not known. */
export class StrangerTurns {
  #second = 0;
  #taken = 0;

  /** Whether one more is recorded now, in milliseconds since 1970. */
  take(at: number): boolean {
    const second = Math.floor(at / 1_000);
    if (second !== this.#second) {
      this.#second = second;
      this.#taken = 0;
    }
    this.#taken += 1;
    return this.#taken <= MOST_A_SECOND;
  }
}
