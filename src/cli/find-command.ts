import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { COMMANDS, SHORT_NAMES } from './commands.ts';
import { UsageError } from './exit-code.ts';

/** What was called for: a command that can be run, help, or the version. */
export type Call =
  | { readonly kind: 'run'; readonly run: () => number | Promise<number> }
  | { readonly kind: 'help'; readonly words: readonly string[] }
  | { readonly kind: 'version' };

/** @throws UsageError where there is no such command, or it does not take these arguments */
export async function findCommand(args: readonly string[]): Promise<Call> {
  const { words, rest } = split(args);
  if (rest.includes('--help') || rest.includes('-h')) return { kind: 'help', words: nameIn(words) ?? words };
  if (words[0] === 'help') return { kind: 'help', words: words.slice(1) };
  if (words.length === 0 && rest.length === 1 && rest[0] === '--version') return { kind: 'version' };
  const name = nameIn(words);
  const load = name === null ? undefined : COMMANDS[full(name)];
  if (name === null || load === undefined) {
    // The words are not repeated: a number may stand among them.
    throw new UsageError(words.length === 0 ? 'Expected a command.' : 'There is no such command.');
  }
  const { command } = await load();
  return { kind: 'run', run: readyToRun(command, args.slice(name.length)) };
}

/** The words before the first option, and everything from it on. */
function split(args: readonly string[]): { words: readonly string[]; rest: readonly string[] } {
  const first = args.findIndex((arg) => arg.startsWith('-'));
  const end = first === -1 ? args.length : first;
  return { words: args.slice(0, end), rest: args.slice(end) };
}

/** The longest beginning of these words that is the name of a command. */
function nameIn(words: readonly string[]): readonly string[] | null {
  const lengths = words.map((_, index) => words.length - index);
  const length = lengths.find((count) => Object.hasOwn(COMMANDS, full(words.slice(0, count))));
  return length === undefined ? null : words.slice(0, length);
}

function full(words: readonly string[]): string {
  const name = words.join(' ');
  return SHORT_NAMES[name] ?? name;
}

function readyToRun(command: Command, args: readonly string[]): () => number | Promise<number> {
  const { name, options = {}, operands = [] } = command;
  const { values, positionals } = parsed(args, options, name);
  if (positionals.length !== operands.length) {
    const expected = operands.length === 0 ? 'nothing but options' : operands.join(' ');
    throw new UsageError(`${name}: expected ${expected} behind it.`);
  }
  return () => command.run(values, positionals);
}

/** What is not understood is not repeated: it may be a number or a password that stands in the wrong place. */
function parsed(args: readonly string[], options: NonNullable<Command['options']>, name: string) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch {
    throw new UsageError(
      `${name}: these options can't be used. "npx cpr-subgraph ${name} --help" tells those there are.`,
    );
  }
}
