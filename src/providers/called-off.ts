import { ProviderError } from './provider-error.ts';

/** The failure of a look-up that nobody waits for any more: the caller has hung up, or the request's time is up. */
export const calledOff = (): ProviderError =>
  new ProviderError('UPSTREAM_TIMEOUT', 'The request was over before the source answered.', {
    advice:
      "The request's own time (REQUEST_TIMEOUT_MS) was up, or its client had gone, while its calls to the source were waiting or under way.",
  });
