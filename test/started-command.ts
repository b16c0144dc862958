import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';

export type StartedCommand = {
  /** What it said until it was ready. */
  readonly text: string;
  /** Ctrl-C. Gives the exit code and the signal that it ended by. */
  interrupt(): Promise<unknown[]>;
};

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) {
    try {
      // Whatever a failed test left running, of the whole group.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // All of it has ended, as it should.
    }
  }
});

/** Starts a file that stays until Ctrl-C, as one of npm's scripts would, and waits until it says so. */
export async function startCommand(file: URL, env: NodeJS.ProcessEnv): Promise<StartedCommand> {
  const child = spawn(process.execPath, [fileURLToPath(file)], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  started.push(child);
  const ended = once(child, 'exit');
  let text = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (text.includes('Ctrl-C')) break;
  }
  return {
    text,
    interrupt() {
      child.stdout.resume();
      child.kill('SIGINT');
      return ended;
    },
  };
}
