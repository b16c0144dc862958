import { setTimeout as pause } from 'node:timers/promises';

/** Waits for what is seen only from outside, however long a busy machine takes for it; what never comes ends with the test. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(5);
}
