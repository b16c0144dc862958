import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Ends the PostgreSQL of this run, if one was started. */
export default async function globalTeardown() {
  const folder = process.env.TEST_POSTGRES_FOLDER;
  const file = join(folder, 'data', 'postmaster.pid');
  if (existsSync(file)) await end(Number(readFileSync(file, 'utf8').split('\n')[0]));
  rmSync(folder, { recursive: true, force: true });
}

/** SIGQUIT: at once, without tidying up what is removed anyway. */
async function end(pid) {
  try {
    process.kill(pid, 'SIGQUIT');
    for (let tries = 0; tries < 200; tries += 1) {
      process.kill(pid, 0);
      await pause(25);
    }
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
