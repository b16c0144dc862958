import {
  coerceInputValue,
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { CodedError } from './coded-error.ts';
import { plainName, variablePlace } from './plain-name.ts';

/** Whoever has made more mistakes mends these first. */
const MOST_TOLD = 10;

type Mistake = {
  /** Such as `$filter.name`. */
  readonly place: string;
  readonly message: string;
  /** Names of the schema that may have been meant, in words. */
  readonly suggestion?: string;
};

/**
 * Where the variables of an operation do not fit their types, and what is expected there: at most {@link MOST_TOLD} errors, and no work for
 * more. Never with a value; the name of an unknown field is a client's text too, and is repeated only if it is plain.
 */
export function wrongVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  { suggest }: { readonly suggest: boolean },
): CodedError[] {
  const errors: CodedError[] = [];
  for (const definition of variableDefinitions) {
    const name = definition.variable.name.value;
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type) || (value === undefined && definition.defaultValue)) continue;
    for (const { place, message, suggestion = '' } of mistakesAt(variablePlace(name), value, type)) {
      const words = suggest ? message + suggestion : message;
      errors.push(new CodedError('BAD_USER_INPUT', words, { variable: place }, definition));
      if (errors.length === MOST_TOLD) return errors;
    }
  }
  return errors;
}

function* mistakesAt(place: string, value: unknown, type: GraphQLInputType): Generator<Mistake> {
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
    if (!Array.isArray(value)) yield* mistakesAt(place, value, type.ofType);
    else
      for (const [index, item] of value.entries()) yield* mistakesAt(`${place}[${index}]`, item, type.ofType);
  } else if (!isInputObjectType(type)) {
    yield* mistakeInLeaf(place, value, type);
  } else if (typeof value === 'object' && !Array.isArray(value)) {
    yield* mistakesInObject(place, value as Readonly<Record<string, unknown>>, type);
  } else {
    yield { place, message: `"${place}" must be an object: expected "${type.name}".` };
  }
}

function* mistakesInObject(
  place: string,
  value: Readonly<Record<string, unknown>>,
  type: GraphQLInputObjectType,
): Generator<Mistake> {
  const fields = type.getFields();
  for (const { name, type: fieldType, defaultValue } of Object.values(fields)) {
    if (value[name] === undefined && defaultValue !== undefined) continue;
    yield* mistakesAt(`${place}.${name}`, value[name], fieldType);
  }
  let isNameless = false;
  for (const given in value) {
    if (Object.hasOwn(fields, given)) continue;
    const name = plainName(given);
    if (name !== null) {
      const message = `"${place}.${name}" is no field of "${type.name}".`;
      yield { place: `${place}.${name}`, message, suggestion: nearestFields(name, type) };
    } else if (!isNameless) {
      isNameless = true;
      yield { place, message: `"${place}" has a field that "${type.name}" does not have.` };
    }
  }
  if (type.isOneOf && !hasOne(value))
    yield { place, message: `"${place}" must have exactly one of the fields of "${type.name}".` };
}

function hasOne(value: object): boolean {
  const given: unknown[] = Object.values(value);
  return given.length === 1 && given[0] !== null;
}

function* mistakeInLeaf(place: string, value: unknown, type: GraphQLLeafType): Generator<Mistake> {
  try {
    if (type.parseValue(value) !== undefined) return;
    yield { place, message: `"${place}" must be of type "${type.name}".` };
  } catch (error) {
    if (error instanceof CodedError) yield { place, message: `"${place}": ${error.message}` };
    else if (!isEnumType(type)) yield { place, message: `"${place}" must be of type "${type.name}".` };
    else {
      const isName = typeof value === 'string' && plainName(value) !== null;
      const message = `"${place}" must be one of the values of "${type.name}".`;
      yield { place, message, suggestion: isName ? suggestionIn(error) : '' };
    }
  }
}

/** What graphql-js finds near to the name of an unknown field. */
function nearestFields(name: string, type: GraphQLInputObjectType): string {
  let suggestion = '';
  coerceInputValue({ [name]: null }, type, (_path, _value, error) => {
    suggestion ||= suggestionIn(error);
  });
  return suggestion;
}

/** The end of a message of graphql-js that is about a plain name: that has no blanks, so what stands behind these words is the schema's. */
const suggestionIn = (error: unknown): string =>
  (error instanceof GraphQLError && / Did you mean [^?]*\?$/.exec(error.message)?.[0]) || '';
