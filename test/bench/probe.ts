/*
 * Loaded into every server that is measured, before the server itself: tells what the process has used, when asked. Until then it does nothing.
 */

import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a process has used. */
export type Usage = {
  /** CPU time of all its threads since it was started, in microseconds. */
  readonly cpu: number;
  /** Bytes of the machine's memory, as they are without a collection. */
  readonly rss: number;
  /** Bytes of the heap; after a full collection where node was started with `--expose-gc`. */
  readonly heap: number;
  /** The longest time that the event loop stood still since the last question, in milliseconds; 0 where nobody looks. */
  readonly stall: number;
};

let delays: ReturnType<typeof monitorEventLoopDelay> | undefined;

process.on('message', (question) => {
  if (question === 'watch stalls') {
    delays = monitorEventLoopDelay({ resolution: 5 });
    delays.enable();
    return;
  }
  const { user, system } = process.cpuUsage();
  const rss = process.memoryUsage.rss();
  globalThis.gc?.();
  process.send?.({
    cpu: user + system,
    rss,
    heap: process.memoryUsage().heapUsed,
    stall: (delays?.max ?? 0) / 1e6,
  } satisfies Usage);
  delays?.reset();
});
// No server stays behind when the benchmark is broken off.
process.once('disconnect', () => process.exit());
