import type { FastifyReply } from 'fastify';
import type { ErrorCode } from '../graphql/errors/error-codes.ts';
import { noteOutcome } from './request-log.ts';

/** An error that happened before GraphQL was reached, in the shape of a GraphQL answer. */
export const errorBody = (code: ErrorCode, message: string) => ({
  errors: [{ message, extensions: { code } }],
});

/** Answers with that error. */
export function sendError(
  reply: FastifyReply,
  status: number,
  code: ErrorCode,
  message: string,
): FastifyReply {
  noteOutcome(reply.request, { errorCodes: [code] });
  return reply.code(status).send(errorBody(code, message));
}
