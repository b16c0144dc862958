import { complete } from '../execution/complete.ts';
import { AnswerRefused, type Execution } from '../execution/execution.ts';
import { quote } from '../execution/quote.ts';
import { read } from '../execution/read.ts';
import type { At } from '../execution/at.ts';
import { UNCONDITIONAL } from './conditions.ts';
import type { LeafPlan, Place, Selection, ValuePlan, Writer } from './plan.ts';

/**
 * Makes the function that writes the objects of a selection: straight code, in which each field is read by its own name. A loop over the
 * fields takes about twice as long. Only names of GraphQL come into the code, which are letters, digits and `_`; values never do.
 *
 * Whatever is out of the ordinary (failures, promises, lists, types to be found out) is left to {@link complete}. Where the code itself throws,
 * because a property does, the object is written again field by field.
 */
export function compileWriter({ places }: Selection): Writer {
  const plans = places.map(({ value }) => value);
  const members = plans.map((plan) => (plan.kind === 'leaf' ? plan.members : null));
  // The selections themselves, not their writers: these are compiled when they are first met.
  const selections = plans.map((plan) => (plan.kind === 'object' ? plan.only : null));
  const names = ['places', 'plans', 'members', 'selections', 'complete', 'read', 'quote', 'again'];
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- see above
  const make = new Function(...names, codeOf(places)) as (...parts: unknown[]) => Writer;
  const again: Again = (execution, source, at, event, error) => {
    if (error instanceof AnswerRefused) throw error;
    execution.forget(event);
    return writeFieldByField(places, execution, source, at);
  };
  return make(places, plans, members, selections, complete, read, quote, again);
}

type Again = (execution: Execution, source: unknown, at: At, event: number, error: unknown) => string | null;

function codeOf(places: readonly Place[]): string {
  const isConditional = places.some(({ condition }) => condition !== UNCONDITIONAL);
  const fields = places.map((place, index) => codeOfField(place, index, isConditional));
  return `'use strict';
const NOTHING = Object.freeze({});
return function write(execution, source, at) {
  const event = execution.events;
  try {
    const object = source !== null && (typeof source === 'object' || typeof source === 'function') ? source : NOTHING;
    let text = '${isConditional ? '' : '{'}', value, written, since, before;
    ${fields.join('\n    ')}
    ${isConditional ? "if (text === '') text = '{';" : ''}
    if (text.length > execution.room) execution.requireRoom(text);
    return text + '}';
  } catch (error) {
    return again(execution, source, at, event, error);
  }
};`;
}

function codeOfField(place: Place, index: number, isConditional: boolean): string {
  const { responseName, condition, value: plan, isProperty } = place;
  const name = `"${responseName}":`;
  const before = isConditional
    ? `text += (text === '' ? '{' : ',') + '${name}';`
    : `text += '${index === 0 ? '' : ','}${name}';`;
  const valueOf = isProperty
    ? `object.${place.definition.name}`
    : `read(execution, places[${index}], source)`;
  const code = place.isTypeName
    ? `${before} text += '"${place.parentType.name}"';`
    : `value = ${valueOf}; ${before} ${codeOfValue(plan, index, isProperty)}`;
  return condition === UNCONDITIONAL ? code : `if (execution.holding[${condition}]) { ${code} }`;
}

function codeOfValue(plan: ValuePlan, index: number, isProperty: boolean): string {
  const value = isProperty
    ? `typeof value === 'function' ? read(execution, places[${index}], source) : value`
    : 'value';
  const otherwise =
    `{ written = complete(execution, places[${index}], plans[${index}], ${value}, at); ` +
    `${plan.nonNull ? 'if (written === null) return null; ' : ''}text += written; }`;
  const ofNull = plan.nonNull ? '' : `if (value === null) text += 'null'; else `;
  if (plan.kind === 'leaf') return `${codeOfLeaf(plan, index)}${ofNull}${otherwise}`;
  if (plan.kind !== 'object' || plan.only === null) return ofNull + otherwise;
  const write = `selections[${index}].write(execution, value, at);`;
  const settled = plan.nonNull
    ? `written = ${write} if (written === null) return null;`
    : `since = execution.events; before = execution.spreads; written = ${write} if (execution.spreads !== before) written = execution.settle(written, since);`;
  return (
    ofNull +
    `if (typeof value === 'object' && value !== null && value !== undefined && !(value instanceof Error) && typeof value.then !== 'function') ` +
    `{ ${settled} text += written; } else ${otherwise}`
  );
}

/** A leaf that is written as it stands, which most are. */
function codeOfLeaf({ written }: LeafPlan, index: number): string {
  switch (written) {
    case 'texts':
      return `if (typeof value === 'string') text += quote(value); else `;
    case 'booleans':
      return `if (value === true) text += 'true'; else if (value === false) text += 'false'; else `;
    case 'integers':
      return `if (typeof value === 'number' && (value | 0) === value) text += value; else `;
    case 'numbers':
      return `if (typeof value === 'number' && Number.isFinite(value)) text += value; else `;
    case 'members':
      return `written = members[${index}].get(value); if (written !== undefined) text += written; else `;
    case 'serialized':
      return '';
  }
}

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
  const value = place.isTypeName ? place.parentType.name : read(execution, place, source);
  const written = complete(execution, place, place.value, value, at);
  return written === null ? null : `"${place.responseName}":${written}`;
}
