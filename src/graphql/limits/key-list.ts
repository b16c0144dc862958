import { CodedError } from '../coded-error.ts';

/** The most people that one field looks up. Part of the schema's documentation. */
export const MOST_KEYS = 1_000;

/** Refuses a list of more than {@link MOST_KEYS} keys with `TOO_MANY_KEYS`. */
export function requireShortList(list: readonly unknown[], argument: string): void {
  if (list.length <= MOST_KEYS) return;
  throw new CodedError(
    'TOO_MANY_KEYS',
    `"${argument}" has ${list.length} entries; at most ${MOST_KEYS} can be asked for at once. Split the list.`,
    { argument, limit: MOST_KEYS },
  );
}
