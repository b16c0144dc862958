import type { At } from './at.ts';
import type { Hole } from './hole.ts';

/** A field that failed, where, and with what. */
export type Failure = {
  /** The place in the operation. */
  readonly field: object;
  readonly at: At;
  readonly thrown: unknown;
  /** The part of the answer that it is about. */
  hole: Hole;
  readonly event: number;
};
