import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLUnionType,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  valueFromASTUntyped,
} from 'graphql';
import type {
  GraphQLAbstractType,
  GraphQLFieldConfig,
  GraphQLFieldConfigArgumentMap,
  GraphQLFieldResolver,
  GraphQLOutputType,
  GraphQLResolveInfo,
} from 'graphql';
import { Random, seedOf } from './random.ts';
import { valueOf } from './random-value.ts';
import type { Thing, World } from './random-value.ts';

type Resolver = GraphQLFieldResolver<Thing, World>;
type OutputType = Exclude<GraphQLOutputType, GraphQLNonNull<never>>;
type Fields = Record<string, GraphQLFieldConfig<Thing, World>>;

const Color = new GraphQLEnumType({
  name: 'Color',
  values: { RED: { value: 0 }, GREEN: { value: 'g' }, BLUE: { value: Symbol.for('blue') } },
});

/** A scalar that does in its `serialize` all that a `serialize` can do wrong. */
const Picky = new GraphQLScalarType({
  name: 'Picky',
  serialize(value) {
    if (value === 'unfit') throw new TypeError('Picky does not like this');
    if (value === 'unserializable' || Number.isNaN(value)) return null;
    return typeof value === 'symbol' ? value.description : { picked: value };
  },
  parseValue(value) {
    if (value === 'unfit') throw new TypeError('Picky does not take this');
    return value;
  },
  parseLiteral: (node, variables) => JSON.stringify(valueFromASTUntyped(node, variables)),
});

const Box: GraphQLInputObjectType = new GraphQLInputObjectType({
  name: 'Box',
  fields: () => ({
    size: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 3 },
    label: { type: GraphQLString },
    color: { type: Color, defaultValue: 'g' },
    tags: { type: new GraphQLList(new GraphQLNonNull(GraphQLString)) },
    inner: { type: Box },
  }),
});

const ARGUMENTS: GraphQLFieldConfigArgumentMap = {
  count: { type: GraphQLInt },
  limit: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 10 },
  needed: { type: new GraphQLNonNull(GraphQLString) },
  color: { type: Color, defaultValue: 0 },
  box: { type: Box },
  boxes: { type: new GraphQLList(Box), defaultValue: [{ size: 1 }] },
  flag: { type: GraphQLBoolean },
  odd: { type: Picky },
};

/** A schema of six object types, two interfaces and a union, each field's type, arguments and resolver left to chance. */
export function randomSchema(random: Random): GraphQLSchema {
  const named = new GraphQLInterfaceType({
    name: 'Named',
    fields: () => namedFields(),
    ...typeResolver(random),
  });
  const linked = new GraphQLInterfaceType({
    name: 'Linked',
    fields: () => linkedFields(),
    ...typeResolver(random),
  });
  const namedFields = (): Fields => ({
    id: { type: new GraphQLNonNull(GraphQLID) },
    name: { type: GraphQLString },
  });
  const linkedFields = (): Fields => ({ link: { type: linked }, links: { type: new GraphQLList(named) } });

  const objects = ['Ant', 'Bee', 'Cat', 'Dog', 'Emu', 'Fox'].map((name, index) => {
    const isNamed = index < 4;
    const isLinked = index > 1;
    return new GraphQLObjectType<Thing, World>({
      name,
      interfaces: [...(isNamed ? [named] : []), ...(isLinked ? [linked] : [])],
      fields: () => ({
        ...(isNamed ? namedFields() : {}),
        ...(isLinked ? linkedFields() : {}),
        ...randomFields(random, name, 6, types()),
      }),
      ...typeTest(random, name),
    });
  });
  const any = new GraphQLUnionType({ name: 'Any', types: objects.slice(1), ...typeResolver(random) });
  const types = (): OutputType[] => [
    ...[GraphQLInt, GraphQLFloat, GraphQLString, GraphQLBoolean, GraphQLID, Color, Picky],
    ...[...objects, named, linked, any, ...objects],
  ];
  const root = (name: string): GraphQLObjectType =>
    new GraphQLObjectType<Thing, World>({ name, fields: () => randomFields(random, name, 10, types()) });
  return new GraphQLSchema({ query: root('Query'), mutation: root('Mutation'), types: objects });
}

/** Fields named after their type, so that any two of them may be selected side by side. */
function randomFields(random: Random, typeName: string, count: number, types: readonly OutputType[]): Fields {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const name = `${typeName.toLowerCase()}${String(index)}`;
      const type = wrapped(random, random.pick(types));
      const args = random.chance(0.3) ? randomArguments(random) : {};
      const resolve = random.chance(0.4) ? resolver(random, name, type) : undefined;
      return [name, { type, args, ...(resolve && { resolve }) }];
    }),
  );
}

function wrapped(random: Random, type: OutputType): GraphQLOutputType {
  const listed = random.chance(0.3) ? new GraphQLList(wrapped(random, type)) : type;
  return random.chance(0.35) ? new GraphQLNonNull(listed) : listed;
}

function randomArguments(random: Random): GraphQLFieldConfigArgumentMap {
  return Object.fromEntries(Object.entries(ARGUMENTS).filter(() => random.chance(0.3)));
}

/** A resolver in one of the ways in which resolvers declare their parameters, half of them looking at the info. */
function resolver(random: Random, name: string, type: GraphQLOutputType): Resolver {
  const answer = (thing: Thing, args: object, world: World, info?: GraphQLResolveInfo): unknown => {
    world.calls.push(JSON.stringify([name, args, info && typeof info.schema.getType]));
    return valueOf(world, type, new Random(seedOf(thing.seed, name)));
  };
  return random.pick<Resolver>([
    (thing, args: object, world, info) => answer(thing, args, world, info),
    (...all) => answer(...all),
    (thing, args: object = {}, ...rest) => answer(thing, args, ...rest),
    (thing, args: object, world) => answer(thing, args, world),
  ]);
}

function typeResolver(random: Random): Pick<GraphQLAbstractType, 'resolveType'> {
  const kindOf = (thing: Thing, { seed, faults }: World): string | undefined => {
    const luck = new Random(seedOf(thing.seed, `kind ${String(seed)}`));
    if (luck.chance(faults / 4)) throw new Error('Of no kind');
    return luck.chance(faults / 2) ? luck.pick(['Ant', 'Nothing', 'Color', undefined]) : thing.kind;
  };
  return {
    resolveType: random.pick([
      undefined,
      undefined,
      (thing: Thing, world: World) => kindOf(thing, world),
      async (thing: Thing, world: World) => kindOf(thing, world),
    ]),
  };
}

function typeTest(random: Random, name: string): Pick<GraphQLObjectType, 'isTypeOf'> {
  const isOfType = (thing: Thing, { seed, faults }: World): boolean => {
    const luck = new Random(seedOf(thing.seed, `test ${String(seed)}`));
    if (luck.chance(faults / 4)) throw new Error('Cannot tell');
    return thing.kind === name && !luck.chance(faults / 4);
  };
  return {
    isTypeOf: random.pick([
      undefined,
      undefined,
      (thing: Thing, world: World) => isOfType(thing, world),
      async (thing: Thing, world: World) => isOfType(thing, world),
    ]),
  };
}
