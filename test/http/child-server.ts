import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export type Ended = { readonly code: number | null; readonly output: string; readonly complaint: string };

/** How a process of this project ended, and what it wrote to standard output and standard error. */
export async function endOf(child: ChildProcess): Promise<Ended> {
  if (child.stdout === null || child.stderr === null) throw new Error('Its output is not piped');
  const [output, complaint, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, output, complaint };
}

/** Runs node with these arguments in the folder of the project; its environment has nothing but `settings` and the path. */
export const runNode = (
  args: readonly string[],
  settings: Record<string, string> = {},
  node = process.execPath,
): ChildProcess =>
  spawn(node, args, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** As `npm start` runs it. */
export const runMain = (settings: Record<string, string> = {}, node?: string): ChildProcess =>
  runNode(
    ['--import', './src/node-version.js', '--import', './src/compile-cache.js', 'src/main.ts'],
    settings,
    node,
  );

export type ChildServer = {
  readonly origin: string;
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
};

/** The server in a process of its own, on a free port, once it listens; run as `npm start` does unless node is given other arguments. */
export async function startChildServer(
  settings: Record<string, string> = {},
  args?: readonly string[],
): Promise<ChildServer> {
  const all = { HOST: '127.0.0.1', PORT: '0', LOG_FORMAT: 'json', ...settings };
  const child = args === undefined ? runMain(all) : runNode(args, all);
  const ended = endOf(child);
  const origin = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (found !== undefined) resolve(found);
    });
    void ended.then(({ complaint }) =>
      reject(new Error(`The server ended before it listened: ${complaint}`)),
    );
  });
  return { origin, child, ended };
}
