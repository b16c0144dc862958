/** A megabyte each of what makes a careless regular expression slow: beginnings without an end, and ends that are none. */
export const WORST_STRINGS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '"',
    '\\',
    '\\"',
    '"""',
    '\\"""',
    '" ',
    '"a',
    '"\n',
    '#',
    ' ',
    '1',
    '1 ',
    '1-',
    '12   ',
    'Value ',
    'Value "a" does not exist in ',
    'Field "',
    'Enum ',
    'Document contains more than 1',
    'é',
    '{"}',
  ].map((part) => [part, part.repeat(Math.ceil(1_000_000 / part.length))]),
);

/** How long a call takes, in milliseconds: the shortest of three times, because a busy machine makes any of them longer. */
export function shortestTimeOf(call: () => unknown): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const start = performance.now();
      call();
      return performance.now() - start;
    }),
  );
}
