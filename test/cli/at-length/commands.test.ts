import { describe, expect, test } from '@jest/globals';
import packageFile from '../../../package.json' with { type: 'json' };
import { COMMANDS } from '../../../src/cli/commands.ts';
import { endOf, runNode, startChildServer, type Ended } from '../../http/child-server.ts';

const run = (...args: string[]): Promise<Ended> => endOf(runNode(['src/cli.ts', ...args]));

test('--version prints the version of the package', async () => {
  expect(await run('--version')).toEqual({ code: 0, output: `${packageFile.version}\n`, complaint: '' });
});

describe('--help', () => {
  test.each([['--help'], ['-h'], ['help']])('as %s lists every command', async (word) => {
    const { code, output, complaint } = await run(word);

    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    expect(output).toMatch(/^Usage: npx cpr-subgraph <command>\n/);
    for (const name of Object.keys(COMMANDS)) {
      expect(output).toMatch(new RegExp(`^  ${name}( [A-Z]+)* {2,}\\w`, 'm'));
    }
  });

  test.each(Object.entries(COMMANDS))('of "%s" has its options and its exit codes', async (name, load) => {
    const { command } = await load();
    const { code, output } = await run(...name.split(' '), '--help');

    expect(command.name).toBe(name);
    expect(code).toBe(0);
    expect(output.split('\n')[0]).toMatch(new RegExp(`^Usage: npx cpr-subgraph ${name}\\b`));
    for (const option of Object.keys(command.options ?? {})) expect(output).toContain(`\n  --${option}`);
    expect(output).toMatch(
      /\nIt ends with 0 where all is well, .*2 where arguments or settings can't be used\.\n$/,
    );
  });

  test('of the first word alone tells of all commands that begin with it', async () => {
    const { code, output } = await run('ledger', '--help');

    expect(code).toBe(0);
    expect(output.match(/^Usage: .*$/gm)).toEqual(
      Object.keys(COMMANDS)
        .filter((name) => name.startsWith('ledger '))
        .map((name) => expect.stringContaining(`npx cpr-subgraph ${name}`)),
    );
  });
});

describe('arguments that can not be used end with 2 and the usage', () => {
  test.each([
    [[], 'Expected a command.'],
    [['0707614293'], 'There is no such command.'],
    [['ledger'], 'There is no such command.'],
    [['schema', 'api', '0707614293'], 'schema api: expected nothing but options behind it.'],
    [['start', '--port=0707614293'], `start: these options can't be used.`],
    [['schema', 'fetch', '--output'], `schema fetch: these options can't be used.`],
  ])('%j', async (args, message) => {
    const { code, output, complaint } = await run(...args);

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaint).toMatch(/^Usage: npx cpr-subgraph <command>\n/);
    expect(complaint).toContain(`\n\n${message}`);
    // Whatever stands in the wrong place may be somebody's.
    expect(complaint).not.toContain('0707614293');
  });
});

describe('start', () => {
  test('starts the server, and ends with 0 when it is told to stop', async () => {
    const { origin, child, ended } = await startChildServer({}, ['src/cli.ts', 'start']);
    const { status } = await fetch(`${origin}/readyz`);
    child.kill('SIGTERM');

    expect(status).toBe(200);
    expect((await ended).code).toBe(0);
  });

  test('ends with 2 where the settings are wrong', async () => {
    const { code, complaint } = await endOf(runNode(['src/cli.ts', 'start'], { PORT: 'x' }));

    expect(code).toBe(2);
    expect(complaint).toBe(
      'The configuration is not usable:\n  - PORT: expected a whole number from 0 to 65535\n',
    );
  });
});
