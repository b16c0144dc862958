import {
  getNullableType,
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLScalarType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  specifiedScalarTypes,
  valueFromASTUntyped,
  type GraphQLInputFieldConfig,
  type GraphQLInputType,
} from 'graphql';
import type { Random } from '../execution/random.ts';

/** A scalar that refuses, and answers nothing, for some values, and takes objects with variables in them. */
const Picky = new GraphQLScalarType<unknown>({
  name: 'Picky',
  parseValue(value) {
    if (value === 'unfit') throw new TypeError('Picky does not take this');
    return value === 'nothing' ? undefined : { picked: value };
  },
  parseLiteral: (node, variables) => JSON.stringify(valueFromASTUntyped(node, variables)),
});

const Color = new GraphQLEnumType({
  name: 'Color',
  values: { RED: { value: 0 }, GREEN: { value: 'g' }, NONE: { value: null } },
});

const nonNull = (type: GraphQLInputType): GraphQLInputType =>
  isNonNullType(type) ? type : new GraphQLNonNull(type);

const Box: GraphQLInputObjectType = new GraphQLInputObjectType({
  name: 'Box',
  fields: (): Record<string, GraphQLInputFieldConfig> => ({
    size: { type: nonNull(specifiedScalarTypes[1]!), defaultValue: 3 },
    label: { type: specifiedScalarTypes[0]! },
    color: { type: Color, defaultValue: 'g' },
    needed: { type: nonNull(Picky) },
    inner: { type: Box },
    boxes: { type: new GraphQLList(nonNull(Box)), defaultValue: [{ size: 1 }] },
    odd: { type: Picky },
  }),
});

const One = new GraphQLInputObjectType({
  name: 'One',
  isOneOf: true,
  fields: () => ({ box: { type: Box }, id: { type: specifiedScalarTypes[4]! }, odd: { type: Picky } }),
});

export const NAMED_TYPES = [...specifiedScalarTypes, Picky, Color, Box, One];

export function randomType(random: Random): GraphQLInputType {
  const named = random.pick<GraphQLInputType>(NAMED_TYPES);
  const inner = random.chance(0.3) ? nonNull(named) : named;
  const listed = random.chance(0.35)
    ? new GraphQLList(random.chance(0.3) ? new GraphQLList(inner) : inner)
    : inner;
  return random.chance(0.3) ? nonNull(listed) : listed;
}

const ODD = [null, 0, 1, -1.5, 2 ** 40, '', '12', 'RED', 'unfit', 'nothing', true, [], [[]], {}, { size: 1 }];

/** Mostly what fits the type; anything else as often as `faults` says. */
export function randomInput(random: Random, type: GraphQLInputType, faults: number, depth = 3): unknown {
  if (random.chance(faults)) return random.pick<unknown>(ODD);
  if (!isNonNullType(type) && random.chance(0.1)) return null;
  const fitting = getNullableType(type);
  if (isListType(fitting)) {
    if (random.chance(0.2)) return randomInput(random, fitting.ofType, faults, depth);
    return Array.from({ length: random.below(4) }, () => randomInput(random, fitting.ofType, faults, depth));
  }
  if (isInputObjectType(fitting)) return randomObject(random, fitting, faults, depth);
  if (isEnumType(fitting)) return random.pick(['RED', 'GREEN', 'NONE']);
  switch (fitting.name) {
    case 'Int':
      return random.below(100);
    case 'Float':
      return random.next();
    case 'Boolean':
      return random.chance(0.5);
    default:
      return random.pick<unknown>(['one', 'two', '3']);
  }
}

function randomObject(random: Random, type: GraphQLInputObjectType, faults: number, depth: number): object {
  const fields = Object.values(type.getFields());
  const chosen = type.isOneOf
    ? [random.pick(fields)]
    : fields.filter(
        (field) => (isNonNullType(field.type) && depth > 0) || random.chance(depth > 0 ? 0.4 : 0),
      );
  const entries = chosen
    .filter(() => !random.chance(faults))
    .map((field) => [field.name, randomInput(random, field.type, faults, depth - 1)]);
  if (random.chance(faults)) entries.push([random.pick(['sise', 'valueOf', '__proto__']), 1]);
  return Object.fromEntries(entries) as object;
}

/** As it is written in a document, here and there with a variable in the place of a value. */
export function literalOf(
  random: Random,
  value: unknown,
  variables: readonly string[],
  chance = 0.1,
): string {
  if (variables.length > 0 && random.chance(chance)) return `$${random.pick(variables)}`;
  if (Array.isArray(value)) return `[${value.map((item) => literalOf(random, item, variables)).join(' ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(
      ([name, inner]) => `${name}: ${literalOf(random, inner, variables)}`,
    );
    return `{${fields.join(' ')}}`;
  }
  if (value === 'RED' || value === 'GREEN' || value === 'NONE') return value;
  return JSON.stringify(value);
}
