import { ProviderError } from '../../provider-error.ts';

/**
 * Waits for work that others wait for too, or that does not listen to the signal: when it fires, this waiting ends and the work goes on.
 *
 * @throws ProviderError `UPSTREAM_TIMEOUT` when the signal fires first
 */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(calledOff());
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
    if (signal.aborted) giveUp();
  });
}

/** What nobody waits for any more: the caller has hung up, or the request's time is up. */
export const calledOff = (): ProviderError =>
  new ProviderError('UPSTREAM_TIMEOUT', 'The request was over before the source answered.', {
    advice:
      "The request's own time (REQUEST_TIMEOUT_MS) was up, or its client had gone, while its calls to the source were waiting or under way.",
  });
