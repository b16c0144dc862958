import { describe, expect, test } from '@jest/globals';
import { composeSchemaContract } from '@theguild/federation-composition';
import { buildSchema, parse, printSchema, type GraphQLSchema } from 'graphql';
import { readPage, rowsOf } from '../documentation-pages.ts';
import { CPR } from './subgraphs.ts';

const [, WRITTEN] = /^### Contracts$(.*?)^### /ms.exec(readPage('docs/supergraph-owner.md'))!;
const tagsIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, tag]) => tag!);
/** What the page says to exclude or to include, for each graph. */
const CONTRACTS = rowsOf(WRITTEN!)
  .slice(2)
  .map(([graph, exclude, include]) => ({
    graph: graph!,
    exclude: tagsIn(exclude!),
    include: tagsIn(include!),
  }));
const AUTHORITIES = CONTRACTS.find(({ graph }) => graph === 'authorities')!;

type Tags = { readonly include?: readonly string[]; readonly exclude?: readonly string[] };

function contract({ include = [], exclude = [] }: Tags, sdl?: string) {
  const other =
    sdl === undefined ? [] : [{ name: 'cases', url: 'http://cases.invalid', typeDefs: parse(sdl) }];
  return composeSchemaContract([CPR, ...other], { include: new Set(include), exclude: new Set(exclude) });
}

function apiOf(tags: Tags, sdl?: string): GraphQLSchema {
  const { errors, publicSdl } = contract(tags, sdl);
  expect(errors?.map(String)).toBeUndefined();
  return buildSchema(publicSdl ?? '');
}

describe('the contracts of docs/supergraph-owner.md', () => {
  test.each(CONTRACTS)('for $graph are the same by exclusion and by inclusion', ({ exclude, include }) => {
    expect(printSchema(apiOf({ include }))).toBe(printSchema(apiOf({ exclude })));
  });

  test('are for authorities and for companies', () => {
    const people = (tags: Tags) =>
      Object.keys(apiOf(tags).getTypeMap()).filter((name) => name.endsWith('Citizen'));

    expect(CONTRACTS.map(({ graph, include }) => [graph, people({ include })])).toEqual([
      ['authorities', ['Citizen']],
      ['companies', ['PrivateCitizen']],
    ]);
  });
});

const TAGGED = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag"])
  type Query {
    case(id: ID! @tag(name: "public-sector")): Case @tag(name: "public-sector")
  }
  type Case @key(fields: "id") @tag(name: "public-sector") {
    id: ID!
    status: CaseStatus
    citizen: Citizen
  }
  enum CaseStatus @tag(name: "public-sector") { OPEN CLOSED }
  type Citizen @key(fields: "id") {
    id: ID!
    cases: [Case!]
  }
`;

describe('a contract by inclusion', () => {
  const { include } = AUTHORITIES;

  test("has another team's tagged types with their fields, and what they add to a citizen", () => {
    const api = apiOf({ include }, TAGGED);

    expect(Object.keys(api.getQueryType()!.getFields())).toContain('case');
    expect(printSchema(api)).toMatch(
      /^type Case \{\n {2}id: ID!\n {2}status: CaseStatus\n {2}citizen: Citizen\n\}/m,
    );
    expect(printSchema(api)).toContain('  cases: [Case!]\n');
  });

  test.each([
    ['an argument', '@tag(name: "public-sector")):', '):'],
    ['an enum', 'CaseStatus @tag(name: "public-sector") {', 'CaseStatus {'],
  ])('does not compose while %s of theirs has no tag', (_what, withTag, without) => {
    expect(contract({ include }, TAGGED.replace(withTag, without)).errors).toHaveLength(1);
  });

  test('leaves out a root field without a tag', () => {
    const untagged = TAGGED.replace('): Case @tag(name: "public-sector")', '): Case');

    expect(Object.keys(apiOf({ include }, untagged).getQueryType()!.getFields())).not.toContain('case');
  });
});

test('a contract by exclusion does not compose while a field that leads to an excluded citizen has no tag', () => {
  const untagged = TAGGED.replaceAll(/ @tag\(name: "public-sector"\)/g, '');

  expect(contract({ exclude: ['public-sector'] }, untagged).errors?.map(String)).toEqual([
    expect.stringContaining('Type "Citizen" is @inaccessible but is referenced by "Case.citizen"'),
  ]);
});
