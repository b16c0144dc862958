/** What is read of a SOAP fault. Its words may hold the number that was asked for: they are compared, and go nowhere else. */
export type Fault = {
  /** The texts of `faultcode`, `faultstring` and `faultactor`. */
  readonly code: string | null;
  readonly text: string | null;
  readonly actor: string | null;
  readonly errors: readonly FaultError[];
  /** What else the detail says, a text for each element. */
  readonly details: readonly string[];
};

/** One error of the detail: its `ErrorCode` and its `ErrorText`, of which the contract has one each. */
export type FaultError = { readonly codes: readonly string[]; readonly texts: readonly string[] };
