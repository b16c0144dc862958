/** A server on this machine that answers. */
export type RunningServer = {
  /** Of its GraphQL endpoint. */
  readonly url: string;
  /** Ends it; done when its port is free. */
  stop(): Promise<void>;
};
