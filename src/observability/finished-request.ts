import { channel } from 'node:diagnostics_channel';

declare const vetted: unique symbol;
/** The id of a request, which has been checked for personal data and for what could break a line of the log. */
export type RequestId = string & { readonly [vetted]: true };

/** One request that has been answered. Nothing in it can hold personal data. */
export type FinishedRequest = {
  /** Which server answered: a process may run several, as tests do. */
  readonly server: object;
  readonly requestId: RequestId;
  /** A method of HTTP. */
  readonly method: string;
  /** The pattern of the route, not the address that was asked for; null if there is no route. */
  readonly route: string | null;
  readonly status: number;
  readonly milliseconds: number;
  /** Null if the operation has no name, or one that may not be repeated. */
  readonly operation: string | null;
  /** Null where no operation was found good: for another route, and for what could not be read. */
  readonly operationType: 'query' | 'mutation' | 'subscription' | null;
  /** The codes of the errors in the answer, in any order, with repetitions. */
  readonly codes: readonly string[];
  /** Null where the deployment serves only one. */
  readonly configuration: string | null;
};

/** Told for each request when it is answered: log, metrics and traces listen here. Publish only if `hasSubscribers`. */
export const finishedRequests = channel('cpr-subgraph:http.request');
