import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

const CORES = {
  server: '0',
  load: '1',
  // On a small machine it competes with the server that asks it, not with the load generator that measures them.
  upstream: availableParallelism() > 2 ? '2' : '0',
} as const;

export type Part = keyof typeof CORES;

/** Whether server and load generator can have a core each, so that neither is measured with the other's work. */
export const ownCores: boolean = Object.values(CORES).every(
  (core) => spawnSync('taskset', ['-c', core, process.execPath, '--version']).status === 0,
);

/** The command line that runs `executable` on the core of its part, or anywhere where that can't be arranged. */
export const onCore = (part: Part, executable: string): [string, ...string[]] =>
  ownCores ? ['taskset', '-c', CORES[part], executable] : [executable];
