import { post, PUBLIC_PATH, publicToken } from '../simulators/datafordeler/simulator-client.ts';
import { startDatafordelerSimulator } from '../simulators/datafordeler/start-simulator.ts';

/** Where the simulator is and how to sign in there. */
export type UpstreamFacts = {
  readonly graphqlOrigin: string;
  /** The service for authorities, with its path. */
  readonly serviceUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** PEM of the authority behind its certificates. */
  readonly caPem: string;
  /** For questions that are put to it directly; valid for longer than any run. */
  readonly token: string;
};

/** How long the simulator is to wait before every answer, in milliseconds. */
export type Pace = { readonly delay: number };

/** The question that came last, and what is answered to it. */
export type LastQuestion = { readonly body: string; readonly answer: string };

/*
 * Datafordeler's simulator in a process of its own. It tells its facts first. A message sets its pace, and is answered with its last question.
 */

const DAY_SECONDS = 86_400;

const simulator = await startDatafordelerSimulator();
simulator.tokens.setLife(DAY_SECONDS);
const token = await publicToken(simulator);

const lastQuestion = async (): Promise<LastQuestion> => {
  const { document, variables } = simulator.queries.at(-1)!;
  const question = { query: document, variables };
  const { text } = await post(simulator, PUBLIC_PATH, token, question);
  return { body: JSON.stringify(question), answer: text };
};

process.on('message', ({ delay }: Pace) => {
  simulator.delay(delay);
  void lastQuestion().then((question) => process.send?.(question));
});
process.once('disconnect', () => process.exit());
process.send?.({
  graphqlOrigin: simulator.graphqlOrigin,
  serviceUrl: simulator.graphqlOrigin + PUBLIC_PATH,
  tokenUrl: simulator.secretTokenUrl,
  clientId: simulator.credentials.publicSector.clientId,
  clientSecret: simulator.credentials.publicSector.clientSecret,
  caPem: simulator.caPem,
  token,
} satisfies UpstreamFacts);
