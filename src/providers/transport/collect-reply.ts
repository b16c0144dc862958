import type { Dispatcher } from 'undici';
import type { BytesReply } from './connections.ts';

/**
 * Sends a request and collects the answer until it is whole. undici's own `request` makes a stream of each answer, which is most of what
 * a short call costs.
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
    const chunks: Buffer[] = [];

    const fail = (reason: unknown): void => {
      signal.removeEventListener('abort', callOff);
      reject(reason);
    };
    const callOff = (): void => {
      call?.abort(signal.reason as Error);
      fail(signal.reason);
    };
    if (signal.aborted) return callOff();
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
      onResponseData: (_controller, chunk) => void chunks.push(chunk),
      onResponseEnd() {
        signal.removeEventListener('abort', callOff);
        resolve({ status, headers, bytes: Buffer.concat(chunks) });
      },
      onResponseError: (_controller, error) => fail(error),
    });
  });
}
