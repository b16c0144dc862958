import {
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** How long a list of introspection is: on average over the whole schema, and at the most. Never less than 1: an empty list is work too. */
type Size = { readonly average: number; readonly most: number };

/**
 * How long the lists of introspection are in one schema, by type and field: `__Type.fields`. graphql-js makes these types, so they have no
 * `@listSize`; the schema itself tells exactly.
 */
export function introspectionSizes(schema: GraphQLSchema): ReadonlyMap<string, Size> {
  const types = Object.values(schema.getTypeMap());
  const directives = schema.getDirectives();
  const fields = types.flatMap((type) => fieldsOf(type));
  return new Map([
    ['__Schema.types', exactly(types.length)],
    ['__Schema.directives', exactly(directives.length)],
    ['__Type.fields', over(types.map((type) => fieldsOf(type).length))],
    ['__Type.inputFields', over(types.map((type) => inputFieldsOf(type)))],
    ['__Type.enumValues', over(types.map((type) => (isEnumType(type) ? type.getValues().length : 0)))],
    ['__Type.interfaces', over(types.map((type) => interfacesOf(type)))],
    [
      '__Type.possibleTypes',
      over(types.map((type) => (isAbstractType(type) ? schema.getPossibleTypes(type).length : 0))),
    ],
    ['__Field.args', over(fields.map(({ args }) => args.length))],
    ['__Directive.args', over(directives.map(({ args }) => args.length))],
    ['__Directive.locations', over(directives.map(({ locations }) => locations.length))],
  ]);
}

/** Lists of all types, fields or directives of the schema: the lists below them are, taken together, of average length. */
export const LISTS_OF_ALL: readonly string[] = ['__Schema.types', '__Schema.directives', '__Type.fields'];

const fieldsOf = (type: GraphQLNamedType) =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];

const inputFieldsOf = (type: GraphQLNamedType): number =>
  isInputObjectType(type) ? Object.keys(type.getFields()).length : 0;

const interfacesOf = (type: GraphQLNamedType): number =>
  isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().length : 0;

const exactly = (length: number): Size => ({ average: length, most: length });

function over(lengths: readonly number[]): Size {
  const sum = lengths.reduce((total, length) => total + length, 0);
  return { average: Math.max(1, sum / lengths.length), most: Math.max(1, ...lengths) };
}
