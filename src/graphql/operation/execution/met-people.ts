import type { Hole } from './hole.ts';

/** Somebody who is told of at a place, or could not be. */
export type MetPerson = {
  /** What is selected of them there: a `Selection` of the plan. */
  readonly selection: object;
  /** The object that was written; or the look-up that found nobody, or failed. */
  readonly who: unknown;
  /** The part of the answer that they are in. */
  hole: Hole;
  readonly event: number;
};

/**
 * The people that an operation meets, in the order in which they are written, for the record of disclosures. A null that spreads takes them out of
 * the answer, and then out of here.
 */
export class MetPeople {
  readonly #all: MetPerson[] = [];

  add(selection: object, who: unknown, hole: Hole, event: number): void {
    this.#all.push({ selection, who, hole, event });
  }

  /** Those who are in the answer, once it has been run. */
  get inAnswer(): readonly MetPerson[] {
    return this.#all.every(isThere) ? this.#all : this.#all.filter(isThere);
  }

  /** Everybody, also those who were taken out. */
  get all(): readonly MetPerson[] {
    return this.#all;
  }

  /** Forgets those who were met since. */
  forgetSince(event: number): void {
    while ((this.#all.at(-1)?.event ?? 0) > event) this.#all.pop();
  }

  /** Those who were met in one part since then belong to another now. */
  moveSince(event: number, from: Hole, to: Hole): void {
    for (let index = this.#all.length - 1; index >= 0; index--) {
      const person = this.#all[index] as MetPerson;
      if (person.event <= event) return;
      if (person.hole === from) person.hole = to;
    }
  }
}

const isThere = ({ hole }: MetPerson): boolean => !hole.isGone;
