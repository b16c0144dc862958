import { calledOff } from '../../called-off.ts';

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
