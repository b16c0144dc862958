import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { isDeepStrictEqual } from 'node:util';
import { execute, parse, validate, version } from 'graphql';
import type { DocumentNode, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { runOperation } from '../../../../src/graphql/operation/execution/run-operation.ts';
import { prepareOperation } from '../../../../src/graphql/operation/preparation/prepared-operation.ts';
import { Random } from './random.ts';
import { randomOperation } from './random-operation.ts';
import { randomSchema } from './random-schema.ts';
import { thing } from './random-value.ts';
import type { World } from './random-value.ts';

export interface Comparison {
  /** Of graphql-js. */
  readonly version: string;
  readonly executions: number;
  readonly answersWithErrors: number;
  readonly answersWithSeveralErrors: number;
  readonly asynchronous: number;
  /** Rejections that our executor left without a listener: each of them would end the process. */
  readonly unhandledRejections: number;
  readonly disagreements: readonly Disagreement[];
}

export interface Disagreement {
  readonly schemaSeed: number;
  readonly operation: string;
  readonly variables: object;
  readonly difference: string;
  readonly ours: Told;
  readonly theirs: Told;
}

/**
 * Executes random operations on random schemas, by our executor and by graphql-js, and reports where they differ. In a thread
 * of its own: graphql-js leaves rejections without a listener, and jest takes those for failures of the test.
 */
export async function compareRandom(
  schemas: number,
  { seed = 1, version = 16 }: { readonly seed?: number; readonly version?: 16 | 17 } = {},
): Promise<Comparison> {
  const execArgv =
    version === 16 ? [] : ['--import', new URL(`graphql-${version}.mjs`, import.meta.url).href];
  const worker = new Worker(new URL(import.meta.url), { workerData: { schemas, seed }, execArgv });
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
}

const OPERATIONS_OF_A_SCHEMA = 30;
const REQUESTS_OF_AN_OPERATION = 3;

async function compare(schemas: number, seed: number): Promise<Comparison> {
  const comparison = {
    version,
    executions: 0,
    answersWithErrors: 0,
    answersWithSeveralErrors: 0,
    asynchronous: 0,
    unhandledRejections: 0,
    disagreements: [] as Disagreement[],
  };
  let unheard = 0;
  process.on('unhandledRejection', () => unheard++);

  for (let schemaSeed = seed; schemaSeed < seed + schemas; schemaSeed++) {
    const random = new Random(schemaSeed);
    const schema = randomSchema(random);
    for (let index = 0; index < OPERATIONS_OF_A_SCHEMA; index++) {
      const { text, randomVariables } = randomOperation(schema, random);
      const document = parse(text);
      if (validate(schema, document).length > 0) continue;
      for (let request = 0; request < REQUESTS_OF_AN_OPERATION; request++) {
        const variables = randomVariables(random);
        const world: World = {
          schema,
          seed: random.below(1e9),
          faults: random.pick([0, 0.01, 0.03, 0.1]),
          promises: random.pick([0, 0, 0.1, 0.4]),
          calls: [],
        };
        unheard = 0;
        const ours = await oursOf(schema, document, variables, world);
        await allSettled();
        comparison.unhandledRejections += unheard;
        if (ours === 'REFUSED') continue;
        const theirs = await theirsOf(schema, document, variables, world);
        await allSettled();
        comparison.executions++;
        if (ours.errors.length > 0) comparison.answersWithErrors++;
        if (ours.errors.length > 1) comparison.answersWithSeveralErrors++;
        if (ours.asynchronous) comparison.asynchronous++;
        const difference = differenceOf(ours, theirs);
        if (difference !== null) {
          comparison.disagreements.push({ schemaSeed, operation: text, variables, difference, ours, theirs });
        }
      }
    }
  }
  return comparison;
}

/** What the data puts off at most to the next macrotask, and what follows on it, has come to pass after two. */
async function allSettled(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** What can be seen of an answer. */
export interface Told {
  readonly data: unknown;
  readonly errors: readonly { readonly path: readonly (string | number)[]; readonly message: string }[];
  readonly calls: readonly string[];
  readonly asynchronous: boolean;
}

const NO_LIMITS = { limits: { depth: 1e9, cost: 1e9, keys: 1e9, fields: 1e9 }, suggest: true };
const BOUNDS = { answerLength: 1e9, errors: 1e9 };

function worldOf(schema: GraphQLSchema, world: World) {
  const contextValue = { ...world, calls: [] as string[] };
  return { contextValue, rootValue: thing(world, schema.getQueryType() as GraphQLObjectType, world.seed) };
}

async function oursOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  world: World,
): Promise<Told | 'REFUSED'> {
  const { contextValue, rootValue } = worldOf(schema, world);
  const operation = prepareOperation(schema, document, undefined, NO_LIMITS);
  const read = operation.coerceVariables(variables);
  if ('errors' in read) return { data: undefined, errors: [], calls: [], asynchronous: false };
  const { values } = read;
  if ([...operation.conditions.variables].some((name) => typeof values[name] !== 'boolean')) return 'REFUSED';
  const run = runOperation(operation, {
    schema,
    variables: values,
    context: contextValue,
    rootValue,
    bounds: BOUNDS,
  });
  const { data, failures } = await run;
  return {
    data: JSON.parse(data),
    errors: failures.map(({ path, thrown }) => ({ path, message: messageOf(thrown) })),
    calls: contextValue.calls,
    asynchronous: run instanceof Promise,
  };
}

async function theirsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  world: World,
): Promise<Told> {
  const { contextValue, rootValue } = worldOf(schema, world);
  const answer = execute({ schema, document, variableValues: variables, rootValue, contextValue });
  const { data, errors = [] } = await answer;
  if (data === undefined) return { data, errors: [], calls: [], asynchronous: false };
  return {
    data: JSON.parse(JSON.stringify(data)),
    errors: errors.map(({ path = [], originalError, message }) => ({
      path,
      message: messageOf(originalError ?? new Error(message)),
    })),
    calls: contextValue.calls,
    asynchronous: answer instanceof Promise,
  };
}

