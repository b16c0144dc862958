/** The answer to an operation, as GraphQL over HTTP has it. */
export type Answer = {
  readonly status: number;
  /** As bytes where it waits for its record: the pieces of a text would be moved by the garbage collector for as long as it waits. */
  readonly text: string | Buffer;
  /** The code of each error in it. */
  readonly errorCodes: readonly string[];
};
