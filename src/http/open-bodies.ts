/** A body that has come in part. */
export type OpenBody = {
  /** Bytes that are kept of it. */
  length: number;
  /** Gives it up, and answers its request. */
  cut(): void;
};

/**
 * Bodies that are still arriving, and the bytes that they hold together. Without a bound some hundred clients that send all but the last byte
 * could fill the memory. When there is no more room the body that began first is cut off: a client that sends slowly has taken longest.
 */
export class OpenBodies {
  readonly #mostBytes: number;
  readonly #open = new Set<OpenBody>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** Bytes that are held now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** `body` now holds `bytes`. Makes room for them: by cutting others, or `body` itself where it is the oldest. */
  resize(body: OpenBody, bytes: number): void {
    this.#open.add(body);
    this.#bytes += bytes - body.length;
    body.length = bytes;
    for (const oldest of this.#open) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#cut(oldest);
    }
  }

  /** The body has come, or is not waited for any more. */
  forget(body: OpenBody): void {
    if (this.#open.delete(body)) this.#bytes -= body.length;
  }

  #cut(body: OpenBody): void {
    this.forget(body);
    body.cut();
  }
}
