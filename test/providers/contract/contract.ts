import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Provider } from '../../../src/providers/provider.ts';
import { createEmbeddedProvider } from '../../../src/providers/fake/embedded-provider.ts';
import { startTestServer, type TestServer } from '../../http/test-server.ts';
import { disagreements } from './disagreements.ts';

/** A difference that the source can't help, told with its reason. */
export type Difference = {
  /** `Type.field` of the public schema. */
  readonly field: string;
  readonly reason: string;
  /** Whether two different values differ for that reason. */
  readonly explains: (fake: unknown, adapter: unknown) => boolean;
};

export type Adapter = {
  readonly name: string;
  /** The adapter over a source that has the Fake provider's people in it, and {@link ID_KEY} where it needs one. */
  readonly startProvider: () => Promise<{ readonly provider: Provider; stop(): Promise<void> }>;
  readonly differences: readonly Difference[];
};

/** The key of both sides, so that the ids that are made with it are the same. */
export const ID_KEY = 'c0'.repeat(32);

type Variables = Record<string, unknown>;
export type Ask = (query: string, variables?: Variables) => Promise<any>;

export type Contract = {
  /** What the Fake provider answers; the operation must succeed. */
  readonly fake: Ask;
  /** What the adapter answers; the same holds. */
  readonly adapter: Ask;
  /**
   * Expects the adapter to give the same answer as the Fake provider, but for what it need not offer and for the listed differences, and
   * gives the fields of the differences that it met. Where people are asked for by ids, each side has its own.
   */
  expectAgreement(
    query: string,
    variables?: Variables,
    adapterVariables?: Variables,
  ): Promise<ReadonlySet<string>>;
  /** The codes of the errors that each side answers. */
  errorCodes(query: string): Promise<{ readonly fake: unknown[]; readonly adapter: unknown[] }>;
};

/**
 * Runs the tests that `body` declares with two real servers, one over the Fake provider and one over the adapter.
 */
export function describeContract(
  { name, startProvider, differences }: Adapter,
  body: (contract: Contract) => void,
): void {
  describe(`${name} answers like the Fake provider`, () => {
    let fakeServer: TestServer;
    let adapterServer: TestServer;
    let started: Awaited<ReturnType<typeof startProvider>>;
    const notOffered = new Set<string>();

    beforeAll(async () => {
      started = await startProvider();
      const fake = createEmbeddedProvider({ provider: 'fake', idKey: ID_KEY });
      fakeServer = await startTestServer(NO_LIMIT, () => fake);
      adapterServer = await startTestServer(NO_LIMIT, () => started.provider);
      for (const { capabilities } of [fake, started.provider]) {
        for (const field of capabilities.citizenFieldsNotOffered) notOffered.add(`Citizen.${field}`);
        for (const field of capabilities.privateCitizenFieldsNotOffered)
          notOffered.add(`PrivateCitizen.${field}`);
      }
    });
    afterAll(async () => {
      await Promise.all([fakeServer.stop(), adapterServer.stop()]);
      await started.stop();
    });

    body({
      fake: (query, variables) => dataOf(fakeServer, query, variables),
      adapter: (query, variables) => dataOf(adapterServer, query, variables),
      async expectAgreement(query, variables, adapterVariables = variables) {
        const met = new Set<string>();
        const [fake, adapter] = await Promise.all([
          dataOf(fakeServer, query, variables),
          dataOf(adapterServer, query, adapterVariables),
        ]);
        const excuse = (field: string, fakeValue: unknown, adapterValue: unknown): boolean => {
          if (notOffered.has(field)) return fakeValue === null || adapterValue === null;
          const difference = differences.find((one) => one.field === field);
          if (difference === undefined || !difference.explains(fakeValue, adapterValue)) return false;
          met.add(field);
          return true;
        };
        expect(disagreements(fake, adapter, excuse)).toEqual([]);
        return met;
      },
      async errorCodes(query) {
        const [fake, adapter] = await Promise.all([fakeServer.query(query), adapterServer.query(query)]);
        return { fake: codesIn(fake), adapter: codesIn(adapter) };
      },
    });
  });
}

/** The contract asks for more at once than a caller may. */
const NO_LIMIT = { MAX_COST: '1000000000' };

async function dataOf(server: TestServer, query: string, variables?: Variables): Promise<any> {
  const { body } = await server.query(query, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
}

const codesIn = ({ body }: Awaited<ReturnType<TestServer['query']>>): unknown[] =>
  (body.errors ?? []).map(({ extensions }) => extensions['code']);
