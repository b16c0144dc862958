import { startChild } from './child.ts';
import type { LastQuestion, Pace, UpstreamFacts } from './upstream.ts';

/** Datafordeler's simulator, in one process for the whole benchmark. */
export type Upstream = {
  readonly facts: UpstreamFacts;
  /** The question that came last; from now on every answer waits for `delay` milliseconds. */
  lastQuestion(delay: number): Promise<LastQuestion>;
  stop(): void;
};

export async function startUpstream(): Promise<Upstream> {
  const child = startChild('upstream', 'upstream.ts');
  return {
    facts: await child.next<UpstreamFacts>(),
    async lastQuestion(delay) {
      child.send({ delay } satisfies Pace);
      return child.next<LastQuestion>();
    },
    stop: child.stop,
  };
}
