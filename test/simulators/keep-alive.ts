/**
 * How long a connection stays open without a request, in milliseconds. Node's own five seconds may be over on a busy machine at the very
 * moment in which the next request is sent, and that one is lost.
 */
export const KEEP_ALIVE = 600_000;
