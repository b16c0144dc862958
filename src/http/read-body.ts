import type { IncomingMessage } from 'node:http';
import { BodyBytes } from './body-bytes.ts';
import type { Refusal } from './error-body.ts';
import type { OpenBodies, OpenBody } from './open-bodies.ts';

type Outcome = {
  /** Everything has come, as text; bytes that are no UTF-8 are replaced. */
  come(text: string): void;
  /** It does not come, or is more than is taken. */
  refused(refusal: Refusal): void;
  /** The connection is gone: there is nobody to answer. `inTime` is false where the server has cut it for coming too slowly. */
  gone(inTime: boolean): void;
};

const TOO_LARGE: Refusal = {
  status: 413,
  code: 'REQUEST_TOO_LARGE',
  message: 'The request body is larger than this server takes.',
};
const TOO_SLOW: Refusal = {
  status: 408,
  code: 'REQUEST_TIMEOUT',
  message: 'The request did not arrive in time.',
};

/** Reads the body of a request, at most `mostBytes`, and calls one of `outcome` once. */
export function readBody(
  request: IncomingMessage,
  mostBytes: number,
  bodies: OpenBodies,
  outcome: Outcome,
): void {
  // What is announced as too large is not even begun.
  const announced = Number(request.headers['content-length']);
  if (announced > mostBytes) return outcome.refused(TOO_LARGE);
  const body: OpenBody = { length: 0, cut: () => stop(() => outcome.refused(TOO_SLOW)) };
  const bytes = new BodyBytes();

  const onData = (chunk: Buffer) => {
    if (bytes.length + chunk.length > mostBytes) return stop(() => outcome.refused(TOO_LARGE));
    bytes.add(chunk);
    // Nearly every body comes in one piece, and is not counted.
    if (bytes.length !== announced) bodies.resize(body, bytes.room);
  };
  const onEnd = () => stop(() => outcome.come(bytes.toString()));
  const onGone = () => stop(() => outcome.gone(!isCutForTime(request)));
  const stop = (then: () => void) => {
    request.off('data', onData).off('end', onEnd).off('close', onGone).off('error', onGone);
    bodies.forget(body);
    then();
  };
  request.on('data', onData).on('end', onEnd).on('close', onGone).on('error', onGone);
}

/** Node closes the connection of a request that takes too long to come, and leaves the reason with it. */
function isCutForTime({ socket }: IncomingMessage): boolean {
  const reason: (Error & { code?: string }) | null = socket.errored;
  return reason?.code === 'ERR_HTTP_REQUEST_TIMEOUT';
}
