import { beforeAll, describe, expect, test } from '@jest/globals';
import { composeServices as composeByApollo } from '@apollo/composition';
import { composeServices as composeByTheGuild } from '@theguild/federation-composition';
import {
  buildASTSchema,
  getNamedType,
  isListType,
  isObjectType,
  parse,
  valueFromASTUntyped,
  type ASTNode,
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { CASES, CPR } from './subgraphs.ts';

const PAGES_OF_OTHERS = {
  name: 'letters',
  url: 'http://letters.invalid/graphql',
  typeDefs: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@shareable"])
    type Query { letters: [PageInfo!] }
    type PageInfo @shareable {
      hasNextPage: Boolean!
      hasPreviousPage: Boolean!
      startCursor: String
      endCursor: String
    }
  `),
};

describe.each([
  ['alone', [CPR]],
  ['together with a case system', [CPR, CASES]],
  [
    'together with a subgraph that has Relay pages too, because PageInfo is @shareable',
    [CPR, PAGES_OF_OTHERS],
  ],
])('the SDL %s', (_with, subgraphs) => {
  test('is composed by @apollo/composition without a hint', () => {
    const { errors, hints, supergraphSdl } = composeByApollo(subgraphs);

    expect(errors?.map(String)).toBeUndefined();
    expect(hints?.map(String)).toEqual([]);
    expect(supergraphSdl).toContain('join__Graph');
  });

  test('is composed by @theguild/federation-composition', () => {
    const { errors, supergraphSdl } = composeByTheGuild(subgraphs);

    expect(errors?.map(String)).toBeUndefined();
    expect(supergraphSdl).toContain('join__Graph');
  });
});

describe.each([
  ['@apollo/composition', composeByApollo],
  ['@theguild/federation-composition', composeByTheGuild],
])('in the supergraph of %s', (_composer, compose) => {
  let supergraph: GraphQLSchema;
  let fields: Coordinate[];
  beforeAll(() => {
    const { supergraphSdl } = compose([CPR, CASES]);
    supergraph = buildASTSchema(parse(supergraphSdl ?? ''), { assumeValidSDL: true });
    fields = objectTypes(supergraph).flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })),
    );
  });

  test('exactly what is or leads to people, events or callers needs authentication: entities, the record, their connections and edges', () => {
    const authenticated = objectTypes(supergraph).filter(
      ({ astNode }) => directives(astNode, 'authenticated').length > 0,
    );

    // Not CprViewer, which is told to those alone whom it is about: `viewer` must be null for nobody, and not an error.
    expect(authenticated.map(({ name }) => name).sort()).toEqual([
      'Citizen',
      'CprAccessLogConnection',
      'CprAccessLogEdge',
      'CprAccessLogEntry',
      'CprCitizenConnection',
      'CprCitizenEdge',
      'CprDisclosure',
      'CprDisclosureCaller',
      'CprDisclosureConnection',
      'CprDisclosureEdge',
      'CprEvent',
      'CprEventConnection',
      'CprEventEdge',
      'PrivateCitizen',
    ]);
  });

  /** Why a root field is for everybody. */
  const OPEN: Readonly<Record<string, string>> = {
    'Query.cprProvider': 'the source is no person',
    'Query.inspectCprNumber': 'it asks no register',
    'Query.loginError': 'whoever needs it could not sign in',
    'Query.viewer': 'a front end asks by it whether anybody is signed in: null is the answer',
  };

  test('a root field needs authentication when it tells of people or callers, if only that there are none', () => {
    const open = fields
      .filter(({ name }) => isRootFieldOfOurs(name))
      .filter(({ field }) => directives(field.astNode, 'authenticated').length === 0);

    expect(open.map(({ name }) => name).sort()).toEqual(Object.keys(OPEN));
  });

  test('what changes something needs authentication', () => {
    const mutations = fields.filter(({ name }) => name.startsWith('Mutation.'));

    expect(mutations.map(({ name }) => name)).toEqual(['Mutation.matchCpr']);
    for (const { field } of mutations) expect(directives(field.astNode, 'authenticated')).toHaveLength(1);
  });

  test('a CPR number is given out only with the scope cpr:number', () => {
    const numbers = fields.filter(({ field }) => getNamedType(field.type).name === 'CprNumber');

    expect(numbers.map(({ name }) => name).sort()).toEqual([
      'Citizen.cpr',
      'CprNumberPeriod.cpr',
      'PrivateCitizen.cpr',
    ]);
    for (const { field } of numbers) {
      expect(directives(field.astNode, 'requiresScopes')).toEqual([{ scopes: [['cpr:number']] }]);
    }
  });

  test('each field of ours that looks people up has its cost', () => {
    const lookUps = fields.filter(
      ({ name, field }) =>
        ['Citizen', 'PrivateCitizen'].includes(getNamedType(field.type).name) && !name.startsWith('Case.'),
    );

    expect(lookUps.length).toBeGreaterThanOrEqual(8);
    expect(lookUps.filter(({ field }) => directives(field.astNode, 'cost')[0]?.['weight'] !== 10)).toEqual(
      [],
    );
  });

  test('each list of ours that grows with a person or a question has a size to reckon with', () => {
    const withoutSize = fields.filter(
      ({ name, field }) =>
        isListType(field.type) &&
        directives(field.astNode, 'listSize').length === 0 &&
        !/^(Case|CprProvider)\.|^Query\.cases$|^Citizen\.cases$/.test(name),
    );

    // Sized by the field that leads to them.
    expect(withoutSize.map(({ name }) => name).sort()).toEqual([
      'CprAccessLogConnection.edges',
      'CprAccessLogConnection.nodes',
      'CprCitizenConnection.edges',
      'CprCitizenConnection.nodes',
      'CprDisclosureConnection.edges',
      'CprDisclosureConnection.nodes',
      'CprEventConnection.edges',
      'CprEventConnection.nodes',
    ]);
  });

  test('each field that leads to a connection of ours says how long its page is', () => {
    const pages = fields.filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));

    expect(pages.map(({ name }) => name).sort()).toEqual([
      'CprViewer.accessLog',
      'Query.cprDisclosures',
      'Query.cprEvents',
      'Query.searchCitizens',
    ]);
    for (const { field } of pages) {
      expect(directives(field.astNode, 'listSize')).toEqual([
        { slicingArguments: ['first'], sizedFields: ['edges', 'nodes'] },
      ]);
    }
  });

  test('each root field is tagged with the sector it is for, or with both when it tells nothing of the register about anybody', () => {
    const tags = fields
      .filter(({ name }) => isRootFieldOfOurs(name))
      .map(({ name, field }) => [name, directives(field.astNode, 'tag').map((tag) => tag['name'])]);

    expect(Object.fromEntries(tags)).toEqual({
      'Query.citizen': ['public-sector'],
      'Query.citizenById': ['public-sector'],
      'Query.citizens': ['public-sector'],
      'Query.citizensById': ['public-sector'],
      'Query.searchCitizens': ['public-sector'],
      'Query.privateCitizen': ['private-sector'],
      'Query.privateCitizens': ['private-sector'],
      'Query.cprEvents': ['public-sector'],
      'Query.viewer': ['both-sectors'],
      'Query.cprDisclosures': ['both-sectors'],
      'Query.loginError': ['both-sectors'],
      'Mutation.matchCpr': ['both-sectors'],
      'Query.inspectCprNumber': ['both-sectors'],
      'Query.cprProvider': ['both-sectors'],
    });
  });
});

const isRootFieldOfOurs = (name: string): boolean =>
  /^(?:Query|Mutation)\./.test(name) && !/\.cases?$/.test(name);

type Coordinate = { readonly name: string; readonly field: GraphQLField<unknown, unknown> };

const objectTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('__'),
  ) as GraphQLObjectType[];

/** The arguments of each use of a directive. */
function directives(node: ASTNode | null | undefined, name: string): Record<string, unknown>[] {
  const all: readonly ConstDirectiveNode[] = node && 'directives' in node ? (node.directives as []) : [];
  return all
    .filter((directive) => directive.name.value === name)
    .map((directive) =>
      Object.fromEntries(
        (directive.arguments ?? []).map((argument) => [
          argument.name.value,
          valueFromASTUntyped(argument.value),
        ]),
      ),
    );
}
