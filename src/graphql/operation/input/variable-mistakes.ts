import {
  coerceInputValue,
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
} from 'graphql';
import { CodedError } from '../../errors/coded-error.ts';
import { plainName } from '../../errors/plain-name.ts';
import { canNotBe, hasOne, isList, isObject, ownValue } from './coerce-value.ts';
import { defaultOf } from './default-of.ts';

/** One thing in a variable that does not fit, in words without the value. */
export type Mistake = {
  /** Such as `$filter.name`. */
  readonly place: string;
  readonly message: string;
  /** Names of the schema that may have been meant, in words. */
  readonly suggestion?: string;
};

/** An object with so many more fields than its type was not misspelt, and is not looked into. */
const MOST_FIELDS_TOO_MANY = 10;

/**
 * Where a value does not fit its type, and what is expected there. They are looked for one at a time, so that whoever wants ten causes no
 * work for more. No value is repeated. The name of an unknown field is a client's text too, and is repeated only if it is a plain name.
 */
export function* mistakesAt(place: string, value: unknown, type: GraphQLInputType): Generator<Mistake> {
  if (isNonNullType(type)) {
    if (value === undefined)
      yield { place, message: `"${place}" is missing: expected "${type.toString()}".` };
    else if (value === null)
      yield { place, message: `"${place}" must not be null: expected "${type.toString()}".` };
    else yield* mistakesAt(place, value, type.ofType);
    return;
  }
  if (value === undefined || value === null) return;
  if (isListType(type)) {
    // A single value in the place of a list is a list of one.
    if (!isList(value)) yield* mistakesAt(place, value, type.ofType);
    else {
      let index = 0;
      for (const item of value) yield* mistakesAt(`${place}[${index++}]`, item, type.ofType);
    }
  } else if (!isInputObjectType(type)) {
    yield* mistakeInLeaf(place, value, type);
  } else if (isObject(value)) {
    yield* mistakesInObject(place, value, type);
  } else {
    yield { place, message: `"${place}" must be an object: expected "${type.name}".` };
  }
}

function* mistakesInObject(
  place: string,
  value: Readonly<Record<string, unknown>>,
  type: GraphQLInputObjectType,
): Generator<Mistake> {
  const fields = Object.values(type.getFields());
  const given = Object.keys(value);
  if (given.length > fields.length + MOST_FIELDS_TOO_MANY) {
    const message = `"${place}" has ${given.length} fields; "${type.name}" has ${fields.length}.`;
    yield { place, message };
    return;
  }
  for (const field of fields) {
    const inner = ownValue(value, field.name);
    if (inner === undefined && defaultOf(field) !== undefined) continue;
    yield* mistakesAt(`${place}.${field.name}`, inner, field.type);
  }
  yield* unknownFields(place, given, type);
  if (type.isOneOf && !hasOne(value))
    yield { place, message: `"${place}" must have exactly one of the fields of "${type.name}".` };
}

function* unknownFields(
  place: string,
  given: readonly string[],
  type: GraphQLInputObjectType,
): Generator<Mistake> {
  const fields = type.getFields();
  let isNameless = false;
  for (const field of given) {
    if (Object.hasOwn(fields, field)) continue;
    const name = plainName(field);
    if (name !== null) {
      const message = `"${place}.${name}" is not a field of "${type.name}".`;
      yield { place: `${place}.${name}`, message, suggestion: nearestFields(name, type) };
    } else if (!isNameless) {
      isNameless = true;
      yield { place, message: `"${place}" has a field that "${type.name}" does not have.` };
    }
  }
}

function* mistakeInLeaf(place: string, value: unknown, type: GraphQLLeafType): Generator<Mistake> {
  if (isEnumType(type)) {
    if (typeof value === 'string' && type.getValue(value)) return;
    const message = `"${place}" must be one of the values of "${type.name}".`;
    yield { place, message, suggestion: nearestValues(value, type) };
    return;
  }
  const message = `"${place}" must be of type "${type.name}".`;
  try {
    if (canNotBe(type, value) || type.parseValue(value) === undefined) yield { place, message };
  } catch (error) {
    yield { place, message: error instanceof CodedError ? `"${place}": ${error.message}` : message };
  }
}

/** What graphql-js finds near to a value that the enum does not have. */
function nearestValues(value: unknown, type: GraphQLEnumType): string {
  if (typeof value !== 'string' || plainName(value) === null) return '';
  try {
    type.parseValue(value);
  } catch (error) {
    return suggestionIn(error);
  }
  return '';
}

/** What graphql-js finds near to the name of an unknown field. */
function nearestFields(name: string, type: GraphQLInputObjectType): string {
  let suggestion = '';
  coerceInputValue({ [name]: null }, type, (_path, _value, error) => {
    suggestion ||= suggestionIn(error);
  });
  return suggestion;
}

/**
 * The suggestion at the end of a message of graphql-js. The message is about a plain name, which has no blanks, so what follows these words
 * comes from the schema.
 */
const suggestionIn = (error: unknown): string =>
  (error instanceof GraphQLError && / Did you mean [^?]*\?$/.exec(error.message)?.[0]) || '';
