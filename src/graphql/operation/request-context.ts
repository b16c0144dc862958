import type { Provider } from '../../providers/provider.ts';
import type { Asking } from './asking.ts';
import type { ErrorCode } from '../errors/error-codes.ts';

/** What is known of a request before its operation is known. Made anew for each, so no person is ever carried into the next one. */
export type RequestContext = {
  /** The name of the configuration that the request is for. */
  readonly configuration: string;
  readonly provider: Provider;
  readonly asking: Asking;
  /** Names the request in the log, in the answer, and to a source that keeps it. */
  readonly requestId: string;
  /** Fires when the request runs out of time (with a `TimeoutError`) or its client is gone. Made when it is first asked for. */
  readonly signal: AbortSignal;
  /** Whether the signal has fired, or would have. */
  readonly isOver: boolean;
  /** The instant that the whole request counts as now. */
  readonly now: Date;
  /** Writes with the request's id. */
  readonly log: Log;
};

/** A request for which no provider was chosen. It may ask about the schema, as a registry does, but not about people. */
export type SchemaRequestContext = Omit<RequestContext, 'configuration' | 'provider' | 'asking'> & {
  readonly provider: null;
  /** The answer to whoever asks for more. */
  readonly refusal: { readonly code: ErrorCode; readonly message: string };
};

/** The part of a logger that resolvers need. */
export type Log = {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};
