#!/usr/bin/env node
import packageFile from '../package.json' with { type: 'json' };
import { EXIT_UNUSABLE, exitCodeOf, UsageError } from './cli/exit-code.ts';
import { findCommand, type Call } from './cli/find-command.ts';
import { usageFor, wholeUsage } from './cli/usage.ts';

/**
 * The pauses between two attempts do not keep a process alive, because a server must be able to stop at once. Without this interval Node
 * would end a command in the middle of such a pause, without a word.
 */
const staysAlive = setInterval(() => undefined, 60_000);
try {
  process.exitCode = await main(process.argv.slice(2));
} finally {
  clearInterval(staysAlive);
}

async function main(args: readonly string[]): Promise<number> {
  let call: Call;
  try {
    call = await findCommand(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${await wholeUsage()}\n${error.message}\n`);
    return EXIT_UNUSABLE;
  }
  switch (call.kind) {
    case 'version':
      process.stdout.write(`${packageFile.version}\n`);
      return 0;
    case 'help':
      process.stdout.write(await usageFor(call.words));
      return 0;
    case 'run':
      return run(call.run);
  }
}

async function run(command: () => number | Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    const code = exitCodeOf(error);
    if (code === null || !(error instanceof Error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return code;
  }
}
