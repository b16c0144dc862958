import { CodedError } from '../errors/coded-error.ts';

/**
 * How long an operation may go on when its time is up, in milliseconds. If its look-ups listen to the signal it needs hardly any of it: they
 * have failed, each in its own place, and nothing new is asked.
 */
const GRACE = 250;

/**
 * The result, unless the client is gone before it is there, or the time has been up for {@link GRACE}.
 *
 * @throws CodedError `REQUEST_TIMEOUT`
 */
export function withinTime<Result>(
  result: Result | Promise<Result>,
  request: { readonly signal: AbortSignal },
): Result | Promise<Result> {
  if (!(result instanceof Promise)) return result;
  return new Promise((resolve, reject) => {
    let isSettled = false;
    let stopListening = () => {};
    // Most are over before the event loop comes round, and nobody has to listen to the time.
    setImmediate(() => {
      if (!isSettled) stopListening = onOver(request.signal, () => reject(tookTooLong()));
    });
    const end = () => {
      isSettled = true;
      stopListening();
    };
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

/** Calls `giveUp` when the client is gone, or when the time has been up for {@link GRACE}. Returns a function that ends the listening. */
function onOver(signal: AbortSignal, giveUp: () => void): () => void {
  let grace: NodeJS.Timeout | undefined;
  const onAbort = () => {
    if ((signal.reason as Error).name === 'TimeoutError') grace = setTimeout(giveUp, GRACE);
    else giveUp();
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return () => {
    signal.removeEventListener('abort', onAbort);
    clearTimeout(grace);
  };
}

/** Said when a request's time is up. */
export const tookTooLong = (): CodedError =>
  new CodedError(
    'REQUEST_TIMEOUT',
    'The request took too long. Ask for less at once, or try again.',
    {},
    { status: 504 },
  );
