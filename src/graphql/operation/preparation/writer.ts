import { complete } from '../execution/complete.ts';
import { AnswerRefused } from '../execution/answer-refused.ts';
import type { Execution } from '../execution/execution.ts';
import { isPlain, quote } from '../execution/quote.ts';
import { read } from '../execution/read.ts';
import type { At } from '../execution/at.ts';
import { UNCONDITIONAL } from './conditions.ts';
import { PERSON_TYPES } from './person-types.ts';
import { codeOfWriter, WRITER_NEEDS } from './writer-code.ts';
import type { Place, Selection, Writer } from './plan.ts';

/**
 * Makes the function that writes the objects of a selection: straight code, in which each field is read by its own name. A loop over the
 * fields takes about twice as long. Only names of GraphQL come into the code, which are letters, digits and `_`; values never do.
 *
 * Whatever is out of the ordinary (failures, promises, lists, types to be found out) is left to {@link complete}. Where the code itself throws,
 * because a property does, the object is written again field by field.
 */
export function compileWriter(selection: Selection): Writer {
  const { places, type } = selection;
  const isPerson = PERSON_TYPES.includes(type.name);
  const plans = places.map(({ value }) => value);
  const members = plans.map((plan) => (plan.kind === 'leaf' ? plan.members : null));
  // The selections themselves, not their writers: these are compiled when they are first met.
  const selections = plans.map((plan) => (plan.kind === 'object' ? plan.only : null));
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the code holds names of the schema and the document only, never a value
  const make = new Function(...WRITER_NEEDS, codeOfWriter(places, isPerson)) as (
    ...parts: unknown[]
  ) => Writer;
  const again: Again = (execution, source, at, event, error) => {
    if (error instanceof AnswerRefused) throw error;
    execution.forget(event);
    const text = writeFieldByField(places, execution, source, at);
    if (isPerson && text !== null) execution.meets(selection, source);
    return text;
  };
  return make(places, plans, members, selections, complete, read, quote, isPlain, again, selection);
}

type Again = (execution: Execution, source: unknown, at: At, event: number, error: unknown) => string | null;

function writeFieldByField(
  places: readonly Place[],
  execution: Execution,
  source: unknown,
  at: At,
): string | null {
  const parts: string[] = [];
  for (const place of places) {
    if (place.condition !== UNCONDITIONAL && !execution.holding[place.condition]) continue;
    const written = writeField(place, execution, source, at);
    if (written === null) return null;
    parts.push(written);
  }
  return `{${parts.join()}}`;
}

/** One field with its name; null where it failed and may not be null. */
export function writeField(place: Place, execution: Execution, source: unknown, at: At): string | null {
  if (place.isWithheld) return `"${place.responseName}":null`;
  const value = place.isTypeName ? place.parentType.name : read(execution, place, source);
  const written = complete(execution, place, place.value, value, at);
  return written === null ? null : `"${place.responseName}":${written}`;
}
