import { OperationTypeNode, type GraphQLSchema } from 'graphql';
import { CodedError } from '../../errors/coded-error.ts';
import type { Place } from '../preparation/plan.ts';
import { UNCONDITIONAL } from '../preparation/conditions.ts';
import type { PreparedOperation } from '../preparation/prepared-operation.ts';
import { writeField } from '../preparation/writer.ts';
import { AnswerRefused, type Bounds } from './answer-refused.ts';
import { Execution } from './execution.ts';
import type { MetPeople } from './met-people.ts';
import { inOrder, pathOf } from './path.ts';

/** The result of an operation: `data` as text, and what failed in the order of the answer. */
export type Result = { readonly data: string; readonly failures: readonly ToldFailure[] };

/** A failed field: where it stands in the answer, and what its resolver threw. */
export type ToldFailure = {
  readonly place: Place;
  readonly path: readonly (string | number)[];
  readonly thrown: unknown;
};

type Run = {
  readonly schema: GraphQLSchema;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
  readonly rootValue?: unknown;
  readonly bounds: Bounds;
  /** Takes in the people who are met. */
  readonly people?: MetPeople | null;
};

/**
 * Runs a prepared operation; at once where nothing has to be waited for.
 *
 * @throws CodedError where the answer would be more than `bounds` allow; also in the promise
 */
export function runOperation(
  { definition, selection, conditions }: PreparedOperation,
  { variables, rootValue, ...request }: Run,
): Result | Promise<Result> {
  const holding = conditions.holdingUnder(variables);
  const execution = new Execution({ ...request, variables, rootValue, holding });
  const result = (): Result => ({ data: execution.text, failures: failuresOf(execution) });
  try {
    const running =
      definition.operation === OperationTypeNode.MUTATION
        ? execution.runInOrder(
            selection.places
              .filter(({ condition }) => condition === UNCONDITIONAL || holding[condition])
              .map((place) => () => writeField(place, execution, rootValue, null)),
          )
        : execution.run(() => selection.write(execution, rootValue, null));
    if (running === null) return result();
    return running.then(result).catch(refused);
  } catch (error) {
    return refused(error);
  }
}

function failuresOf(execution: Execution): ToldFailure[] {
  if (execution.failures.length === 0) return [];
  return execution.failuresToTell
    .map(({ field, at, thrown }) => ({ place: field as Place, thrown, ...pathOf(field as Place, at) }))
    .sort((one, other) => inOrder(one.order, other.order))
    .map(({ place, path, thrown }) => ({ place, path, thrown }));
}

function refused(error: unknown): never {
  if (!(error instanceof AnswerRefused)) throw error;
  throw error.bound === 'errors'
    ? new CodedError(
        'TOO_MANY_ERRORS',
        'More fields failed than one answer tells. Ask for fewer people or fields at once.',
      )
    : tooLarge();
}

/** Said of an answer that would be longer than allowed. */
export const tooLarge = (): CodedError =>
  new CodedError(
    'ANSWER_TOO_LARGE',
    'The answer would be larger than allowed. Ask for fewer people or fields at once.',
  );
