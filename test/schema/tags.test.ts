import { describe, expect, test } from '@jest/globals';
import { Kind, type ConstDirectiveNode, type TypeDefinitionNode } from 'graphql';
import { typeDefinitions } from '../../src/graphql/schema/type-definitions.ts';

/** The whole supergraph's: a tag on one would count for the root fields of every other subgraph, too. */
const ROOTS = ['Query', 'Mutation'];

const TAGS = ['public-sector', 'private-sector', 'both-sectors'];

type Tagged = { readonly directives?: readonly ConstDirectiveNode[] };

const tagsOf = ({ directives = [] }: Tagged): unknown[] =>
  directives
    .filter(({ name }) => name.value === 'tag')
    .flatMap(({ arguments: given = [] }) => given)
    .map(({ value }) => (value.kind === Kind.STRING ? value.value : undefined));

const types = typeDefinitions.definitions.filter((node): node is TypeDefinitionNode =>
  node.kind.endsWith('TypeDefinition'),
);

/** The fields or values of a type, each with the arguments that it has. */
const partsOf = (type: TypeDefinitionNode) => [
  ...('fields' in type ? (type.fields ?? []) : []),
  ...('values' in type ? (type.values ?? []) : []),
];

describe('the tags for contracts', () => {
  test('are three', () => {
    const used = types.flatMap((type) => [...tagsOf(type), ...partsOf(type).flatMap(tagsOf)]);

    expect(new Set(used)).toEqual(new Set(TAGS));
  });

  test('stand once on a type that is for one of the sectors, or both, as a whole', () => {
    const twice = types
      .filter((type) => tagsOf(type).length > 0)
      .filter((type) => partsOf(type).some((part) => tagsOf(part).length > 0));

    expect(twice.map(({ name }) => name.value)).toEqual([]);
  });

  test('stand on each field only of a root type, or where a type has fields for different sectors', () => {
    const single = types
      .filter((type) => tagsOf(type).length === 0)
      .map((type) => ({ type: type.name.value, tags: partsOf(type).map(tagsOf) }));

    for (const { type, tags } of single) {
      expect(tags.every((list) => list.length === 1)).toBe(true);
      if (!ROOTS.includes(type)) expect(new Set(tags.flat()).size).toBeGreaterThan(1);
    }
    expect(single.map(({ type }) => type).sort()).toEqual([
      'CprAddress',
      'CprGuardianship',
      'CprViewer',
      'Mutation',
      'Query',
    ]);
  });
});
