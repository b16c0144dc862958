/**
 * Something that is to be looked up. A resolver answers with it at once; whoever runs the operation gathers all that one place asks, and has
 * it looked up in one go. Awaited by itself, it is looked up alone.
 */
export abstract class LookUp<Found> implements PromiseLike<Found> {
  /** What looks up things of this kind together. */
  abstract readonly source: LookUpSource;
  /** The type of object that it finds, by the name in the schema. */
  abstract readonly typeName: string;
  /** Whether it has to be looked up still. */
  abstract get isOpen(): boolean;
  /** What was found. An Error where the look-up failed. Only when it is not open any more. */
  abstract get answer(): Found | Error;

  then<Fulfilled = Found, Rejected = never>(
    fulfilled?: ((found: Found) => Fulfilled | PromiseLike<Fulfilled>) | null,
    rejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.#found().then(fulfilled, rejected);
  }

  async #found(): Promise<Found> {
    if (this.isOpen) await this.source.load([this]);
    const { answer } = this;
    if (answer instanceof Error) throw answer;
    return answer;
  }
}

export type LookUpSource = {
  /** Looks all of these up; with those of other calls at the same time, in one. Never rejects: a failure is an answer. */
  load(lookUps: readonly LookUp<unknown>[]): Promise<void>;
};
