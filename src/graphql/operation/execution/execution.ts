import type { GraphQLSchema } from 'graphql';
import { keepAt, type At } from './at.ts';
import type { Failure } from './failure.ts';
import { GAP, Hole } from './hole.ts';
import { GatheredLookUps } from './gathered-look-ups.ts';
import type { LookUp } from './look-up.ts';
import type { MetPeople } from './met-people.ts';
import { AnswerRefused, type Bounds } from './answer-refused.ts';
import { isTurnLong } from './turn.ts';

/** After so many answers is looked whether others should have their turn. */
const ANSWERS_BETWEEN_LOOKS = 8;

type Request = {
  /** Takes in who is met; null where nobody wants to know. */
  readonly people?: MetPeople | null;
  readonly schema: GraphQLSchema;
  readonly context: unknown;
  readonly rootValue: unknown;
  /** The values of the operation's variables. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Which of the operation's conditions hold. */
  readonly holding: readonly boolean[];
  readonly bounds: Bounds;
};

/**
 * One request under way. Text is written as far as it is known; where it is not, a hole is left and written into later. All look-ups of one
 * place on one level are waited for with one promise.
 */
export class Execution {
  readonly schema: GraphQLSchema;
  readonly context: unknown;
  readonly rootValue: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly holding: readonly boolean[];
  readonly bounds: Bounds;
  /** Arguments that hang on this request's variables, by field. */
  argumentsOf: Map<object, Readonly<Record<string, unknown>>> | null = null;
  /** Counts failures and holes, to know which came up since when. */
  events = 0;
  /** Counts what may make a null spread: as long as it stands still, a text stands as it was written. */
  spreads = 0;
  failures: Failure[] = [];
  readonly people: MetPeople | null;
  /** How much text there may still be. */
  room: number;
  /** What the cause of a null that took everything is told of. */
  readonly #top = new Hole(null, 0);
  readonly #whole = new Hole(this.#top, 0);
  /** What is being written. */
  #hole = this.#whole;
  #holes: Hole[] = [];
  /** Holes whose null would spread, and of which what is around them has still to say how far. */
  #spreading: Hole[] = [];
  readonly #gathered = new GatheredLookUps();
  /** How many holes are waited for. */
  #open = 0;
  /** How many of these only let others have their turn: what they will ask for is asked together with the rest of their level. */
  #interrupted = 0;
  #finish: (() => void) | null = null;
  #fail: ((reason: unknown) => void) | null = null;

  constructor({ schema, context, rootValue, variables, holding, bounds, people = null }: Request) {
    this.people = people;
    this.schema = schema;
    this.context = context;
    this.rootValue = rootValue;
    this.variables = variables;
    this.holding = holding;
    this.bounds = bounds;
    this.room = bounds.answerLength;
  }

