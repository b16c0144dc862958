import type { IncomingMessage } from 'node:http';
import { BodyBytes } from './body-bytes.ts';
import type { Refusal } from './error-body.ts';
import type { OpenBodies, OpenBody } from './open-bodies.ts';
import { isCutForTime } from './unreadable-request.ts';

type Outcome = {
  /** Everything has arrived, as text; bytes that are not UTF-8 are replaced. */
  come(text: string): void;
  /** It did not arrive in time, or is too large. */
  refused(refusal: Refusal): void;
  /** The connection is gone: there is nobody to answer. `inTime` is false if the server cut it off because the body arrived too slowly. */
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
  let isOver = false;

  const onData = (chunk: Buffer): void => {
    if (isOver) return;
    if (bytes.length + chunk.length > mostBytes) return stop(() => outcome.refused(TOO_LARGE));
    bytes.add(chunk);
    // Nearly every body comes in one piece, and is not counted.
    if (bytes.length !== announced) bodies.resize(body, bytes.room);
  };
  const onEnd = () => {
    const text = bytes.toString();
    stop(() => outcome.come(text));
  };
  const onGone = () => stop(() => outcome.gone(!isCutForTime(request.socket)));
  const stop = (then: () => void) => {
    if (isOver) return;
    isOver = true;
    bodies.forget(body);
    // The request itself lives on until it is answered.
    bytes.clear();
    then();
  };
  request.on('data', onData).on('end', onEnd).on('close', onGone).on('error', onGone);
}
