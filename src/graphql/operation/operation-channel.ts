import { tracingChannel } from 'node:diagnostics_channel';
import type { RequestContext, SchemaRequestContext } from './request-context.ts';
import type { PreparedOperation } from './preparation/prepared-operation.ts';

/** What listeners are told about an operation: the same for the first and the thousandth, whether it succeeds, fails or is refused. */
export type OperationTold = {
  readonly request: RequestContext | SchemaRequestContext;
  /** Null until it has been prepared, and if it could not be, because its body, its syntax or a field is wrong. */
  operation: PreparedOperation | null;
  /** What the client calls it, also where it is refused; null until it has been read, and for what has no name, or none that may be repeated. */
  operationName: string | null;
  /** The code of each error in the answer; complete when the operation has ended. */
  errorCodes: readonly string[];
};

/**
 * `start` when a request's body is there, `asyncEnd` when its answer is written. Whoever watches (log, metrics, ledger, traces) subscribes
 * here; while nobody listens it costs nothing.
 */
export const operations = tracingChannel<OperationTold>('cpr-subgraph:operation');
