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

/**
 * How long a call keeps the processor busy, in milliseconds: the shortest of three times. Not how long it takes: on a busy machine most of that is
 * waiting for others.
 */
export function shortestTimeOf(call: () => unknown): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const before = process.threadCpuUsage();
      call();
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1_000;
    }),
  );
}