  /** The answer's data as text, once it has been run. */
  get text(): string {
    return String(this.#whole);
  }

  /** What failed, once it has been run, without what a null that spread has taken out of the answer. */
  get failuresToTell(): Failure[] {
    return this.failures.filter(({ hole }) => !hole.isGone);
  }

  /**
   * Writes the whole by `write`, and waits for whatever that leaves open; null where nothing is.
   *
   * @throws AnswerRefused also in the promise
   */
  run(write: () => string | null): Promise<void> | null {
    return this.#start(this.#whole, write);
  }

  /** Writes the whole as an object of these members, each when nothing is open any more that the one before it began. */
  async runInOrder(members: readonly (() => string | null)[]): Promise<void> {
    const steps = members.map((write) => ({ write, hole: new Hole(this.#whole, ++this.events) }));
    this.#whole.text = `{${steps.map(() => GAP).join()}}`;
    this.#whole.holes = steps.map(({ hole }) => hole);
    for (const { hole, write } of steps) {
      await this.#start(hole, write);
      if (this.#whole.isNulled) return;
    }
  }

  /** Takes in a failure. Gives the text of a field that may be null, else null, which spreads. */
  failed(field: object, isNonNull: boolean, at: At, thrown: unknown): 'null' | null {
    if (this.failures.length >= this.bounds.errors) throw new AnswerRefused('errors');
    this.spreads++;
    this.failures.push({ field, at: keepAt(at), thrown, hole: this.#hole, event: ++this.events });
    return isNonNull ? null : 'null';
  }

  /** Notes somebody who has been written, or could not be found. */
  meets(selection: object, who: unknown): void {
    this.people?.add(selection, who, this.#hole, ++this.events);
  }

  /**
   * What stands in a place that may be null, after something came up in it since `event`: a null that spread to here takes everything with it that
   * was written, and a null that may still spread to here needs a hole of its own.
   */
  settle(text: string | null, event: number): string {
    if (text === null) {
      this.#forget(event, { keepLast: true });
      return 'null';
    }
    if (!((this.#spreading.at(-1)?.event ?? 0) > event)) return text;
    const region = new Hole(this.#hole, ++this.events);
    region.text = text;
    this.room -= text.length;
    region.holes = cutSince(this.#holes, event);
    for (const hole of region.holes) hole.parent = region;
    for (const hole of cutSince(this.#spreading, event)) hole.region = region;
    for (const failure of this.failures)
      if (failure.event > event && failure.hole === this.#hole) failure.hole = region;
    this.people?.moveSince(event, this.#hole, region);
    this.#holes.push(region);
    return GAP;
  }

  /** @throws AnswerRefused where this much text on top of what there is would be too much */
  requireRoom(text: string): void {
    if (text.length > this.room) throw new AnswerRefused('answerLength');
  }

  /** Takes back everything that came up since `event`, to write it anew. */
  forget(event: number): void {
    this.#forget(event, { keepLast: false });
  }

  /** Leaves a hole that is written when the promise has settled. */
  later(
    promise: PromiseLike<unknown>,
    isNonNull: boolean,
    write: (settled: { readonly value: unknown } | { readonly thrown: unknown }) => string | null,
  ): string {
    const hole = this.#openHole(isNonNull);
    promise.then(
      (value) => this.#resume(() => this.#fill(hole, () => write({ value }))),
      (thrown: unknown) => this.#resume(() => this.#fill(hole, () => write({ thrown }))),
    );
    return GAP;
  }

  /** Leaves a hole that is written when all these have been looked up. */
  whenFound(
    place: object,
    lookUps: readonly LookUp<unknown>[],
    isNonNull: boolean,
    write: () => string | null,
  ): string {
    const hole = this.#openHole(isNonNull);
    this.#gathered.add(place, lookUps, () => {
      this.#fill(hole, write);
    });
    return GAP;
  }

  /** Leaves a hole that is written when others have had their turn. */
  afterOthers(write: () => string | null): string {
    const hole = this.#openHole(true);
    this.#interrupted++;
    setImmediate(() => {
      this.#interrupted--;
      this.#resume(() => this.#fill(hole, write));
    });
    return GAP;
  }

  #start(hole: Hole, write: () => string | null): Promise<void> | null {
    this.#open++;
    this.#fill(hole, write);
    this.#ask();
    if (this.#open === 0) return null;
    return new Promise((resolve, reject) => {
      this.#finish = resolve;
      this.#fail = reject;
    });
  }

  #openHole(isNonNull: boolean): Hole {
    const hole = new Hole(this.#hole, ++this.events);
    this.#holes.push(hole);
    if (isNonNull) {
      this.spreads++;
      this.#spreading.push(hole);
    }
    this.#open++;
    return hole;
  }

  #fill(hole: Hole, write: () => string | null): void {
    this.#open--;
    if (hole.isGone) return;
    this.#hole = hole;
    this.#holes = [];
    this.#spreading = [];
    const text = write();
    if (text === null) return this.#spread(hole);
    hole.text = text;
    hole.holes = this.#holes;
    // What spreads from inside to a hole that may not be null itself goes on to where that one's null would go.
    for (const inside of this.#spreading) inside.region = hole.region;
    this.room -= text.length;
    if (this.room < 0) throw new AnswerRefused('answerLength');
  }

  /** The null of a hole that may not be null: of all that failed in the region only what made it null is told. */
  #spread(hole: Hole): void {
    const region = hole.region ?? this.#whole;
    region.becomeNull();
    const cause = this.failures.at(-1);
    if (cause !== undefined) cause.hole = region.parent ?? this.#top;
  }

  #forget(event: number, { keepLast }: { readonly keepLast: boolean }): void {
    for (const hole of cutSince(this.#holes, event)) hole.isNulled = true;
    cutSince(this.#spreading, event);
    const last = this.failures.at(-1);
    cutSince(this.failures, event);
    this.people?.forgetSince(event);
    if (keepLast && last !== undefined) this.failures.push(last);
  }

  /** Goes on after a wait. */
  #resume(goOn: () => void): void {
    try {
      goOn();
      this.#ask();
    } catch (error) {
      this.#giveUp(error);
      return;
    }
    if (this.#open === 0) this.#finish?.();
  }

  /** There will be no answer: nothing more is written, and nothing more is asked. */
  #giveUp(reason: unknown): void {
    this.#top.isNulled = true;
    this.#gathered.take();
    this.#fail?.(reason);
  }

  /** Has everything looked up that was asked for since the last time. */
  #ask(): void {
    if (this.#interrupted > 0) return;
    for (const { source, lookUps, waiting } of this.#gathered.take()) {
      source.load(lookUps).then(
        () => {
          this.#answerAll(waiting, 0);
        },
        (reason: unknown) => {
          this.#giveUp(reason);
        },
      );
    }
  }

  #answerAll(waiting: readonly (() => void)[], from: number): void {
    this.#resume(() => {
      for (const [index, goOn] of waiting.slice(from).entries()) {
        if (index % ANSWERS_BETWEEN_LOOKS === ANSWERS_BETWEEN_LOOKS - 1 && isTurnLong()) {
          this.#interrupted++;
          setImmediate(() => {
            this.#interrupted--;
            this.#answerAll(waiting, from + index);
          });
          return;
        }
        goOn();
      }
    });
  }
}

function cutSince<Item extends { readonly event: number }>(items: Item[], event: number): Item[] {
  return items.splice(items.findLastIndex((item) => item.event <= event) + 1);
}
