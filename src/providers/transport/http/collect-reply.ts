import type { Dispatcher } from 'undici';
import type { BytesReply } from './exchange.ts';

/**
 * Sends a request and collects the whole answer. undici's own `request` makes a stream of each answer, which would only be read to its end
 * here, and costs a short call noticeably more processor time.
 *
 * @throws what undici failed with, or the signal's reason as soon as it fires; the call itself is broken off then
 */
export function collectReply(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  signal: AbortSignal,
): Promise<BytesReply> {
  return new Promise((resolve, reject) => {
    let call: Dispatcher.DispatchController | null = null;
    let status = 0;
    let headers: BytesReply['headers'] = {};
    let body: Buffer = Buffer.alloc(0);
    let length = 0;

    const fail = (reason: unknown): void => {
      signal.removeEventListener('abort', callOff);
      reject(reason);
    };
    const callOff = (): void => {
      call?.abort(signal.reason as Error);
      fail(signal.reason);
    };
    if (signal.aborted) {
      callOff();
      return;
    }
    signal.addEventListener('abort', callOff);

    dispatcher.dispatch(request, {
      onRequestStart(controller) {
        call = controller;
        // It has waited for a connection, and nobody waits for it any more.
        if (signal.aborted) controller.abort(signal.reason as Error);
      },
      onResponseStart(_controller, statusCode, responseHeaders) {
        status = statusCode;
        headers = responseHeaders;
      },
      onResponseData(_controller, chunk) {
        body = length === 0 ? chunk : withRoom(body, length, chunk.byteLength);
        if (length > 0) chunk.copy(body, length);
        length += chunk.byteLength;
      },
      onResponseEnd() {
        signal.removeEventListener('abort', callOff);
        resolve({ status, headers, bytes: body.subarray(0, length) });
      },
      onResponseError: (_controller, error) => fail(error),
    });
  });
}

/** The same bytes with room for more: a list of pieces could cost a hundred times what is in them. */
function withRoom(body: Buffer, length: number, more: number): Buffer {
  if (length + more <= body.byteLength) return body;
  const larger = Buffer.allocUnsafe(Math.max(2 * body.byteLength, length + more));
  body.copy(larger, 0, 0, length);
  return larger;
}
