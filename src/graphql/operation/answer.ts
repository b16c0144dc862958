/** The answer to an operation, as GraphQL over HTTP has it. */
export type Answer = {
  readonly status: number;
  readonly text: string;
  /** The code of each error in it. */
  readonly errorCodes: readonly string[];
};
