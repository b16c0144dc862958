import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isSpecifiedScalarType,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
} from 'graphql';
import { defaultOf } from './default-of.ts';

/** Stands for a value that does not fit its type. Nothing that a client sends can equal it. */
export const UNFIT = Symbol('unfit');

/** Makes what resolvers get from what a client sent as JSON, or {@link UNFIT}. It stops at the first thing that does not fit, and explains nothing. */
export type Coercion = (value: unknown) => unknown;

const known = new WeakMap<GraphQLInputType, Coercion>();

/**
 * The coercion to a type, the same function each time. It accepts the values that `coerceInputValue` of graphql-js accepts, and makes the
 * same of them. But it reads only an object's own properties, and does not look into an object that has more of them than the type has fields.
 */
export function coercionTo(type: GraphQLInputType): Coercion {
  let coercion = known.get(type);
  if (coercion === undefined) {
    coercion = createCoercion(type);
    known.set(type, coercion);
  }
  return coercion;
}

function createCoercion(type: GraphQLInputType): Coercion {
  if (isNonNullType(type)) {
    const coerce = coercionTo(type.ofType);
    return (value) => (value === null || value === undefined ? UNFIT : coerce(value));
  }
  const coerce = isListType(type)
    ? coercionToList(coercionTo(type.ofType))
    : isInputObjectType(type)
      ? coercionToObject(type)
      : coercionToLeaf(type);
  return (value) => (value === null || value === undefined ? null : coerce(value));
}

function coercionToList(coerceItem: Coercion): Coercion {
  return (value) => {
    const items: unknown[] = [];
    // A single value in the place of a list is a list of one.
    for (const item of isList(value) ? value : [value]) {
      const coerced = coerceItem(item);
      if (coerced === UNFIT) return UNFIT;
      items.push(coerced);
    }
    return items;
  };
}

export const isList = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

/** Whether a value is an object, as an input object must be. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const ownValue = (object: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

function coercionToObject(type: GraphQLInputObjectType): Coercion {
  // Made when it is first needed: a type may have fields of its own type.
  let fields: ReturnType<typeof fieldCoercions> | undefined;
  return (value) => {
    fields ??= fieldCoercions(type);
    if (!isObject(value) || hasUnknownFields(value, type)) return UNFIT;
    const coerced: Record<string, unknown> = {};
    for (const { name, coerce, byDefault, isRequired } of fields) {
      const given = ownValue(value, name);
      if (given !== undefined) {
        const inner = coerce(given);
        if (inner === UNFIT) return UNFIT;
        coerced[name] = inner;
      } else if (byDefault !== undefined) coerced[name] = byDefault;
      else if (isRequired) return UNFIT;
    }
    return type.isOneOf && !hasOne(coerced) ? UNFIT : coerced;
  };
}

function fieldCoercions(type: GraphQLInputObjectType) {
  return Object.values(type.getFields()).map((field) => ({
    name: field.name,
    coerce: coercionTo(field.type),
    byDefault: defaultOf(field),
    isRequired: isNonNullType(field.type),
  }));
}

function hasUnknownFields(value: object, type: GraphQLInputObjectType): boolean {
  const fields = type.getFields();
  const given = Object.keys(value);
  return given.length > Object.keys(fields).length || given.some((name) => !Object.hasOwn(fields, name));
}

/** Whether it has exactly one field, and that not null, as an input object marked `@oneOf` must. */
export function hasOne(object: object): boolean {
  const given: unknown[] = Object.values(object);
  return given.length === 1 && given[0] !== null;
}

function coercionToLeaf(type: GraphQLLeafType): Coercion {
  const isOfLanguage = isEnumType(type) || isSpecifiedScalarType(type);
  const parse = isEnumType(type)
    ? (value: unknown) => enumValue(type, value)
    : (value: unknown) => type.parseValue(value);
  return (value) => {
    // As in canNotBe, found out once.
    if (isOfLanguage && typeof value === 'object') return UNFIT;
    try {
      const parsed = parse(value);
      return parsed === undefined ? UNFIT : parsed;
    } catch {
      return UNFIT;
    }
  };
}

/** What `parseValue` gives, without its error, which would hold the value. */
const enumValue = (type: GraphQLEnumType, value: unknown): unknown =>
  typeof value === 'string' ? type.getValue(value)?.value : undefined;

/**
 * Whether the value is an object or a list where an enum or a built-in scalar is expected. graphql-js would refuse it too, but first write
 * all of it into the message, however large it is.
 */
export const canNotBe = (type: GraphQLLeafType, value: unknown): boolean =>
  typeof value === 'object' && (isEnumType(type) || isSpecifiedScalarType(type));
