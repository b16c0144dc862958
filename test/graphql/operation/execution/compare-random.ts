import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { execute, GraphQLError, parse, validate } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { executeCompiled } from '../../../../src/graphql/operation/execution/execute-compiled.ts';
import { Random } from './random.ts';
import { randomOperation } from './random-operation.ts';
import { randomSchema } from './random-schema.ts';
import { thing } from './random-value.ts';
import type { World } from './random-value.ts';

export interface Comparison {
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
  readonly ours: string;
  readonly theirs: string;
}

/**
 * Executes random operations on random schemas, by our executor and by graphql-js, and reports where they differ. In a thread
 * of its own: graphql-js leaves rejections without a listener, and jest takes those for failures of the test.
 */
export async function compareRandom(schemas: number, seed = 1): Promise<Comparison> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { schemas, seed }, execArgv: [] });
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
}

const OPERATIONS_OF_A_SCHEMA = 30;
const REQUESTS_OF_AN_OPERATION = 3;

async function compare(schemas: number, seed: number): Promise<Comparison> {
  const comparison = {
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
        const ours = await told(executeCompiled, document, variables, world);
        await allSettled();
        comparison.unhandledRejections += unheard;
        const theirs = await told(
          ({ variables: variableValues, ...args }) => execute({ ...args, variableValues }),
          document,
          variables,
          world,
        );
        await allSettled();
        comparison.executions++;
        if (ours.errors > 0) comparison.answersWithErrors++;
        if (ours.errors > 1) comparison.answersWithSeveralErrors++;
        if (ours.asynchronous) comparison.asynchronous++;
        if (ours.text !== theirs.text) {
          comparison.disagreements.push({
            schemaSeed,
            operation: text,
            variables,
            ours: ours.text,
            theirs: theirs.text,
          });
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

interface Args {
  schema: GraphQLSchema;
  document: DocumentNode;
  variables: Record<string, unknown>;
  rootValue: unknown;
  contextValue: World;
}
type Executor = (args: Args) => ExecutionResult | PromiseLike<ExecutionResult>;

/** All that can be seen of an execution: the answer, whether it came at once, what was called with what, what errors hold. */
async function told(
  executor: Executor,
  document: DocumentNode,
  variables: Record<string, unknown>,
  world: World,
): Promise<{ text: string; errors: number; asynchronous: boolean }> {
  const { schema, seed } = world;
  const contextValue = { ...world, calls: [] };
  const rootValue = thing(world, schema.getQueryType() as GraphQLObjectType, seed);
  const answer = executor({ schema, document, variables, rootValue, contextValue });
  const asynchronous = 'then' in answer;
  const result = await answer;
  const { calls } = contextValue;
  const { errors = [] } = result;
  const held = errors.map((error) => [
    error instanceof GraphQLError,
    error.nodes?.length,
    error.positions,
    String(error.originalError),
    error.originalError?.constructor.name,
  ]);
  return { text: JSON.stringify([result, asynchronous, calls, held]), errors: errors.length, asynchronous };
}

if (!isMainThread && parentPort !== null && workerData !== null) {
  const { schemas, seed } = workerData as { schemas: number; seed: number };
  parentPort.postMessage(await compare(schemas, seed));
}
