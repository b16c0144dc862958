import type { GraphQLObjectType } from 'graphql';
import {
  selectionOnType,
  type AbstractPlan,
  type ListPlan,
  type ObjectPlan,
  type Place,
  type Selection,
  type ValuePlan,
} from '../preparation/plan.ts';
import { keepAt, type At } from './at.ts';
import type { Execution } from './execution.ts';
import { completeLeaf } from './complete-leaf.ts';
import { LookUp } from './look-up.ts';
import { infoOf } from './read.ts';
import { Thrown } from './thrown.ts';
import { isTurnLong } from './turn.ts';
import { typeOfValue } from './type-of-value.ts';

/**
 * The value of a field, or of an item in it, as text. Whatever a resolver may answer with: null, an Error, a promise, a look-up, a list of
 * these, and what the field's type says. Null where it failed and may not be null; the failure has been taken in.
 */
export function complete(
  execution: Execution,
  place: Place,
  plan: ValuePlan,
  value: unknown,
  at: At,
): string | null {
  if (value === null || value === undefined) {
    return plan.nonNull ? execution.failed(place, true, at, nullInNonNull(place)) : 'null';
  }
  if (value instanceof Error) {
    return execution.failed(place, plan.nonNull, at, value instanceof Thrown ? value.thrown : value);
  }
  if (isPromise(value)) return completeLater(execution, place, plan, value, at);
  switch (plan.kind) {
    case 'leaf':
      return completeLeaf(execution, place, plan, value, at);
    case 'list':
      return completeList(execution, place, plan, value, at);
    case 'object':
      return completeObject(execution, place, plan, plan.type, value, at);
    case 'abstract':
      return completeAbstract(execution, place, plan, value, at);
  }
}

const nullInNonNull = ({ parentType, definition }: Place): Error =>
  new Error(`Cannot return null for non-nullable field ${parentType.name}.${definition.name}.`);

/** Anything with a method `then`, as graphql-js has it. */
function isPromise(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  );
}

function completeLater(
  execution: Execution,
  place: Place,
  plan: ValuePlan,
  promise: PromiseLike<unknown>,
  at: At,
): string | null {
  const { nonNull } = plan;
  if (!(promise instanceof LookUp)) {
    const kept = keepAt(at);
    return execution.later(promise, nonNull, (settled) =>
      'value' in settled
        ? complete(execution, place, plan, settled.value, kept)
        : execution.failed(place, nonNull, kept, settled.thrown),
    );
  }
  if (!promise.isOpen) return completeFound(execution, place, plan, promise, at);
  const kept = keepAt(at);
  return execution.whenFound(place, [promise], nonNull, () =>
    completeFound(execution, place, plan, promise, kept),
  );
}

function completeFound(
  execution: Execution,
  place: Place,
  plan: ValuePlan,
  lookUp: LookUp<unknown>,
  at: At,
): string | null {
  const { answer } = lookUp;
  if (execution.people !== null && (answer === null || answer instanceof Error)) {
    const selection = selectionOnType(plan, lookUp.typeName);
    if (selection !== undefined) execution.meets(selection, lookUp);
  }
  return complete(execution, place, plan, answer, at);
}

/** In characters. Measured on the largest answers: a third less CPU, as the garbage collector finds less that has survived. */
const LONG_ITEM = 16_384;

/** After so many items is looked whether others should have their turn. */
const ITEMS_BETWEEN_LOOKS = 8;

function completeList(
  execution: Execution,
  place: Place,
  plan: ListPlan,
  value: unknown,
  at: At,
): string | null {
  let items: readonly unknown[];
  try {
    items = Array.isArray(value) ? value : itemsOf(value, place);
  } catch (thrown) {
    return execution.failed(place, plan.nonNull, at, thrown);
  }
  if (!items.some(isOpenLookUp)) return writeList(execution, place, plan, items, at);
  // All people of a list are waited for together, and it is written in one go.
  const open = items.filter(isOpenLookUp);
  const kept = keepAt(at);
  return execution.whenFound(place, open, plan.nonNull, () => writeList(execution, place, plan, items, kept));
}

function writeList(
  execution: Execution,
  place: Place,
  plan: ListPlan,
  items: readonly unknown[],
  at: At,
): string | null {
  const { events, spreads } = execution;
  const text = writeItems(execution, place, plan, items, at, 0);
  // A null that comes out of it stops where the place may be null.
  return plan.nonNull || execution.spreads === spreads ? text : execution.settle(text, events);
}

/** Neither null nor a failure nor something to wait for. */
const isObjectToWrite = (item: unknown): boolean =>
  typeof item === 'object' &&
  item !== null &&
  !(item instanceof Error) &&
  typeof (item as { then?: unknown }).then !== 'function';

const isOpenLookUp = (item: unknown): item is LookUp<unknown> => item instanceof LookUp && item.isOpen;

