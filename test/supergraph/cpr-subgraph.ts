import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RunningServer } from './running-server.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

type Options = {
  /** 0 takes any free one. */
  readonly port?: number;
  /** Further environment variables. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether its log goes on to our standard output. */
  readonly showLog?: boolean;
};

/** Starts the CPR subgraph as `npm start` does, in a process of its own. */
export async function startCprSubgraph({
  port = 0,
  settings = {},
  showLog = false,
}: Options = {}): Promise<RunningServer> {
  const child = spawn(process.execPath, ['--import', './src/node-version.js', 'src/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...settings,
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'info',
      LOG_FORMAT: 'json',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  // Not left behind when we end by an error.
  process.once('exit', () => child.kill());
  const url = await new Promise<string>((resolve, reject) => {
    // Its port may be any, so its address is read where a person would read it.
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (showLog) process.stdout.write(`${line}\n`);
      const { graphql } = JSON.parse(line) as { graphql?: string };
      if (graphql !== undefined) resolve(graphql);
    });
    void ended.then(() => reject(new Error('The CPR subgraph did not start.')));
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
