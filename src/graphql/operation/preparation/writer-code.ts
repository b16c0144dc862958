import { UNCONDITIONAL } from './conditions.ts';
import type { LeafPlan, Place, ValuePlan } from './plan.ts';

/** What the code of a writer is given, by these names. */
export const WRITER_NEEDS = [
  'places',
  'plans',
  'members',
  'selections',
  'complete',
  'read',
  'quote',
  'isPlain',
  'again',
  'selection',
] as const;

/**
 * The body of a function that makes the writer of these places. A text is put together from as few pieces as can be, because that is most of
 * what it costs: what stands between two values is one piece, with the quotation mark that ends the one and begins the other. `open` says whether
 * the value before still lacks its own. Of a person it is noted that they were told of.
 */
export function codeOfWriter(places: readonly Place[], isPerson: boolean): string {
  // On a type that no fragment is about there may be none.
  const isConditional = places.length === 0 || places.some(({ condition }) => condition !== UNCONDITIONAL);
  const fields = places.map((place, index) =>
    codeOfField(place, index, piecesBefore(places, index, isConditional)),
  );
  return `'use strict';
const NOTHING = Object.freeze({});
return function write(execution, source, at) {
  const event = execution.events;
  try {
    const object = source !== null && (typeof source === 'object' || typeof source === 'function') ? source : NOTHING;
    let text = '', open = false, value, written, since, before;
    ${fields.join('\n    ')}
    ${isPerson ? 'if (execution.people !== null) execution.meets(selection, source);' : ''}
    ${isConditional ? "if (text === '') return '{}';" : ''}
    if (text.length > execution.room) execution.requireRoom(text);
    return text + (open ? '"}' : '}');
  } catch (error) {
    return again(execution, source, at, event, error);
  }
};`;
}

/** The code of what stands between the value before and this one, its name and the beginning of its value with it. */
type Pieces = (beginning: string) => string;

function piecesBefore(places: readonly Place[], index: number, isConditional: boolean): Pieces {
  const name = `"${places[index]?.responseName ?? ''}":`;
  if (isConditional) {
    return (beginning) => `((text === '' ? '{' : open ? '",' : ',') + '${name}${beginning}')`;
  }
  if (index === 0) return (beginning) => `'{${name}${beginning}'`;
  return (beginning) => `(open ? '",${name}${beginning}' : ',${name}${beginning}')`;
}

function codeOfField(place: Place, index: number, pieces: Pieces): string {
  const { condition, value: plan, isProperty, isTypeName, isWithheld } = place;
  const value = isProperty ? `object.${place.definition.name}` : `read(execution, places[${index}], source)`;
  const known = isWithheld ? 'null' : isTypeName ? `"${place.parentType.name}"` : null;
  const code =
    known !== null
      ? `text += ${pieces(known)}; open = false;`
      : `value = ${value}; ${codeOfValue(plan, index, isProperty, pieces)}`;
  return condition === UNCONDITIONAL ? code : `if (execution.holding[${condition}]) { ${code} }`;
}

function codeOfValue(plan: ValuePlan, index: number, isProperty: boolean, pieces: Pieces): string {
  const value = isProperty
    ? `typeof value === 'function' ? read(execution, places[${index}], source) : value`
    : 'value';
  const otherwise =
    `{ text += ${pieces('')}; open = false; ` +
    `written = complete(execution, places[${index}], plans[${index}], ${value}, at); ` +
    `${plan.nonNull ? 'if (written === null) return null; ' : ''}text += written; }`;
  const ofNull = plan.nonNull ? '' : `if (value === null) { text += ${pieces('null')}; open = false; } else `;
  if (plan.kind === 'leaf') return codeOfLeaf(plan, index, pieces) + ofNull + otherwise;
  if (plan.kind !== 'object' || plan.only === null) return ofNull + otherwise;
  const write = `selections[${index}].write(execution, value, at);`;
  const settled = plan.nonNull
    ? `written = ${write} if (written === null) return null;`
    : `since = execution.events; before = execution.spreads; written = ${write} ` +
      `if (execution.spreads !== before) written = execution.settle(written, since);`;
  return (
    ofNull +
    `if (typeof value === 'object' && value !== null && !(value instanceof Error) && typeof value.then !== 'function') ` +
    `{ ${settled} text += ${pieces('')}; open = false; text += written; } else ${otherwise}`
  );
}

/** A leaf that is written as it stands, which most are. */
function codeOfLeaf({ written }: LeafPlan, index: number, pieces: Pieces): string {
  const asItStands = `{ text += ${pieces('')}; open = false; text += value; } else `;
  switch (written) {
    case 'texts':
      return (
        `if (typeof value === 'string' && isPlain(value)) { text += ${pieces('"')}; text += value; open = true; } ` +
        `else if (typeof value === 'string') { text += ${pieces('')}; open = false; text += quote(value); } else `
      );
    case 'booleans':
      return (
        `if (value === true) { text += ${pieces('true')}; open = false; } ` +
        `else if (value === false) { text += ${pieces('false')}; open = false; } else `
      );
    case 'integers':
      return `if (typeof value === 'number' && (value | 0) === value) ${asItStands}`;
    case 'numbers':
      return `if (typeof value === 'number' && Number.isFinite(value)) ${asItStands}`;
    case 'members':
      return (
        `written = members[${index}].get(value); ` +
        `if (written !== undefined) { text += ${pieces('')}; open = false; text += written; } else `
      );
    case 'serialized':
      return '';
  }
}
