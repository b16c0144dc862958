/** An option of a command, as `parseArgs` takes it, with what its usage says of it. */
type Option =
  | { readonly type: 'boolean'; readonly text: string }
  | {
      readonly type: 'string';
      /** What stands for its value in the usage, such as `FILE`. */
      readonly value: string;
      readonly text: string;
    };

type Options = Readonly<Record<string, Option>>;

/** What was given of the options. */
type Given<O extends Options> = {
  readonly [Name in keyof O]?: (O[Name]['type'] extends 'boolean' ? boolean : string) | undefined;
};

type Definition<O extends Options> = {
  /** The words that it is called by, such as `ledger verify`. */
  readonly name: string;
  /** What must stand behind the name, each by the word that the usage has for it, such as `FILE`. */
  readonly operands?: readonly string[];
  /** One line for the list of all commands. */
  readonly summary: string;
  /** What else its own usage says. */
  readonly details?: string;
  readonly options?: O;
  /** When it ends with 1; left out where it does not. */
  readonly endsWithOne?: string;
  /**
   * @param operands as many as are named above
   * @returns the exit code
   * @throws what `exitCodeOf` knows, and whose message is for a person at a terminal
   */
  run(options: Given<O>, operands: readonly string[]): number | Promise<number>;
};

/** A command of `cpr-subgraph`. Its file exports it as `command`; the table in commands.ts names the file. */
export type Command = Omit<Definition<Options>, 'run'> & {
  run(
    options: Readonly<Record<string, string | boolean | undefined>>,
    operands: readonly string[],
  ): number | Promise<number>;
};

/** Ties what `run` is given to the options that are named. */
export const defineCommand = <const O extends Options>(definition: Definition<O>): Command => definition;

/** How the command is called, with its operands. */
export const callOf = ({ name, operands = [] }: Command): string => [name, ...operands].join(' ');

/** What `--help` behind the command prints. */
export function usageOf(command: Command): string {
  const { summary, details, options = {}, endsWithOne } = command;
  const rows = Object.entries(options).map(([name, option]): [string, string] => [
    `--${name}${option.type === 'string' ? ` ${option.value}` : ''}`,
    option.text,
  ]);
  return [
    `Usage: npx cpr-subgraph ${callOf(command)}${rows.length === 0 ? '' : ' [options]'}`,
    '',
    `It ${summary}.`,
    ...(details === undefined ? [] : [details]),
    '',
    ...inColumns([...rows, ['--help', 'prints this']]),
    '',
    `It ends with 0 where all is well, ${endsWithOne === undefined ? '' : `1 ${endsWithOne}, `}2 where arguments or settings can't be used.`,
    '',
  ].join('\n');
}

/** Lines of two columns, the first as wide as it needs. */
export function inColumns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`);
}
