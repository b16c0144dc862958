import { buildFederationSchema } from '@mercuriusjs/federation';
import DataLoader from 'dataloader';
import fastify from 'fastify';
import mercurius from 'mercurius';
import { print } from 'graphql';
import { readConfiguration } from '../../src/configuration/configuration.ts';
import type { Citizen, PersonKey, Relative } from '../../src/domain/citizen.ts';
import type { CprNumberInput } from '../../src/domain/cpr-number.ts';
import { requireCprNumber } from '../../src/graphql/resolvers/require-cpr-number.ts';
import { CprNumberScalar, DateScalar, DateTimeScalar } from '../../src/graphql/resolvers/scalars.ts';
import { typeDefinitions } from '../../src/graphql/schema/type-definitions.ts';
import { createEmbeddedProvider } from '../../src/providers/fake/embedded-provider.ts';
import type { Told } from '../../src/providers/told.ts';

/*
 * The fastest set-up of a federation subgraph on Node that is comparable: mercurius with its federation schema and its compiler from
 * the second request on. It serves the same SDL without a change and the same people. References are batched by DataLoader, like the rest:
 * measured faster here than mercurius' own loaders, which make a text of each query and would mix up numbers that keep themselves secret.
 */

const configuration = readConfiguration();
const provider = createEmbeddedProvider({ provider: 'fake' });
const neverAborted = new AbortController().signal;
/** The test people are told whole, whatever is asked. */
const NO_FIELDS = new Set<never>();

type Person = Told<Citizen>;
type Loader = DataLoader<PersonKey, Person | null, string>;
type Context = { readonly citizens: Loader };

/**
 * mercurius writes `__typename` on what a reference resolves to, which a frozen person does not allow. So everybody gets one open
 * copy that has it already, made when first met and kept.
 */
const open = new WeakMap<Person, Person>();
function openCopy(citizen: Person): Person {
  let copy = open.get(citizen);
  if (copy === undefined) {
    copy = Object.defineProperty({ ...citizen }, '__typename', { value: 'Citizen' });
    open.set(citizen, copy);
  }
  return copy;
}

const createLoader = (): Loader =>
  new DataLoader<PersonKey, Person | null, string>(
    async (keys) => {
      const inquiries = keys.map((key) => ({ key, fields: NO_FIELDS }));
      const people = await provider.citizens(inquiries, { signal: neverAborted });
      return people.map((person) => (person === null || person instanceof Error ? person : openCopy(person)));
    },
    { cacheKeyFn: ({ cpr, id }) => cpr?.reveal() ?? id ?? '' },
  );

const app = fastify({ logger: false });

await app.register(mercurius, {
  schema: buildFederationSchema(print(typeDefinitions)),
  resolvers: {
    CprNumber: CprNumberScalar,
    Date: DateScalar,
    DateTime: DateTimeScalar,
    Query: {
      citizen: (_root: unknown, { cpr }: { cpr: CprNumberInput }, { citizens }: Context) =>
        citizens.load({ cpr: requireCprNumber(cpr, 'cpr') }),
      citizens: (_root: unknown, { cprs }: { cprs: readonly CprNumberInput[] }, { citizens }: Context) =>
        cprs.map((cpr) => citizens.load({ cpr: requireCprNumber(cpr, 'cprs') })),
    },
    Citizen: {
      __resolveReference: ({ id }: { id: string }, _args: unknown, { citizens }: Context) =>
        citizens.load({ id }),
    },
    CprRelative: {
      citizen: ({ key }: Relative, _args: unknown, { citizens }: Context) => key && citizens.load(key),
    },
  } as never,
  context: () => ({ citizens: createLoader() }),
  jit: 1,
});
app.get('/readyz', async () => ({ status: 'ready' }));

await app.listen({ host: configuration.HOST, port: configuration.PORT });
