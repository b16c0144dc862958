import { inspect, isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import {
  getArgumentValues,
  getVariableValues,
  GraphQLError,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  isNonNullType,
  parse,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLInputType,
  type OperationDefinitionNode,
} from 'graphql';
import { prepareVariables } from '../../../../src/graphql/operation/input/coerce-variables.ts';
import { prepareArguments } from '../../../../src/graphql/operation/input/prepare-arguments.ts';
import { Random } from '../execution/random.ts';
import { literalOf, NAMED_TYPES, randomInput, randomType } from './random-input.ts';

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { a: { type: GraphQLString } } }),
  types: NAMED_TYPES,
});

type Variable = { readonly name: string; readonly type: GraphQLInputType; readonly definition: string };

function randomVariables(random: Random, faults: number): Variable[] {
  const names = ['v', 'w', 'x', 'valueOf', '__proto__'].slice(0, 1 + random.below(5));
  return names.map((name) => {
    const type = randomType(random);
    const byDefault = random.chance(0.2)
      ? ` = ${literalOf(random, randomInput(random, type, faults), [])}`
      : '';
    return { name, type, definition: `$${name}: ${type.toString()}${byDefault}` };
  });
}

function randomValues(
  random: Random,
  variables: readonly Variable[],
  faults: number,
): Record<string, unknown> {
  const given = variables.filter(() => !random.chance(faults + 0.1));
  return Object.fromEntries(given.map(({ name, type }) => [name, randomInput(random, type, faults)]));
}

const operationOf = (text: string) => parse(text).definitions[0] as OperationDefinitionNode;
const faultsOf = (random: Random): number => random.pick([0, 0, 0.02, 0.2]);

test('variables are taken, refused and made as graphql-js does', () => {
  let taken = 0;
  let refused = 0;
  let isWellTold = true;
  for (let seed = 1; seed <= 4_000; seed++) {
    const random = new Random(seed);
    const faults = faultsOf(random);
    const variables = randomVariables(random, 0);
    const operation = operationOf(
      `query (${variables.map(({ definition }) => definition).join(', ')}) { a }`,
    );
    const inputs = randomValues(random, variables, faults);
    const ours = prepareVariables(schema, operation, { suggest: true })(inputs);
    const theirs = getVariableValues(schema, operation.variableDefinitions ?? [], inputs);

    if ('values' in ours) {
      taken++;
      if (!theirs.coerced) throw new Error(`${seed}: ${String(theirs.errors)}`);
      requireSame(seed, Object.entries(ours.values), Object.entries(theirs.coerced));
    } else {
      refused++;
      if (theirs.coerced) throw new Error(`${seed}: ${String(ours.errors)}`);
      isWellTold &&=
        ours.errors.length <= 10 &&
        ours.errors.every(({ extensions }) => extensions['code'] === 'BAD_USER_INPUT');
    }
  }
  expect(isWellTold).toBe(true);
  expect(taken).toBeGreaterThan(1_000);
  expect(refused).toBeGreaterThan(600);
});

test('arguments are taken, refused and made as graphql-js does', () => {
  const seen = { taken: 0, refused: 0, constant: 0 };
  for (let seed = 1; seed <= 4_000; seed++) {
    const random = new Random(seed);
    const faults = faultsOf(random);
    const variables = randomVariables(random, 0);
    const { text, definition } = randomField(random, variables, faults);
    const operation = operationOf(`query (${variables.map((one) => one.definition).join(', ')}) { ${text} }`);
    const node = operation.selectionSet.selections[0] as FieldNode;
    const coerced = prepareVariables(schema, operation, { suggest: true })(
      randomValues(random, variables, 0),
    );
    if ('errors' in coerced) continue;

    const prepared = prepareArguments(definition, node);
    const ours = told(() => ('constant' in prepared ? prepared.constant : prepared.of(coerced.values)));
    const theirs = told(() => getArgumentValues(definition as never, node, coerced.values));

    requireSame(seed, ours, theirs);
    seen['at' in ours ? 'refused' : 'taken']++;
    if ('constant' in prepared) seen.constant++;
  }
  expect(seen.taken).toBeGreaterThan(1_000);
  expect(seen.refused).toBeGreaterThan(200);
  expect(seen.constant).toBeGreaterThan(400);
});

function randomField(random: Random, variables: readonly Variable[], faults: number) {
  const args = ['a', 'b', 'constructor'].map((name) => {
    const type = randomType(random);
    const defaultValue = random.chance(0.3) ? { byDefault: name } : undefined;
    return { name, type, defaultValue } as GraphQLArgument;
  });
  const written = args
    .filter(({ type }) => random.chance(isNonNullType(type) ? 0.95 : 0.8))
    .map(({ name, type }) => {
      const value = randomInput(random, type, faults);
      // Variables are of any type here, as in no valid document: what graphql-js makes of it is made all the same.
      const names = random.chance(0.5) ? variables.map((one) => one.name) : [];
      return `${name}: ${literalOf(random, value, names, 0.3)}`;
    });
  const call = written.length > 0 ? `(${written.join(', ')})` : '';
  return { text: `f${call}`, definition: { args } };
}

/** Down to prototypes, which jest's own comparison is slow at. */
function requireSame(seed: number, ours: unknown, theirs: unknown): void {
  if (!isDeepStrictEqual(ours, theirs))
    throw new Error(`${seed}: ${inspect(ours, { depth: 9 })} and ${inspect(theirs, { depth: 9 })}`);
}

/** What a call made, or where it failed. */
function told(call: () => unknown): { made: unknown } | { at: unknown } {
  try {
    return { made: Object.entries(call() as object) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { at: error.nodes?.map(({ kind, loc }) => [kind, loc?.start]) };
  }
}
