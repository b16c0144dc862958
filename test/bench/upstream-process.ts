import { startChild } from './child.ts';
import type { LastQuestion, UpstreamFacts } from './upstream.ts';

/** Datafordeler's simulator, in one process for the whole benchmark. */
export type Upstream = {
  readonly facts: UpstreamFacts;
  lastQuestion(): Promise<LastQuestion>;
  stop(): void;
};

export async function startUpstream(): Promise<Upstream> {
  const child = startChild('upstream', 'upstream.ts');
  return {
    facts: await child.next<UpstreamFacts>(),
    async lastQuestion() {
      child.send({});
      return child.next<LastQuestion>();
    },
    stop: child.stop,
  };
}
