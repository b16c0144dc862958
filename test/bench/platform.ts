import { startServicePlatformSimulator } from '../simulators/service-platform/start-simulator.ts';

/** Where the simulator is, how to sign in there, and how long it thinks. */
export type PlatformFacts = {
  readonly origin: string;
  readonly municipalityCvr: string;
  /** PEM of the authority behind its certificate. */
  readonly caPem: string;
  /** The registered certificate and its key in PEM. */
  readonly client: { readonly cert: string; readonly key: string };
  /** Before every answer, in milliseconds. */
  readonly delay: number;
};

/*
 * Service Platform's simulator in a process of its own. It tells its facts and stays until its parent goes.
 */

const DELAY = 20;

const simulator = await startServicePlatformSimulator();
simulator.delay(DELAY);
process.once('disconnect', () => process.exit());
process.send?.({
  origin: simulator.origin,
  municipalityCvr: simulator.registration.municipalityCvr,
  caPem: simulator.caPem,
  client: simulator.client,
  delay: DELAY,
} satisfies PlatformFacts);
