import type { SourceLocation } from 'graphql';
import { ProviderError } from '../../providers/provider-error.ts';
import { CodedError } from './coded-error.ts';

/** An error as the caller gets it. */
export type ToldError = {
  readonly message: string;
  readonly locations?: readonly SourceLocation[];
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly [detail: string]: unknown };
};

/** All that is told of a bug. */
export const INTERNAL_MESSAGE =
  'Something went wrong in the CPR subgraph. The log has it under this request id.';

/**
 * What the caller is told about something that was thrown: our own errors as they stand, an upstream's failure in our words, and about a bug
 * only that there is one.
 */
export function toldError(thrown: unknown): ToldError {
  if (thrown instanceof CodedError) {
    return { message: thrown.message, extensions: thrown.extensions as ToldError['extensions'] };
  }
  if (thrown instanceof ProviderError) {
    const { code, message, traceId } = thrown;
    return { message, extensions: { code, ...(traceId === null ? {} : { upstreamTraceId: traceId }) } };
  }
  return {
    message: INTERNAL_MESSAGE,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

/** Whether it is a failure that we foresee, and not a bug. */
export const isForeseen = (thrown: unknown): boolean =>
  thrown instanceof CodedError || thrown instanceof ProviderError;
