import {
  getNamedType,
  isInputObjectType,
  isObjectType,
  Kind,
  type ConstDirectiveNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Grantable } from '../../../access/grantable.ts';
import { PERSON_TYPES } from '../preparation/person-types.ts';
import { ENTITY_KEYS, entityKey } from './entity-keys.ts';
import { isPaging, leadsToPeople, OWN_ROOTS } from './root-fields.ts';

/** Someone without a number is another person too, whom the register tells of in the record that they are related to. */
const ANOTHER_PERSON = [...PERSON_TYPES, 'CprPersonWithoutNumber'];

/** What purposes can grant of a schema. The tags for contracts tell what is for authorities alone. */
export function grantableOf(schema: GraphQLSchema): Grantable {
  const fields = new Set<string>();
  const ways = new Map<string, string>();
  const searchKeys = new Set<string>();
  const forAuthorities = new Set<string>();

  const addParts = (type: GraphQLObjectType, path: string, isForAuthorities: boolean): void => {
    for (const field of Object.values(type.getFields())) {
      const below = getNamedType(field.type);
      const part = `${path}.${field.name}`;
      const isTheirs = isForAuthorities || isForAuthoritiesOnly(type, field) || isForAuthoritiesOnly(below);
      fields.add(part);
      if (isTheirs) forAuthorities.add(part);
      if (ANOTHER_PERSON.includes(below.name)) ways.set(part, `${type.name}.${field.name}`);
      if (isObjectType(below) && !PERSON_TYPES.includes(below.name)) addParts(below, part, isTheirs);
    }
  };
  for (const name of PERSON_TYPES) {
    const type = schema.getType(name);
    if (isObjectType(type)) addParts(type, name, isForAuthoritiesOnly(type));
  }

  const addKey = (key: string, isTheirs: boolean): void => {
    searchKeys.add(key);
    if (isTheirs) forAuthorities.add(key);
  };
  for (const { name: root, field } of rootFields(schema)) {
    if (OWN_ROOTS.has(`${root}.${field.name}`) || !leadsToPeople(schema, field)) continue;
    const isTheirs = isForAuthoritiesOnly(field) || isForAuthoritiesOnly(getNamedType(field.type));
    for (const argument of field.args) {
      for (const path of isPaging(argument) ? [] : argumentPaths(argument))
        addKey(`${root}.${field.name}(${path}:)`, isTheirs);
    }
  }
  for (const [type, keys] of ENTITY_KEYS) {
    for (const key of keys) addKey(entityKey(type, key), isForAuthoritiesOnly(schema.getType(type)));
  }
  return { fields, ways, searchKeys, forAuthorities };
}

const rootFields = (schema: GraphQLSchema) =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    type
      ? Object.values(type.getFields()).flatMap((field) =>
          field.name === '_entities' ? [] : [{ name: type.name, field }],
        )
      : [],
  );

/** An argument, and the parts of one that has parts: `filter`, `filter.name`, `filter.name.surname`. */
function argumentPaths({ name, type }: Pick<GraphQLArgument, 'name' | 'type'>, around = ''): string[] {
  const path = around + name;
  const parts = getNamedType(type);
  if (!isInputObjectType(parts)) return [path];
  return [path, ...Object.values(parts.getFields()).flatMap((part) => argumentPaths(part, `${path}.`))];
}

type Tagged = GraphQLNamedType | GraphQLField<unknown, unknown> | undefined;

/** Whether the tags of a type or field, or of the type that a field is in, leave it to authorities. */
function isForAuthoritiesOnly(...around: readonly Tagged[]): boolean {
  const tags = around.flatMap((one) => (one?.astNode?.directives ?? []).flatMap(tagsOf));
  return tags.length > 0 && tags.every((tag) => tag === 'public-sector');
}

const tagsOf = ({ name, arguments: given = [] }: ConstDirectiveNode): string[] =>
  name.value === 'tag' ? given.flatMap(({ value }) => (value.kind === Kind.STRING ? [value.value] : [])) : [];
