import {
  getNamedType,
  isInputObjectType,
  isNonNullType,
  Kind,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql';
import { CodedError } from '../../errors/coded-error.ts';
import type { VariableValues } from '../input/variable-values.ts';
import type { Place } from '../preparation/plan.ts';
import { ENTITY_KEYS, entityKey, keysOfEntities } from './entity-keys.ts';
import { isPaging } from './root-fields.ts';

/** By what a root field finds people, as far as the operation's text tells it. */
export type KeysAsked = {
  /** The arguments that every request gives. */
  readonly certain: readonly string[];
  /** Where the values of a request must be looked at. */
  readonly open: readonly OpenKeys[];
};

/** Keys that hang on values: an argument that may be left out, the parts of a filter, the keys of entities. */
export type OpenKeys = {
  /** Whoever is granted all of these need not be looked at. */
  readonly enough: readonly string[];
  /** Which there are in a request with these variables. */
  given(variables: VariableValues): Iterable<string>;
};

/** @param root - the name of the root type, such as `Query` */
export function keysAsked(root: string, place: Place): KeysAsked {
  const { name, args } = place.definition;
  if (name === '_entities') return { certain: [], open: [entityKeys(place)] };
  const [node] = place.nodes;
  const written = new Map(
    (node?.arguments ?? []).map((argument) => [argument.name.value, argument.value.kind]),
  );
  const certain: string[] = [];
  const open: OpenKeys[] = [];
  for (const argument of args) {
    const kind = written.get(argument.name);
    if (kind === undefined || kind === Kind.NULL || isPaging(argument)) continue;
    const hasParts = isInputObjectType(getNamedType(argument.type));
    const keys = argumentKeys(`${root}.${name}`, place, argument);
    const isCertain = !hasParts && (isNonNullType(argument.type) || kind !== Kind.VARIABLE);
    if (isCertain) certain.push(...keys.enough);
    else if ('constant' in place.arguments) certain.push(...keys.given({}));
    else open.push(keys);
  }
  return { certain, open };
}

function entityKeys(place: Place): OpenKeys {
  return {
    enough: [...ENTITY_KEYS].flatMap(([type, keys]) => keys.map((key) => entityKey(type, key))),
    given(variables) {
      const representations = argumentsOf(place, variables)['representations'];
      return Array.isArray(representations) ? keysOfEntities(representations) : [];
    },
  };
}

function argumentKeys(field: string, place: Place, { name, type }: GraphQLArgument): OpenKeys {
  return {
    enough: [`${field}(${name}:)`],
    given: (variables) =>
      partsGiven(argumentsOf(place, variables)[name], type, name).map((path) => `${field}(${path}:)`),
  };
}

/** The arguments of a request. Where they are wrong the field fails, and nobody is asked for. */
function argumentsOf(
  { arguments: prepared }: Place,
  variables: VariableValues,
): Readonly<Record<string, unknown>> {
  if ('constant' in prepared) return prepared.constant;
  try {
    return prepared.of(variables);
  } catch (error) {
    if (error instanceof CodedError) return {};
    throw error;
  }
}

/** What is given of an argument: itself, or those of its parts that are not null. */
function partsGiven(value: unknown, type: GraphQLInputType, path: string): readonly string[] {
  if (value === null || value === undefined) return [];
  const parts = getNamedType(type);
  if (!isInputObjectType(parts)) return [path];
  if (Array.isArray(value)) return value.flatMap((item) => partsGiven(item, parts, path));
  const fields = parts.getFields();
  return Object.entries(value).flatMap(([name, part]) => {
    const field = fields[name];
    return field === undefined ? [] : partsGiven(part, field.type, `${path}.${name}`);
  });
}
