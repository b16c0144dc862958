import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNullableType,
  GraphQLScalarType,
  isIntrospectionType,
  isListType,
  isObjectType,
  Kind,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { isCalendarDate } from '../../../src/domain/calendar-date.ts';
import type { HandOver } from './hand-over.ts';
import { canonicalInstant } from './instant.ts';
import { page, type PageArguments } from './paging.ts';
import { matchesPerson, matchesWhere, type Filter } from './person-filter.ts';
import { inForm, SIBLING_FORM, type PrivateForm } from './private-form.ts';
import type { RegisterPeople } from './register-people.ts';
import type { RegisterPerson } from './register-person.ts';
import { toPrivatePerson } from './to-private-person.ts';

export type SectorName = 'PublicSector' | 'PrivateSector';

/** One of the two services that CPR has at Datafordeler, ready to execute queries. */
export type Sector = {
  readonly sdl: string;
  readonly schema: GraphQLSchema;
  readonly rootField: string;
};

/** Makes another version of a service's schema, as the next release may bring it. */
export type AlterSchema = (sdl: string) => string;

/** The service for authorities: every person, found by number, id or search. */
export function publicSector(
  people: RegisterPeople,
  handOversOf: (personId: string) => readonly HandOver[],
  alterSchema: AlterSchema = asItIs,
): Sector {
  const sdl = alterSchema(read('public-sector.graphql'));
  return sector(sdl, 'CPRCustom_PublicSectorPerson', ({ input, ...paging }) => {
    const found = candidates(people, input).filter((person) =>
      matchesPerson(person, handOversOf(person.id), input),
    );
    return page(found, ({ id }) => id, paging);
  });
}

/** The service for companies: one hit or none for each number asked. */
export function privateSector(
  people: RegisterPeople,
  alterSchema: AlterSchema = asItIs,
  form: PrivateForm = SIBLING_FORM,
): Sector {
  const sdl = alterSchema(inForm(read('private-sector.graphql'), form));
  return sector(sdl, 'CPRCustom_PrivateSectorPerson', ({ input, ...paging }) => {
    const found = (numbersAsked(input) ?? []).flatMap((number) =>
      people.byNumber(number).flatMap((person) => toPrivatePerson(person, number, form) ?? []),
    );
    const distinct = new Map(found.map((person) => [person.sortKey, person]));
    return page([...distinct.values()], ({ sortKey }) => sortKey, paging);
  });
}

/** Those whom the keys of the input name, or without keys everybody who can be searched for. */
function candidates(people: RegisterPeople, input: Filter): readonly RegisterPerson[] {
  const ids = keysOf(input['id']);
  const found = ids?.map(people.byId) ?? numbersAsked(input)?.flatMap(people.byNumber);
  if (found === undefined) return people.all;
  const existing = found.filter((person) => person !== null);
  return [...new Map(existing.map((person) => [person.id, person])).values()];
}

/** The numbers of a filter, be it a level deeper. */
function numbersAsked(input: Filter): string[] | null {
  const filter = input['personnummer'];
  if (typeof filter !== 'object' || filter === null) return null;
  return keysOf((filter as Filter)['personnummer'] ?? filter);
}

/** The distinct keys of a KeyFilter, or null when it has none. */
function keysOf(filter: Filter[string] | undefined): string[] | null {
  if (typeof filter !== 'object' || filter === null) return null;
  const keys = Object.values(filter as Filter).filter((operand) => operand !== null);
  return keys.length === 0 ? null : [...new Set(keys.flat() as string[])];
}

type RootArguments = PageArguments & { readonly input: Filter };

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
const asItIs: AlterSchema = (sdl) => sdl;

function sector(sdl: string, rootField: string, resolve: (args: RootArguments) => object): Sector {
  const schema = buildSchema(sdl);
  giveScalarsTheirForm(schema);
  for (const field of fieldsOf(schema)) {
    if (field.args.some(({ name }) => name === 'where')) filterRows(field);
    else if (isObjectType(getNullableType(field.type))) takeFirst(field);
  }
  const root = schema.getQueryType()?.getFields()[rootField];
  if (root === undefined) throw new Error(`The schema has no root field ${rootField}`);
  root.resolve = (_source, args) => resolve(args as RootArguments);
  return { sdl, schema, rootField };
}

type Field = GraphQLField<Readonly<Record<string, unknown>>, unknown>;

/** Those of the schema itself: the types of introspection are shared by every schema of the process. */
function fieldsOf(schema: GraphQLSchema): Field[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) => Object.values(type.getFields()));
}

/** Lets the field's `where` choose among the rows it stands on. */
function filterRows(field: Field): void {
  const tellsOne = !isListType(field.type);
  field.resolve = (source, { where }: { readonly where?: Filter | null }) => {
    const value = source[field.name];
    if (!Array.isArray(value)) return value;
    const rows = where ? value.filter((row: object) => matchesWhere(row, where)) : value;
    return tellsOne ? firstOf(rows) : rows;
  };
}

/**
 * Lets a field without a list show what others have in a list of at most one. Which of several contact addresses the service tells where no
 * condition is set is not known: here it is the first.
 */
function takeFirst(field: Field): void {
  field.resolve = (source) => {
    const value = source[field.name];
    return Array.isArray(value) ? firstOf(value) : value;
  };
}

const firstOf = (rows: readonly unknown[]): unknown => rows[0] ?? null;

function giveScalarsTheirForm(schema: GraphQLSchema): void {
  setForm(schema, 'DafDateTime', canonicalInstant);
  setForm(schema, 'LocalDate', (text) => (isCalendarDate(text) ? text : null));
}

function setForm(schema: GraphQLSchema, name: string, form: (text: string) => string | null): void {
  const scalar = schema.getType(name);
  if (!(scalar instanceof GraphQLScalarType)) throw new Error(`There is no scalar ${name}`);
  const convert = (value: unknown): string => {
    const text = typeof value === 'string' ? form(value) : null;
    if (text === null) throw new TypeError(`A ${name} is written otherwise`);
    return text;
  };
  scalar.serialize = convert;
  scalar.parseValue = convert;
  scalar.parseLiteral = (node) => convert(node.kind === Kind.STRING ? node.value : null);
}