/** What the data or the schema said went wrong. Of what an executor itself says, the words are its own. */
function messageOf(thrown: unknown): string {
  const { message } = thrown instanceof Error ? thrown : new Error('not an error');
  return /^(failure|Picky|Of no|Cannot tell)/.test(message) ? message : 'in words of its own';
}

/** In what two answers differ, in words. An object's fields may come in any order. */
function differenceOf(ours: Told, theirs: Told): string | null {
  if (!isDeepStrictEqual(ours.data, theirs.data)) return 'data';
  const [own, other] = [byNullPosition(ours), byNullPosition(theirs)];
  if (!isDeepStrictEqual(Object.keys(own).sort(), Object.keys(other).sort())) return 'paths of errors';
  for (const [position, { itself, below }] of Object.entries(own)) {
    const { itself: theirItself = [], below: theirBelow = [] } = other[position] ?? {};
    if (!isDeepStrictEqual(itself, theirItself) && below.length === 0 && theirBelow.length === 0)
      return `errors at ${position}`;
    // Of all that failed in what became null we tell what made it null; graphql-js also what came before, and which comes first hangs on time.
    if (itself.length + below.length > 1) return `more than one error for ${position}`;
    if (!ours.asynchronous && ![...theirItself, ...theirBelow].includes([...itself, ...below].join()))
      return `error below ${position}`;
  }
  if (ours.errors.length === 0 && !isDeepStrictEqual([...ours.calls].sort(), [...theirs.calls].sort()))
    return 'calls';
  return null;
}

type AtPosition = { readonly itself: string[]; readonly below: string[] };

/** The errors by the outermost null that their path leads to. */
function byNullPosition({ data, errors }: Told): Record<string, AtPosition> {
  const positions: Record<string, AtPosition> = {};
  for (const { path, message } of errors) {
    let value: unknown = data;
    let length = 0;
    while (value !== null && length < path.length)
      value = (value as Record<string, unknown>)[path[length++]!];
    const position = (positions[path.slice(0, length).join('.')] ??= { itself: [], below: [] });
    (length === path.length ? position.itself : position.below).push(message);
  }
  return positions;
}

if (!isMainThread && parentPort !== null && workerData !== null) {
  const { schemas, seed } = workerData as { schemas: number; seed: number };
  parentPort.postMessage(await compare(schemas, seed));
}
