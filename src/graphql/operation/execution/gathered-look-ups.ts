import type { LookUp, LookUpSource } from './look-up.ts';

/** Look-ups that one place asks of one source, and what goes on when they are answered. */
export type Asked = {
  readonly place: object;
  readonly source: LookUpSource;
  readonly lookUps: LookUp<unknown>[];
  readonly waiting: (() => void)[];
};

/** What all places of one level ask, until it is asked in one go. */
export class GatheredLookUps {
  #asked: Asked[] = [];
  /** Made when a second place asks: most levels have one. */
  #byPlace: Map<object, Asked[]> | null = null;

  /** Calls `goOn` when all of these have been answered; they may be of several sources. */
  add(place: object, lookUps: readonly LookUp<unknown>[], goOn: () => void): void {
    const [first] = lookUps;
    if (first !== undefined && lookUps.every(({ source }) => source === first.source)) {
      this.#addTo(this.#askedOf(place, first.source), lookUps, goOn);
      return;
    }
    const bySource = Map.groupBy(lookUps, ({ source }) => source);
    let unanswered = bySource.size;
    const answered = () => {
      unanswered -= 1;
      if (unanswered === 0) goOn();
    };
    for (const [source, ofSource] of bySource) this.#addTo(this.#askedOf(place, source), ofSource, answered);
  }

  /** All that has been gathered since the last time. */
  take(): readonly Asked[] {
    const all = this.#asked;
    this.#asked = [];
    this.#byPlace = null;
    return all;
  }

  #addTo(asked: Asked, lookUps: readonly LookUp<unknown>[], goOn: () => void): void {
    for (const lookUp of lookUps) asked.lookUps.push(lookUp);
    asked.waiting.push(goOn);
  }

  #askedOf(place: object, source: LookUpSource): Asked {
    const last = this.#asked.at(-1);
    if (last?.place === place && last.source === source) return last;
    const asked: Asked = { place, source, lookUps: [], waiting: [] };
    if (last === undefined) {
      this.#asked.push(asked);
      return asked;
    }
    this.#byPlace ??= new Map([[last.place, [last]]]);
    const ofPlace = this.#byPlace.get(place) ?? [];
    this.#byPlace.set(place, ofPlace);
    const known = ofPlace.find((one) => one.source === source);
    if (known !== undefined) return known;
    ofPlace.push(asked);
    this.#asked.push(asked);
    return asked;
  }
}
