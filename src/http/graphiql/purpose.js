import { storage } from './tabs.js';

/** What for people are looked up, as it was named last in this browser tab. */
export const namedPurpose = () => storage.getItem('purpose') ?? '';

export const namePurpose = (code) => storage.setItem('purpose', code.trim());

/** What is sent with an operation: the purpose, unless a header of the tab names one. */
export function withPurpose(options) {
  const code = namedPurpose();
  if (code === '') return options;
  return { ...options, headers: { 'x-cpr-purpose': code, ...options?.headers } };
}
