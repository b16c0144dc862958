import type { ErrorCode } from '../graphql/errors/error-codes.ts';

/** Why a request is not answered with what it asks for. */
export type Refusal = { readonly status: number; readonly code: ErrorCode; readonly message: string };

/** An error that happened before GraphQL was reached, in the shape of a GraphQL answer. */
export const errorBody = (code: ErrorCode, message: string) => ({
  errors: [{ message, extensions: { code } }],
});

export const JSON_TYPE = 'application/json; charset=utf-8';
