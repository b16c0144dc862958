import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onCore } from './on-core.ts';
import type { Usage } from './probe.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const PROBE = ['--import', './test/bench/probe.ts'];
const START_MILLISECONDS = 30_000;
const ASK_AGAIN_MILLISECONDS = 5;

/** A server in a process of its own, answering on 127.0.0.1. */
export type ServerProcess = {
  readonly url: string;
  /** How long it took from the start of the process to the first 200 of `/readyz`, in milliseconds. */
  readonly readyAfter: number;
  usage(): Promise<Usage>;
  /** From now on stalls of its event loop are looked for, which takes a little of its time. */
  watchStalls(): void;
  /** How many lines it has written to its standard output. */
  lines(): number;
  stop(): Promise<void>;
};

/**
 * Starts `node` with these arguments in the repository and waits until it is ready. Of the environment it gets what a deployment
 * would set, nothing of the caller's. It runs on a core of its own where that can be had, unless it has threads that need another. Its log goes into a pipe that is read, as under any supervisor of containers.
 *
 * @throws Error when it ends or is not ready in time; what it said is on standard error
 */
export async function startServer(
  nodeArguments: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  { onAnyCore = false }: { readonly onAnyCore?: boolean } = {},
): Promise<ServerProcess> {
  const port = await freePort();
  const [command, ...prefix] = onAnyCore ? [process.execPath] : onCore('server', process.execPath);
  const started = performance.now();
  const child = spawn(command, [...prefix, ...PROBE, ...nodeArguments], {
    cwd: REPOSITORY,
    env: { NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), ...settings },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const lines = linesOf(child);
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const origin = `http://127.0.0.1:${port}`;
  while (!(await answers(`${origin}/readyz`))) {
    if (child.exitCode !== null || performance.now() - started > START_MILLISECONDS) {
      await stop();
      throw new Error(`A server did not start: node ${nodeArguments.join(' ')}`);
    }
    await delay(ASK_AGAIN_MILLISECONDS);
  }
  const readyAfter = performance.now() - started;
  return {
    url: `${origin}/graphql`,
    readyAfter,
    usage: () => usageOf(child, ended),
    watchStalls: () => void child.send('watch stalls'),
    lines,
    stop,
  };
}

async function usageOf(child: ChildProcess, ended: Promise<unknown>): Promise<Usage> {
  child.send('usage');
  const hasEnded = ended.then(() => Promise.reject(new Error('A server has ended while it was measured')));
  const [usage] = (await Promise.race([once(child, 'message'), hasEnded])) as [Usage];
  return usage;
}

/** Reads what the process writes, counts its lines and keeps nothing. */
function linesOf(child: ChildProcess): () => number {
  let lines = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, end + 1)) lines += 1;
  });
  return () => lines;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
