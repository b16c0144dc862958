import { ProviderError } from './provider-error.ts';

/** What an adapter does where its source can't. Whoever asks looks at the capabilities first; to come here is a bug. */
export const unsupported = (): Promise<never> =>
  Promise.reject(new ProviderError('UPSTREAM_FORBIDDEN', 'The source does not offer this.'));

export const WITHOUT_EVENTS = { events: unsupported, eventsById: unsupported };
