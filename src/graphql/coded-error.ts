import { GraphQLError } from 'graphql';
import type { ErrorCode } from './error-codes.ts';

/**
 * An error whose message is written for the caller and may be shown as it stands. Anything else that is thrown is answered as
 * `INTERNAL_SERVER_ERROR` without its message.
 */
export class CodedError extends GraphQLError {
  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message, { extensions: { code, ...details } });
  }
}
