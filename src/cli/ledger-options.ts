import { UsageError } from './exit-code.ts';
import { readInstantOption } from './read-instant-option.ts';

type Given = Readonly<Record<string, string | boolean | undefined>>;

const MOST_PRINTED = 1_000;

/** From when to when, for every command that asks so. */
export const WINDOW = {
  from: {
    type: 'string',
    value: 'DAY',
    text: 'no entry before this day (2026-01-31) or instant (2026-01-31T12:00:00Z)',
  },
  to: { type: 'string', value: 'DAY', text: 'none of this time or after it' },
} as const;

/** Those of the options that have a text. */
export function textsOf(options: Given, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const given = options[name];
      return typeof given === 'string' ? [[name, given]] : [];
    }),
  );
}

/** In milliseconds since 1970. @throws UsageError */
export function windowOf(options: Given): { from?: number; to?: number } {
  const entries = (['from', 'to'] as const).flatMap((name) => {
    const given = options[name];
    if (typeof given !== 'string') return [];
    const instant = readInstantOption(given);
    if (instant === null) {
      throw new UsageError(
        `--${name}: expected a day such as 2026-01-31, or an instant such as 2026-01-31T12:00:00Z`,
      );
    }
    return [[name, instant]];
  });
  return Object.fromEntries(entries) as { from?: number; to?: number };
}

/** @throws UsageError for no number, or one of more than is printed */
export function countOf(options: Given, name: string, otherwise: number): number {
  const given = options[name];
  if (given === undefined) return otherwise;
  const count = typeof given === 'string' && /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (count < 1 || count > MOST_PRINTED) throw new UsageError(`--${name}: expected 1 to ${MOST_PRINTED}`);
  return count;
}
