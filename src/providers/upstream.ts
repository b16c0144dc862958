/** One of the servers that a configuration asks. */
export type Upstream = {
  /** The name of the configuration. */
  readonly configuration: string;
  readonly server: UpstreamServer;
};

/** The register itself, or the server that hands out tokens for it. */
export type UpstreamServer = 'SERVICE' | 'TOKEN_SERVER';
