import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { subgraphSdl } from '../../src/graphql/schema/schema-text.ts';
import {
  describeChange,
  nonNullFieldsOfEntities,
  schemaChanges,
  withoutFederation,
} from './schema-changes.ts';

const committed = readFileSync(new URL('committed.graphql', import.meta.url), 'utf8');

test('the SDL is the one that was accepted last', async () => {
  const changes = (await schemaChanges(committed, subgraphSdl())).map(describeChange);

  // To accept the changes: npm run schema:accept, and with -- --breaking when there are BREAKING ones.
  expect(changes).toEqual([]);
  expect(subgraphSdl()).toBe(committed);
});

test('on entities only the id is never null, so that one missing person takes nothing of another team along', () => {
  expect(nonNullFieldsOfEntities(withoutFederation(subgraphSdl()))).toEqual([]);
});

describe('a change of the SDL is told as', () => {
  const before = `
    type Query { citizen: Citizen }
    type Citizen @key(fields: "id") { id: ID! age: Int status: Status address: Address }
    type Address { town: String }
    enum Status { ALIVE DEAD }
  `;

  test.each([
    ['BREAKING', 'a field that is gone', 'age: Int', ''],
    ['BREAKING', 'another type of a field', 'age: Int', 'age: String'],
    ['BREAKING', 'a value that is gone', 'ALIVE DEAD', 'ALIVE'],
    ['BREAKING', 'a field of an entity that promises never to be null', 'age: Int', 'age: Int!'],
    ['BREAKING', 'a new such field', 'age: Int', 'age: Int sex: String!'],
    ['BREAKING', 'an argument that must be given', 'citizen:', 'citizen(id: ID!):'],
    ['DANGEROUS', 'a new value', 'ALIVE DEAD', 'ALIVE DEAD EMIGRATED'],
    ['NON_BREAKING', 'a new field', 'age: Int', 'age: Int sex: String'],
    ['NON_BREAKING', 'the same promise outside an entity', 'town: String', 'town: String!'],
  ])('%s: %s', async (level, _what, from, to) => {
    const [change] = await schemaChanges(before, before.replace(from, to));

    expect(change?.criticality.level).toBe(level);
  });
});
