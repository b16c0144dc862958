import type { FastifyReply } from 'fastify';
import type { ErrorCode } from '../graphql/errors/error-codes.ts';
import { errorBody } from './error-body.ts';
import { noteCode } from './report-request.ts';

/** Answers with that error. */
export function sendError(
  reply: FastifyReply,
  status: number,
  code: ErrorCode,
  message: string,
): FastifyReply {
  noteCode(reply.request, code);
  return reply.code(status).send(errorBody(code, message));
}
