import { GraphQLError, type ASTNode } from 'graphql';
import type { ErrorCode } from './error-codes.ts';

/**
 * An error whose message is written for the caller and may be shown as it stands. Anything else that is thrown is answered as
 * `INTERNAL_SERVER_ERROR` without its message. `node` is the part of the operation that it is about, if that is not the field it is thrown in.
 * `status` is the HTTP status if the error is the whole answer; without it that is 400.
 */
export class CodedError extends GraphQLError {
  readonly status: number | null;

  constructor(
    code: ErrorCode,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    { node, status }: { readonly node?: ASTNode; readonly status?: number } = {},
  ) {
    super(message, { extensions: { code, ...details }, ...(node && { nodes: node }) });
    this.status = status ?? null;
  }
}
