import { GraphQLError, isEnumType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { Random, seedOf } from './random.ts';

/** The data and the failures that one execution meets, all of it a function of the seed. */
export interface World {
  readonly schema: GraphQLSchema;
  readonly seed: number;
  /** The chance, at each position, of something that is wrong there. */
  readonly faults: number;
  /** The chance, at each position, of a promise in place of a value. */
  readonly promises: number;
  /** What was called, in order. */
  readonly calls: string[];
}

/** An object of the data: which type it is of, and where its own values come from. */
export interface Thing {
  readonly kind: string;
  readonly seed: number;
}

/** An object of a type, with a property for each field that has no resolver of its own. */
export function thing(world: World, type: GraphQLObjectType, seed: number): Thing {
  const random = new Random(seed);
  const object: Thing & Record<string, unknown> = { kind: type.name, seed };
  if (random.chance(0.8)) object['__typename'] = random.chance(world.faults / 4) ? 'Query' : type.name;
  for (const field of Object.values(type.getFields())) {
    if (field.resolve !== undefined) continue;
    const read = (): unknown => property(world, field, seed);
    // Read ahead, an object would read the object that it leads to, and that the next, without end.
    if (isLeafType(nullable(field.type)) && random.chance(0.8)) define(object, field.name, read);
    else Object.defineProperty(object, field.name, { get: read });
  }
  return object;
}

function define(object: Record<string, unknown>, name: string, read: () => unknown): void {
  try {
    object[name] = read();
  } catch {
    Object.defineProperty(object, name, { get: read });
  }
}

function property(world: World, field: GraphQLField<unknown, unknown>, seed: number): unknown {
  const random = new Random(seedOf(seed, field.name));
  const asMethod = random.chance(field.args.length === 0 ? 0.1 : 0.7);
  if (!asMethod) return valueOf(world, field.type, random);
  return (args: object, context: World, info: { path: unknown; fieldName: string }) => {
    context.calls.push(`method ${info.fieldName} ${JSON.stringify([args, info.path])}`);
    return valueOf(world, field.type, random);
  };
}

/**
 * A value for a type, or what may come in its place: null, a promise, an Error, a value of another type.
 *
 * @throws all manner of things.
 */
export function valueOf(world: World, type: GraphQLOutputType, random: Random): unknown {
  if (random.chance(world.promises)) {
    const now = { ...world, promises: 0 };
    return later(random, () => valueOf(now, type, random));
  }
  if (random.chance(world.faults)) return fault(random);
  if (isNonNullType(type)) return valueOf(world, type.ofType, random);
  // A null here is a fault where the type is non-null.
  if (random.chance(world.faults)) return random.pick([null, undefined]);
  if (isListType(type)) {
    const items = Array.from({ length: random.below(4) }, () => {
      const item = new Random(random.below(1e9));
      return world.promises > 0
        ? valueOf(world, type.ofType, item)
        : unthrown(() => valueOf(world, type.ofType, item));
    });
    return random.chance(0.15) ? new Set(items) : items;
  }
  if (isEnumType(type)) return random.pick(type.getValues()).value;
  if (isLeafType(type)) return leaf(type.name, random);
  const objectType = isObjectType(type) ? type : random.pick(world.schema.getPossibleTypes(type));
  return thing(world, objectType, random.below(1e9));
}

function unthrown(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    return error instanceof Error ? error : null;
  }
}

function leaf(typeName: string, random: Random): unknown {
  switch (typeName) {
    case 'Int':
      return random.pick([0, -0, 1, -7, 2 ** 31 - 1, true, '12']);
    case 'Float':
      return random.pick([0.5, -3, 1e21, true, '2.5']);
    case 'Boolean':
      return random.pick([true, false, 1, 0]);
    case 'Picky':
      return random.pick(['good', 'good', 7, true, { deep: [1] }, 'later', 'rejected later']);
    default:
      return random.pick<unknown>(['', 'text', 'æøå "quoted"\n', 12, { valueOf: (): string => 'told' }]);
  }
}

function fault(random: Random): unknown {
  const error = anError(random);
  switch (random.below(5)) {
    case 0:
      throw error;
    case 1:
      return later(random, () => {
        throw error;
      });
    case 2:
      return later(random, () => (error instanceof Error ? error : null));
    case 3:
      return error instanceof Error ? error : null;
    default:
      return random.pick<unknown>([
        {},
        [],
        Symbol('odd'),
        Number.NaN,
        'unfit',
        1.5,
        2 ** 40,
        [[null]],
        'unserializable',
      ]);
  }
}

function anError(random: Random): unknown {
  const message = `failure ${String(random.below(1000))}`;
  return random.pick<() => unknown>([
    () => new Error(message),
    () => new TypeError(message),
    () => Object.assign(new Error(message), { extensions: { code: 'FROM_OUTSIDE' } }),
    () => new GraphQLError(message, { extensions: { code: 'FAILED', at: [1, 2] } }),
    () => new GraphQLError(message, { path: ['elsewhere', 3] }),
    () => message,
    () => ({ thrown: message }),
    () => undefined,
  ])();
}

/** A promise that settles some turns of the microtask queue later, one of the next macrotask, or only a thenable. */
function later(random: Random, settle: () => unknown): PromiseLike<unknown> {
  let promise: Promise<unknown> = random.chance(0.05)
    ? new Promise((resolve) => setImmediate(resolve))
    : Promise.resolve();
  for (let turns = random.below(5); turns > 0; turns--) promise = promise.then(() => undefined);
  const settled = promise.then(settle);
  // An executor may leave a promise alone that comes after a failure.
  settled.catch(() => undefined);
  return random.chance(0.1) ? { then: (fulfilled, rejected) => settled.then(fulfilled, rejected) } : settled;
}

function nullable(type: GraphQLOutputType): GraphQLOutputType {
  return isNonNullType(type) ? type.ofType : type;
}
