import type { ServerResponse } from 'node:http';

/**
 * The signal of a request that runs out of time, `timeout` milliseconds after `began` (as `performance.now()` tells it), or whose client
 * hangs up. Most requests end without anybody asking for it, so signal and timer are made when it is first asked for.
 */
export class RequestTime {
  #response: ServerResponse | null;
  readonly #ends: number;
  #abort: AbortController | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(response: ServerResponse, began: number, timeout: number) {
    this.#response = response;
    this.#ends = began + timeout;
  }

  /** Fires with a `TimeoutError` when the time is up, with an `AbortError` when the client is gone. */
  get signal(): AbortSignal {
    this.#abort ??= this.#start(new AbortController());
    return this.#abort.signal;
  }

  /** Whether the signal has fired, or would have if anybody had asked for it. */
  get isOver(): boolean {
    if (this.#abort !== undefined) return this.#abort.signal.aborted;
    return performance.now() >= this.#ends || this.#response?.destroyed === true;
  }

  /** Call it when the request has been answered: its time does not matter any more. */
  end(): void {
    clearTimeout(this.#timer);
    // V8 comes to make objects such as this one among the old, which it looks through seldom; each would hold its request until then. Measured:
    // 100 MB of requests that were long answered, and 8 us of each in the garbage collector.
    this.#response = null;
  }

  #start(abort: AbortController): AbortController {
    const response = this.#response;
    if (response === null) return abort;
    const left = this.#ends - performance.now();
    if (response.destroyed) abort.abort();
    else if (left <= 0) abort.abort(timeIsUp());
    else {
      this.#timer = setTimeout(() => abort.abort(timeIsUp()), left);
      // A client that hangs up needs no answer, and its look-ups upstream are called off.
      response.once('close', () => {
        clearTimeout(this.#timer);
        if (!response.writableFinished) abort.abort();
      });
    }
    return abort;
  }
}

/** The same as of the platform's own `AbortSignal.timeout`. By its name the executor knows that the client is still waiting. */
const timeIsUp = (): DOMException => new DOMException('The time of the request is up', 'TimeoutError');
