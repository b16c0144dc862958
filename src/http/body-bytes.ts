/** Bytes of a block. */
const BLOCK = 65_536;

/** The bytes of a body as they arrive, kept in blocks, so that a body that arrives byte by byte takes no more room than one in large pieces. */
export class BodyBytes {
  /** How many have come. */
  length = 0;
  /** The first piece, while there is no other. It is not copied: nearly every body is one piece. */
  #only: Buffer | undefined;
  #blocks: Buffer[] = [];

  /** How much room they take. */
  get room(): number {
    return (this.#only?.length ?? 0) + this.#blocks.length * BLOCK;
  }

  add(piece: Buffer): void {
    if (this.length === 0) {
      this.#only = piece;
      this.length = piece.length;
      return;
    }
    if (this.#only !== undefined) {
      const first = this.#only;
      this.#only = undefined;
      this.length = 0;
      this.#copy(first);
    }
    this.#copy(piece);
  }

  /** As text; bytes that are not UTF-8 are replaced. */
  toString(): string {
    if (this.#only !== undefined) return this.#only.toString('utf8');
    return Buffer.concat(this.#blocks, this.length).toString('utf8');
  }

  /** Forgets them. */
  clear(): void {
    this.#only = undefined;
    this.#blocks = [];
    this.length = 0;
  }

  #copy(piece: Buffer): void {
    let done = 0;
    while (done < piece.length) {
      const at = this.length % BLOCK;
      if (at === 0) this.#blocks.push(Buffer.allocUnsafeSlow(BLOCK));
      const [block] = this.#blocks.slice(-1) as [Buffer];
      const copied = piece.copy(block, at, done);
      done += copied;
      this.length += copied;
    }
  }
}
