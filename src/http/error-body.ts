import type { ErrorCode } from '../graphql/error-codes.ts';

/** An error that happened before GraphQL was reached, in the shape of a GraphQL answer. */
export const errorBody = (code: ErrorCode, message: string) => ({
  errors: [{ message, extensions: { code } }],
});
