import { GraphQLError, isEnumType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { Thrown } from '../../../../src/graphql/operation/execution/thrown.ts';
import { LookUp, type LookUpSource } from '../../../../src/graphql/operation/execution/look-up.ts';
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
  // The same at each call: whichever field comes first may call it.
  const answer = random.below(1e9);
  return (args: object, context: World) => {
    context.calls.push(`method ${field.name} ${JSON.stringify(args)}`);
    return valueOf(world, field.type, new Random(answer));
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
      return random.pick(['good', 'good', 7, true, { deep: [1] }]);
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
  if (random.chance(0.3)) return new RandomLookUp(settled, random.pick(SOURCES));
  return random.chance(0.1) ? { then: (fulfilled, rejected) => settled.then(fulfilled, rejected) } : settled;
}

function nullable(type: GraphQLOutputType): GraphQLOutputType {
  return isNonNullType(type) ? type.ofType : type;
}

/** A look-up that one of two sources answers. */
class RandomLookUp extends LookUp<unknown> {
  readonly typeName = '';
  readonly source: LookUpSource;
  readonly #settled: Promise<unknown>;
  #answer: { readonly found: unknown } | null = null;

  constructor(settled: Promise<unknown>, source: LookUpSource) {
    super();
    this.#settled = settled;
    this.source = source;
  }
  get isOpen(): boolean {
    return this.#answer === null;
  }
  get answer(): unknown {
    return this.#answer?.found;
  }
  async find(): Promise<void> {
    this.#answer = await this.#settled.then(
      (found) => ({ found }),
      (reason: unknown) => ({ found: reason instanceof Error ? reason : new Thrown(reason) }),
    );
  }
}

const SOURCES: readonly LookUpSource[] = [0, 1].map(() => ({
  async load(lookUps) {
    if (lookUps.some(({ source }) => source !== this)) throw new Error('Asked for what another source has');
    await Promise.all((lookUps as readonly RandomLookUp[]).map((lookUp) => lookUp.find()));
  },
}));
