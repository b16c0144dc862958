import { beforeAll, describe, expect, test } from '@jest/globals';
import { composeServices as composeByApollo } from '@apollo/composition';
import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { composeServices as composeByTheGuild } from '@theguild/federation-composition';
import { CASES, CPR } from './subgraphs.ts';

describe.each([
  ['@apollo/composition', composeByApollo],
  ['@theguild/federation-composition', composeByTheGuild],
])("Hive Router's planner, on the supergraph of %s, fetches", (_composer, compose) => {
  let planner: QueryPlanner;
  beforeAll(() => {
    planner = new QueryPlanner(compose([CPR, CASES]).supergraphSdl ?? '');
  });

  test.each([
    ['once for a person', '{ citizen(cpr: "0707614293") { name { surname } age } }', ['cpr']],
    [
      'once for a family',
      '{ citizenById(id: "1") { parents { citizen { children { citizen { id } } } } } }',
      ['cpr'],
    ],
    ['once for cases and the ids in them', '{ cases { title citizen { id } } }', ['cases']],
    ['twice from cases to people', '{ cases { citizen { name { surname } age } } }', ['cases', 'cpr']],
    ['twice from people to cases', '{ citizens(cprs: []) { age cases { title } } }', ['cpr', 'cases']],
    [
      'twice from events to cases',
      '{ cprEvents(from: "2026-03-02T00:00:00Z") { nodes { kind citizen { cases { title } } } } }',
      ['cpr', 'cases'],
    ],
    [
      'three times from a case to the cases of the parents',
      '{ case(id: "K-11") { citizen { parents { citizen { cases { title } } } } } }',
      ['cases', 'cpr', 'cases'],
    ],
    [
      'four times from there to whom those cases are about',
      `{ case(id: "K-11") { citizen { parents { citizen { cases { citizen { name { surname } } } } } } } }`,
      // They are about the parents themselves, but a router can't know that.
      ['cases', 'cpr', 'cases', 'cpr'],
    ],
    [
      'once from each side that does not need the other',
      '{ cases { title } cprProvider { kind } }',
      ['cases', 'cpr'],
    ],
    [
      'nothing from the case system for a company',
      '{ privateCitizen(cpr: "0707614293") { id status absences { field } } }',
      ['cpr'],
    ],
  ])('%s', (_what, query, services) => {
    const plan = planner.plan(query, null, new Set(), 0);

    expect(fetches(plan).sort()).toEqual([...services].sort());
  });

  test('people by their id, never by their number', () => {
    const plan = planner.plan('{ cases { citizen { cpr age } } }', null, new Set(), 0);

    expect(JSON.stringify(requirements(plan))).not.toContain('"cpr"');
  });
});

/** The subgraph of every fetch of a plan. */
function fetches(plan: unknown): string[] {
  return nodes(plan)
    .filter(({ kind }) => kind === 'Fetch' || kind === 'BatchFetch')
    .map(({ serviceName }) => String(serviceName));
}

const requirements = (plan: unknown) => nodes(plan).flatMap(({ requires }) => requires ?? []);

type PlanNode = { readonly kind?: unknown; readonly serviceName?: unknown; readonly requires?: unknown };

function nodes(value: unknown): PlanNode[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(nodes)];
}
