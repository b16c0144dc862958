import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoadOrder, LoadResult } from './load.ts';
import { onCore } from './on-core.ts';

/** The load generator, in one process for the whole benchmark. */
export type LoadGenerator = {
  run(order: LoadOrder): Promise<LoadResult>;
  stop(): void;
};

export function startLoadGenerator(): LoadGenerator {
  const [execPath, ...execArgv] = onCore('load', process.execPath);
  const child = fork(fileURLToPath(new URL('load.ts', import.meta.url)), { execPath, execArgv });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The load generator ended');
  });
  // Heard where a run waits for it; after the last run it is no failure.
  ended.catch(() => undefined);
  return {
    async run(order) {
      child.send(order);
      const [result] = (await Promise.race([once(child, 'message'), ended])) as [LoadResult];
      return result;
    },
    stop: () => void child.kill(),
  };
}
