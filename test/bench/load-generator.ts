import { startChild } from './child.ts';
import type { LoadOrder, LoadResult } from './load.ts';

/** The load generator, in one process for the whole benchmark. */
export type LoadGenerator = {
  run(order: LoadOrder): Promise<LoadResult>;
  stop(): void;
};

export function startLoadGenerator(): LoadGenerator {
  const child = startChild('load', 'load.ts');
  return {
    async run(order) {
      child.send(order);
      return child.next<LoadResult>();
    },
    stop: child.stop,
  };
}
