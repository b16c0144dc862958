import { tracingChannel } from 'node:diagnostics_channel';
import type { RequestContext, SchemaRequestContext } from './request-context.ts';
import type { PreparedOperation } from './preparation/prepared-operation.ts';

/** What is told of one operation on its way: the same of the first and the thousandth, of one that succeeds, fails or is refused. */
export type OperationTold = {
  readonly request: RequestContext | SchemaRequestContext;
  /** Null until it has been prepared, and for what could not be: a body, a syntax, a field that is wrong. */
  operation: PreparedOperation | null;
  /** What the client calls it, also where it is refused; null until it has been read, and for what has no name, or none that may be repeated. */
  operationName: string | null;
  /** The code of each error in the answer; complete when the operation has ended. */
  errorCodes: readonly string[];
};

/**
 * `start` when a request's body is there, `asyncEnd` when its answer is written. Whoever watches (log, metrics, ledger, traces) subscribes here;
 * with nobody listening it costs nothing.
 */
export const operations = tracingChannel<OperationTold>('cpr-subgraph:operation');
