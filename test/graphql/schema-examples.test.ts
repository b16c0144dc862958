import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  visit,
  type GraphQLField,
  type OperationDefinitionNode,
} from 'graphql';
import { apiSdl } from '../../src/graphql/schema/schema-text.ts';
import { typeDefinitions } from '../../src/graphql/schema/type-definitions.ts';
import { startTestServer, type Answer, type TestServer } from '../http/test-server.ts';
import { startTrustedServer, type TrustedServer } from '../http/trust/trusted-server.ts';
import { BROKER_CLIENTS } from '../simulators/broker/broker-client.ts';
import { BROKER_PEOPLE } from '../simulators/broker/broker-person.ts';
import { pathsWithoutValue } from './paths-without-value.ts';

type Described = { readonly name: string; readonly description?: string | null | undefined };

const schema = buildSchema(apiSdl());
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
const fields = types.filter(isObjectType).flatMap((type) => Object.values(type.getFields()));
const rootFields: GraphQLField<unknown, unknown>[] = [
  schema.getQueryType(),
  schema.getMutationType(),
].flatMap((type) => Object.values(type?.getFields() ?? {}));

const examplesIn = ({ description }: Described): string[] =>
  [...(description ?? '').matchAll(/^```graphql\n(.*?)^```$/gms)].map(([, example]) => example!);

const operationOf = (example: string): OperationDefinitionNode =>
  parse(example).definitions[0] as OperationDefinitionNode;

const examples = [...types, ...fields].flatMap(examplesIn).map((example) => {
  const { name, selectionSet } = operationOf(example);
  const roots = selectionSet.selections.flatMap((node) => ('name' in node ? node.name.value : []));
  return { name: name?.value ?? '', example, roots };
});

/** What is about whoever is signed in, or about those who were told: it shows something to somebody who is. */
const ABOUT_CALLERS = ['viewer', 'matchCpr', 'cprDisclosures'];
const isAboutCallers = ({ roots }: { readonly roots: readonly string[] }): boolean =>
  roots.some((root) => ABOUT_CALLERS.includes(root));

function expectToShowSomething({ body }: Answer, isAboutEmptyFields = false): void {
  expect(body.errors).toBeUndefined();
  const empty = pathsWithoutValue(body.data);
  if (isAboutEmptyFields) expect(empty.length).toBeGreaterThan(0);
  else expect(empty).toEqual([]);
  expect(empty.filter((path) => !path.includes('.'))).toEqual([]);
}

test('an example in a description has a name of its own', () => {
  const names = examples.map(({ name }) => name);
  expect(names).not.toContain('');
  expect(new Set(names).size).toBe(names.length);
});

describe('an example of what anybody may ask of test people', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  test.each(examples.filter((one) => !isAboutCallers(one)))(
    'runs as it stands and shows something: $name',
    async ({ example }) => {
      // Those that ask for absences are about empty fields.
      expectToShowSomething(await server.query(example), example.includes('absences'));
    },
  );
});

describe('where callers sign in, an example', () => {
  const numberOf = (person: string) => BROKER_PEOPLE.find(({ key }) => key === person)!.cpr!;
  /** Who asks, and with which variables. */
  const ASKED_BY: Readonly<Record<string, { person: string; variables?: Record<string, unknown> }>> = {
    WhoAmI: { person: 'caseworker' },
    MyRecord: { person: 'citizen' },
    MyChildren: { person: 'parent' },
    WhoLookedMeUp: { person: 'citizen' },
    WhoWasTold: { person: 'officer' },
    // A number that is not theirs, so that there is something to tell: how many tries are left.
    IsItMine: { person: 'citizen', variables: { cpr: numberOf('parent') } },
  };
  const { id: client } = BROKER_CLIENTS.authority;
  const CHILD_SUPPORT = {
    legalBasis: 'CPR act, section 31',
    sector: 'public',
    clients: [client],
    fields: ['Citizen.name'],
    searchKeys: ['Query.citizen(cpr:)'],
  };

  let trusted: TrustedServer;
  beforeAll(async () => {
    const officer = BROKER_PEOPLE.find(({ key }) => key === 'officer')!;
    trusted = await startTrustedServer(
      { CHILD_SUPPORT },
      { ledger: { readers: [{ client, subjects: [officer.sub] }] } },
    );
    // What the record and the citizen's own log are to tell of.
    const { body } = await trusted.ask({
      query: 'query ($cpr: CprNumber!) { citizen(cpr: $cpr) { name { surname } } }',
      variables: { cpr: numberOf('citizen') },
      purpose: 'CHILD_SUPPORT',
      token: await trusted.token('caseworker'),
    });
    expect(body.errors).toBeUndefined();
  });
  afterAll(() => trusted.close());

  test.each(examples.filter(isAboutCallers))(
    'about callers runs as it stands and shows something: $name',
    async ({ name, example }) => {
      const { person, variables = {} } = ASKED_BY[name]!;
      const token = await trusted.token(person);
      expectToShowSomething(await trusted.ask({ query: example, variables, token }));
    },
  );

  test.each(examples)('is answered without signing in only where it tells of nobody: $name', async (one) => {
    const variables = ASKED_BY[one.name]?.variables ?? {};
    const { status, body } = await trusted.ask({ query: one.example, variables });
    if (one.roots.some(needsSigningIn)) {
      expect([status, body.errors?.[0]?.extensions['code']]).toEqual([401, 'UNAUTHENTICATED']);
    } else {
      expect([status, body.errors]).toEqual([200, undefined]);
      if (one.roots.includes('viewer')) expect(body.data).toEqual({ viewer: null });
    }
  });
});

/** Whether the schema says so of a root field. */
function needsSigningIn(root: string): boolean {
  let needs: boolean | undefined;
  visit(typeDefinitions, {
    ObjectTypeDefinition: ({ name }) => (['Query', 'Mutation'].includes(name.value) ? undefined : false),
    FieldDefinition({ name, directives = [] }) {
      if (name.value === root)
        needs = directives.some((directive) => directive.name.value === 'authenticated');
    },
  });
  if (needs === undefined) throw new Error(`There is no root field ${root}`);
  return needs;
}

test('every root field has an example that asks for it', () => {
  const shown = (field: Described): boolean =>
    examplesIn(field).some((example) =>
      operationOf(example).selectionSet.selections.some(
        (selection) => 'name' in selection && selection.name.value === field.name,
      ),
    );
  expect(rootFields.length).toBeGreaterThan(5);
  expect(rootFields.filter((field) => !shown(field)).map(({ name }) => name)).toEqual([]);
});
