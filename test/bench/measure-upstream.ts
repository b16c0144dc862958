import { dataOf, ask, measureInTurns, type Plan, type ServerFigures } from './measure.ts';
import type { LoadGenerator } from './load-generator.ts';
import type { ServerProcess } from './server-process.ts';
import type { UpstreamCase } from './upstream-cases.ts';
import type { Upstream } from './upstream-process.ts';

/** What a question costs when it is put to Datafordeler directly, and when this server asks it. */
export type UpstreamResult = {
  readonly name: string;
  readonly title: string;
  readonly connections: number;
  /** How long the source waits before its answer, in milliseconds; what it does for the answer comes on top. */
  readonly delay: number;
  readonly direct: ServerFigures;
  readonly ours: ServerFigures;
  /** Our p50 by that of the direct call. */
  readonly ratio: number;
};

/**
 * With one it is the way of a request that is measured. Four already keep the simulator's core busy: where we share it, all that we take of
 * it is added to every wait.
 */
export const FEW_CONNECTIONS: readonly number[] = [1, 4];

/**
 * The real service says of itself that a read by key takes 6 to 15 milliseconds (its `Server-Timing` header); the least of these is what a
 * caller meets at best. Without any delay the simulator is some times faster than what it stands for: that shows best what is ours.
 */
export const DELAYS: readonly number[] = [6, 0];

/**
 * Measures one case: our GraphQL, and in turns with it the very question that it made us ask, on TLS connections that stay open and with
 * a token at hand.
 *
 * @throws Error when somebody is missing in an answer, or any single answer differs from the first
 */
export async function measureUpstream(
  { name, title, body, people, citizensIn }: UpstreamCase,
  ours: ServerProcess,
  upstream: Upstream,
  load: LoadGenerator,
  plan: Plan,
): Promise<UpstreamResult[]> {
  const { serviceUrl, token } = upstream.facts;
  const results: UpstreamResult[] = [];
  for (const delay of DELAYS) {
    const expected = await ask(ours, body);
    const question = await upstream.lastQuestion(delay);
    const citizens = citizensIn(dataOf(expected, name));
    if (citizens.length !== people || citizens.includes(null) || nodesIn(question.answer) !== people) {
      throw new Error(`${name}: an answer lacks people`);
    }
    for (const connections of FEW_CONNECTIONS) {
      const figures = await measureInTurns(
        name,
        {
          direct: { url: serviceUrl, body: question.body, token, expected: question.answer, connections },
          ours: { server: ours, url: ours.url, body, expected, connections },
        },
        load,
        plan,
      );
      const ratio = figures.ours.p50 / figures.direct.p50;
      results.push({ name, title, connections, delay, ...figures, ratio });
    }
  }
  return results;
}

function nodesIn(answer: string): number {
  const { data } = JSON.parse(answer) as {
    data: { CPRCustom_PublicSectorPerson: { nodes: readonly object[] } };
  };
  return data.CPRCustom_PublicSectorPerson.nodes.length;
}
