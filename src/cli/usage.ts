import { callOf, inColumns, usageOf } from './command.ts';
import { COMMANDS } from './commands.ts';

/** What `cpr-subgraph --help` prints. */
export async function wholeUsage(): Promise<string> {
  const loaded = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const rows = loaded.map(({ command }): [string, string] => [callOf(command), command.summary]);
  return [
    'Usage: npx cpr-subgraph <command>',
    '',
    ...inColumns([
      ...rows,
      ['<command> --help', 'prints the options of a command'],
      ['--version', 'prints the version'],
    ]),
    '',
    "A command ends with 0 where all is well, 1 where it found something wrong or failed, 2 where arguments or settings can't be used.",
    '"npm run --silent schema -- api" is the same as "schema api", and "schema" alone as "schema subgraph".',
    '',
  ].join('\n');
}

/** The usage of each command that begins with these words; of all together where none does. */
export async function usageFor(words: readonly string[]): Promise<string> {
  const start = words.join(' ');
  const loaders = Object.entries(COMMANDS).flatMap(([name, load]) =>
    name === start || name.startsWith(`${start} `) ? [load] : [],
  );
  if (loaders.length === 0) return wholeUsage();
  const loaded = await Promise.all(loaders.map((load) => load()));
  return loaded.map(({ command }) => usageOf(command)).join('\n');
}
