import { CodedError } from '../../errors/coded-error.ts';

/** Refuses a list of more than `most` keys with `TOO_MANY_KEYS`. */
export function requireShortList(list: readonly unknown[], argument: string, most: number): void {
  if (list.length <= most) return;
  throw new CodedError(
    'TOO_MANY_KEYS',
    `"${argument}" has ${list.length} entries; at most ${most} can be asked for at once. Split the list.`,
    { argument, limit: most },
  );
}
