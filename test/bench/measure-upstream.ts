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
  readonly direct: ServerFigures;
  readonly ours: ServerFigures;
  /** Our p50 by that of the direct call. */
  readonly ratio: number;
};

/** Few, so that it is the way of one request that is measured and not a queue. */
export const FEW_CONNECTIONS: readonly number[] = [1, 4];

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
  const expected = await ask(ours, body);
  const question = await upstream.lastQuestion();
  const citizens = citizensIn(dataOf(expected, name));
  if (citizens.length !== people || citizens.includes(null) || nodesIn(question.answer) !== people) {
    throw new Error(`${name}: an answer lacks people`);
  }
  const { serviceUrl, token } = upstream.facts;
  const results: UpstreamResult[] = [];
  for (const connections of FEW_CONNECTIONS) {
    const figures = await measureInTurns(
      name,
      {
        direct: { url: serviceUrl, body: question.body, token, expected: question.answer, connections },
        ours: { url: ours.url, body, expected, connections },
      },
      load,
      plan,
    );
    results.push({ name, title, connections, ...figures, ratio: figures.ours.p50 / figures.direct.p50 });
  }
  return results;
}

function nodesIn(answer: string): number {
  const { data } = JSON.parse(answer) as {
    data: { CPRCustom_PublicSectorPerson: { nodes: readonly object[] } };
  };
  return data.CPRCustom_PublicSectorPerson.nodes.length;
}
