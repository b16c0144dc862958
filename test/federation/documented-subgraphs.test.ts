import { describe, expect, test } from '@jest/globals';
import { composeServices as composeByApollo } from '@apollo/composition';
import { composeServices as composeByTheGuild } from '@theguild/federation-composition';
import { Kind, parse } from 'graphql';
import { blocksOf } from '../documentation-pages.ts';
import { CPR } from './subgraphs.ts';

/** The subgraphs of other teams that the page shows. */
const SHOWN = blocksOf('docs/supergraph-owner.md', 'graphql').filter(
  (block) => parse(block).definitions[0]?.kind !== Kind.OPERATION_DEFINITION,
);
const [BY_ID, BY_NUMBER, REQUIRING] = SHOWN as [string, string, string];

const beside = (sdl: string) => [
  CPR,
  { name: 'other', url: 'http://other.invalid/graphql', typeDefs: parse(sdl) },
];
const refusalsByApollo = (sdl: string) =>
  composeByApollo(beside(sdl)).errors?.map(({ extensions }) => extensions['code']);
const refusalsByTheGuild = (sdl: string) =>
  composeByTheGuild(beside(sdl)).errors?.map(({ extensions }) => extensions['code']);

describe('beside the CPR subgraph, a subgraph of docs/supergraph-owner.md', () => {
  test.each([
    ['that stores ids', BY_ID],
    ['that only has numbers', BY_NUMBER],
    ['that requires a field of a person', REQUIRING],
  ])('%s is composed without a hint', (_which, sdl) => {
    const { errors, hints } = composeByApollo(beside(sdl));

    expect(errors?.map(String)).toBeUndefined();
    expect(hints?.map(String)).toEqual([]);
    expect(refusalsByTheGuild(sdl)).toBeUndefined();
  });

  test.each([
    ['@apollo/composition', composeByApollo],
    ['@theguild/federation-composition', composeByTheGuild],
  ])('gives its numbers only to callers with the scope, by %s', (_composer, compose) => {
    const [citizen] = /^type Citizen\b.*?^\}/ms.exec(compose(beside(BY_NUMBER)).supergraphSdl ?? '')!;

    expect(citizen).toMatch(/^ +cpr: CprNumber .*@requiresScopes\(scopes: \[\["cpr:number"\]\]\)/m);
    expect(citizen).toMatch(/@join__type\(graph: OTHER, key: "cpr", resolvable: false\)/);
  });

  test('is refused when its number is a String', () => {
    const withString = BY_NUMBER.replace('cpr: CprNumber', 'cpr: String');

    expect(refusalsByApollo(withString)).toEqual(['FIELD_TYPE_MISMATCH']);
    expect(refusalsByTheGuild(withString)).toEqual(['FIELD_TYPE_MISMATCH']);
  });

  test('is refused when it requires the number, unless it asks its caller for the same scope', () => {
    const requiringNumber = `${REQUIRING}\nscalar CprNumber`
      .replace('age: Int @external', 'cpr: CprNumber @external')
      .replace('fields: "age"', 'fields: "cpr"');
    const withScope = requiringNumber
      .replace('"@requires"', '"@requires", "@requiresScopes"')
      .replace('fee: Int', 'fee: Int @requiresScopes(scopes: [["cpr:number"]])');

    expect(refusalsByApollo(requiringNumber)).toEqual(['MISSING_TRANSITIVE_AUTH_REQUIREMENTS']);
    expect(refusalsByTheGuild(requiringNumber)).toEqual(['MISSING_TRANSITIVE_AUTH_REQUIREMENTS']);
    expect(refusalsByApollo(withScope)).toBeUndefined();
    expect(refusalsByTheGuild(withScope)).toBeUndefined();
  });

  test('is refused by Apollo when it provides a field of ours, and let pass by The Guild', () => {
    const providing = REQUIRING.replaceAll('@requires', '@provides')
      .replace('payer: Citizen', 'payer: Citizen @provides(fields: "age")')
      .replace(/ {2}fee: Int .*\n/, '');

    expect(refusalsByApollo(providing)).toEqual(['INVALID_FIELD_SHARING']);
    expect(refusalsByTheGuild(providing)).toBeUndefined();
  });
});
