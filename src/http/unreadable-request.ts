import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { errorBody } from './error-body.ts';

/** Node's code for it. */
const TOO_LATE = 'ERR_HTTP_REQUEST_TIMEOUT';

const ANSWERS: Readonly<Record<string, { status: number; body: ReturnType<typeof errorBody> }>> = {
  [TOO_LATE]: {
    status: 408,
    body: errorBody('REQUEST_TIMEOUT', 'The request did not arrive in time.'),
  },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    body: errorBody('REQUEST_TOO_LARGE', 'The headers of the request are larger than this server takes.'),
  },
};
const NO_HTTP = { status: 400, body: errorBody('BAD_REQUEST', 'The request is not valid HTTP.') };

/**
 * Answers bytes that Node can't read as a request, in the shape of all other errors, and closes the connection. Nothing is logged: the error
 * holds the bytes.
 */
export function answerUnreadableRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  // A handshake that failed: there is nothing yet that an answer could be read by.
  if (socket instanceof TLSSocket && socket.getProtocol() === null) return void socket.destroy();
  const { status, body } = ANSWERS[error.code ?? ''] ?? NO_HTTP;
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${text}`);
  socket.destroy(error);
}

/** Answers a request that is no longer waited for as if its time to arrive were up, and closes the connection. */
export function answerLateRequest(socket: Socket): void {
  answerUnreadableRequest(Object.assign(new Error('Not waited for'), { code: TOO_LATE }), socket);
}

/** Whether a connection was closed because its request did not arrive in time. */
export function isCutForTime({ errored }: Socket): boolean {
  return errored !== null && 'code' in errored && errored.code === TOO_LATE;
}
