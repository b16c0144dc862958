import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onCore } from './on-core.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const START_MILLISECONDS = 30_000;

/** A server in a process of its own, answering on 127.0.0.1. */
export type ServerProcess = { readonly url: string; stop(): Promise<void> };

/**
 * Starts `node` with these arguments in the repository and waits until it answers. Of the environment it gets what a deployment
 * would set, nothing of the caller's.
 *
 * @throws Error when it ends or does not answer in time; what it said is on standard error
 */
export async function startServer(
  nodeArguments: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const port = await freePort();
  const [command, ...prefix] = onCore('server', process.execPath);
  const child = spawn(command, [...prefix, ...nodeArguments], {
    cwd: REPOSITORY,
    env: {
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...settings,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + START_MILLISECONDS;
  while (!(await answers(`${origin}/livez`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`A server did not start: node ${nodeArguments.join(' ')}`);
    }
    await delay(50);
  }
  return { url: `${origin}/graphql`, stop };
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
