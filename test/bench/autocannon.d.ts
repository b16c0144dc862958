/** The part of autocannon that is used here; the package has no types of its own. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  type Options = {
    readonly url: string;
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly connections: number;
    /** In seconds. */
    readonly duration?: number;
    /** Requests in all, instead of a duration. */
    readonly amount?: number;
    readonly verifyBody: (body: string) => boolean;
  };

  type Result = {
    /** In seconds. */
    readonly duration: number;
    readonly non2xx: number;
    /** Connections that failed, time-outs included. */
    readonly errors: number;
  };

  /**
   * Emits `response` with the client, the status, the bytes and the time in milliseconds, and `done` at the end.
   */
  export default function autocannon(options: Options): EventEmitter & PromiseLike<Result>;
}
