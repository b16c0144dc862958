import { CodedError } from '../errors/coded-error.ts';

/**
 * How long an operation may go on when its time is up, in milliseconds. One whose look-ups listen to the signal needs next to nothing of it:
 * they have failed, each in its own place, and nothing new is asked.
 */
const GRACE = 250;

/**
 * The result, unless the client is gone before it is there, or the time has been up for {@link GRACE}.
 *
 * @throws CodedError `REQUEST_TIMEOUT`
 */
export function withinTime<Result>(
  result: Result | Promise<Result>,
  signal: AbortSignal,
): Result | Promise<Result> {
  if (!(result instanceof Promise)) return result;
  return new Promise((resolve, reject) => {
    let grace: NodeJS.Timeout | undefined;
    const giveUp = () => reject(tookTooLong());
    const onAbort = () => {
      if ((signal.reason as Error).name === 'TimeoutError') grace = setTimeout(giveUp, GRACE);
      else giveUp();
    };
    const end = () => {
      signal.removeEventListener('abort', onAbort);
      clearTimeout(grace);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    result.then(
      (value) => {
        end();
        resolve(value);
      },
      (error: unknown) => {
        end();
        reject(error);
      },
    );
  });
}

/** Said when a request's time is up. */
export const tookTooLong = (): CodedError =>
  new CodedError(
    'REQUEST_TIMEOUT',
    'The request took too long. Ask for less at once, or try again.',
    {},
    { status: 504 },
  );