/** The items of whatever can be iterated and is no text, as in graphql-js. @throws an Error where it can't */
function itemsOf(value: unknown, { parentType, definition }: Place): readonly unknown[] {
  if (typeof value === 'object' && value !== null && Symbol.iterator in value)
    return [...(value as Iterable<unknown>)];
  throw new Error(`Expected a list for field "${parentType.name}.${definition.name}".`);
}

/** The items from one on, with the brackets around the list. */
function writeItems(
  execution: Execution,
  place: Place,
  { item: plan }: Pick<ListPlan, 'item'>,
  items: readonly unknown[],
  around: At,
  from: number,
): string | null {
  const at = { prev: around, index: from };
  const only = plan.kind === 'object' ? plan.only : null;
  let text = from === 0 ? '[' : '';
  for (let index = from; index < items.length; index++) {
    at.index = index;
    const item = items[index];
    const written =
      only !== null && isObjectToWrite(item)
        ? writeAs(execution, plan, only, item, at)
        : complete(execution, place, plan, item, at);
    if (written === null) return null;
    // To look at a character makes one piece of the many that the text was put together from: these are rubbish now, and not when they are old.
    if (written.length > LONG_ITEM) written.charCodeAt(0);
    text += index === 0 ? written : `,${written}`;
    if (index % ITEMS_BETWEEN_LOOKS === ITEMS_BETWEEN_LOOKS - 1 && index + 1 < items.length) {
      execution.requireRoom(text);
      if (isTurnLong()) {
        const kept = keepAt(around);
        return (
          text +
          execution.afterOthers(() => writeItems(execution, place, { item: plan }, items, kept, index + 1))
        );
      }
    }
  }
  return `${text}]`;
}

type CompositePlan = ObjectPlan | AbstractPlan;

function completeObject(
  execution: Execution,
  place: Place,
  plan: CompositePlan,
  type: GraphQLObjectType,
  value: unknown,
  at: At,
): string | null {
  const { isTypeOf } = type;
  if (isTypeOf == null) return writeObject(execution, plan, type, value, at);
  const goOn = (isOfType: unknown, at: At): string | null => {
    if (isOfType === true) return writeObject(execution, plan, type, value, at);
    return execution.failed(place, plan.nonNull, at, new Error(`A value is not of type "${type.name}".`));
  };
  const said = saidOf(() => isTypeOf(value, execution.context, infoOf(execution, place)));
  return afterAsking(execution, place, plan, at, said, goOn);
}

function writeObject(
  execution: Execution,
  plan: CompositePlan,
  type: GraphQLObjectType,
  value: unknown,
  at: At,
): string | null {
  const selection = plan.selections.get(type);
  if (selection === undefined) throw new Error(`Nothing is planned for "${type.name}"`);
  return writeAs(execution, plan, selection, value, at);
}

function writeAs(
  execution: Execution,
  plan: ValuePlan,
  selection: Selection,
  value: unknown,
  at: At,
): string | null {
  const { events, spreads } = execution;
  const text = selection.write(execution, value, at);
  return plan.nonNull || execution.spreads === spreads ? text : execution.settle(text, events);
}

function completeAbstract(
  execution: Execution,
  place: Place,
  plan: AbstractPlan,
  value: unknown,
  at: At,
): string | null {
  const { type } = plan;
  const said = saidOf(() => typeOfValue(execution, type, value, infoOf(execution, place)));
  if (typeof said === 'string') return completeAs(execution, place, plan, said, value, at);
  return afterAsking(execution, place, plan, at, said, (name, at) =>
    completeAs(execution, place, plan, name, value, at),
  );
}

function completeAs(
  execution: Execution,
  place: Place,
  plan: AbstractPlan,
  typeName: unknown,
  value: unknown,
  at: At,
): string | null {
  const type = typeof typeName === 'string' ? execution.schema.getType(typeName) : undefined;
  if (type !== undefined && plan.selections.has(type as GraphQLObjectType)) {
    return completeObject(execution, place, plan, type as GraphQLObjectType, value, at);
  }
  const failure = new Error(`A value is of no type that "${plan.type.name}" has.`);
  return execution.failed(place, plan.nonNull, at, failure);
}

/** What a function of the schema says of a value; an Error where it throws. */
function saidOf(ask: () => unknown): unknown {
  try {
    return ask();
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Thrown(thrown);
  }
}

/** Goes on with what a function of the schema says of a value, at once or later. */
function afterAsking(
  execution: Execution,
  place: Place,
  { nonNull }: ValuePlan,
  at: At,
  said: unknown,
  goOn: (said: unknown, at: At) => string | null,
): string | null {
  if (said instanceof Error) {
    return execution.failed(place, nonNull, at, said instanceof Thrown ? said.thrown : said);
  }
  if (!isPromise(said)) return goOn(said, at);
  const kept = keepAt(at);
  return execution.later(said, nonNull, (settled) =>
    'value' in settled ? goOn(settled.value, kept) : execution.failed(place, nonNull, kept, settled.thrown),
  );
}
