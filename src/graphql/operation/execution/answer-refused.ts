export type Bounds = {
  /** How long an answer may be, in UTF-16 units: bytes are at least as many. */
  readonly answerLength: number;
  readonly errors: number;
};

/** Thrown through everything when the answer is more than may be given. */
export class AnswerRefused extends Error {
  readonly bound: keyof Bounds;
  constructor(bound: keyof Bounds) {
    super(`More than allowed: ${bound}`);
    this.bound = bound;
  }
}
