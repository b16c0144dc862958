import { sha256 } from '../format/batch.ts';
import type { IndexRow } from '../keeping/index-people.ts';

/** The sum over rows in whatever order: equal for the same rows, and for others only by a chance of one in 2^64. */
export class IndexSum {
  #sum = 0n;
  #count = 0;

  add([pseudonym, t, chain, seq]: IndexRow): void {
    const hash = sha256(Buffer.concat([pseudonym, Buffer.from(`${t} ${chain} ${seq}`)]));
    this.#sum = BigInt.asUintN(64, this.#sum + hash.readBigUInt64BE());
    this.#count += 1;
  }

  equals(other: IndexSum): boolean {
    return this.#sum === other.#sum && this.#count === other.#count;
  }
}
