/** What was thrown and is no Error, in an Error: a value that is an Error is a failure. */
export class Thrown extends Error {
  readonly thrown: unknown;
  constructor(thrown: unknown) {
    super('Something was thrown that is no Error');
    this.thrown = thrown;
  }
}
