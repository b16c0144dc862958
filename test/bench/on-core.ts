import { spawnSync } from 'node:child_process';

const CORES = { server: '0', load: '1' } as const;

/** Whether server and load generator can have a core each, so that neither is measured with the other's work. */
export const ownCores: boolean = Object.values(CORES).every(
  (core) => spawnSync('taskset', ['-c', core, process.execPath, '--version']).status === 0,
);

/** The command line that runs `executable` on the core of its part, or anywhere where that can't be arranged. */
export const onCore = (part: keyof typeof CORES, executable: string): [string, ...string[]] =>
  ownCores ? ['taskset', '-c', CORES[part], executable] : [executable];
