import {
  getNamedType,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
  type SelectionNode,
} from 'graphql';
import type { RandomQuestion } from './random-question.ts';

/** What an answer tells of one person at one place, as a line: `path Type OUTCOME fields person`. */
export type ToldPerson = string;

const PEOPLE = ['Citizen', 'PrivateCitizen', 'CprEvent'];
const PROTECTED = ['name', 'address', 'contactAddress', 'migration'];
const OF_GUARDIAN = ['guardianship.guardianName', 'guardianship.guardianAddressLines'];

type Value = null | string | number | boolean | Value[] | { [name: string]: Value };
type Found = { readonly name: string; readonly definition: string; readonly sets: SelectionSetNode[] };

/**
 * Reads from an answer and the text of its question alone who is told of, where, and what: what the ledger has to say of it. Knows nothing of how
 * questions are run.
 */
export function toldPeople(
  schema: GraphQLSchema,
  { query, variables }: RandomQuestion,
  data: Value,
): ToldPerson[] {
  const document = parse(query);
  const fragments = new Map<string, FragmentDefinitionNode>();
  let top: SelectionSetNode | undefined;
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    if (node.kind === Kind.OPERATION_DEFINITION) top = node.selectionSet;
  }
  const told: ToldPerson[] = [];
  const queryType = schema.getQueryType();
  if (top === undefined || !queryType) throw new Error('Nothing is asked');
  walk(queryType, [top], data, '');
  return told.sort();

  function walk(
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
    value: Value,
    path: string,
  ): void {
    if (value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) walk(type, sets, item, path);
      return;
    }
    if (typeof value !== 'object') throw new Error('An object was expected');
    const fields = collect(type, sets);
    if (PEOPLE.includes(type.name)) note(type, fields, value, path);
    for (const { name, definition, sets: below } of fields) {
      const child = childType(type, definition);
      if (child !== null)
        walk(child, below, value[name] ?? null, path === '' ? definition : `${path}.${definition}`);
    }
  }

  function childType(type: GraphQLObjectType, name: string): GraphQLObjectType | null {
    if (name === '_entities') return schema.getType('Citizen') as GraphQLObjectType;
    const field = type.getFields()[name];
    const below = field && getNamedType(field.type);
    return isObjectType(below) ? below : null;
  }

  function collect(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Found[] {
    const found = new Map<string, Found>();
    const add = (node: SelectionNode): void => {
      if (!(node.directives ?? []).every(holds)) return;
      if (node.kind === Kind.FIELD) {
        const name = (node.alias ?? node.name).value;
        const one = found.get(name) ?? { name, definition: node.name.value, sets: [] };
        if (node.selectionSet) one.sets.push(node.selectionSet);
        found.set(name, one);
        return;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      const on = fragment?.typeCondition?.name.value ?? type.name;
      if (on === type.name) fragment?.selectionSet.selections.forEach(add);
    };
    for (const { selections } of sets) selections.forEach(add);
    return [...found.values()];
  }

  function holds({ name, arguments: given = [] }: NonNullable<SelectionNode['directives']>[number]): boolean {
    const [{ value } = { value: undefined }] = given;
    const condition = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
    return name.value === 'include' ? condition === true : condition !== true;
  }

  function note(
    type: GraphQLObjectType,
    fields: readonly Found[],
    value: { [name: string]: Value },
    path: string,
  ): void {
    const leaves = new Set<string>();
    addLeaves(leaves, type, fields, '');
    // An event names the person by id.
    const isEvent = type.name === 'CprEvent';
    const who = isEvent ? (value['whoFrom'] as { [name: string]: Value } | null) : value;
    const number = isEvent ? null : (who?.['whoNumber'] ?? null);
    const person = number === null ? `=${who?.['whoId'] as string}` : `#${number as string}`;
    const mark = value['whoIsProtected'] as { nameAndAddress: string } | undefined;
    const isWithheld = (leaf: string): boolean =>
      mark !== undefined &&
      mark.nameAndAddress !== 'NOT_PROTECTED' &&
      (PROTECTED.includes(leaf.split('.')[0] ?? '') || OF_GUARDIAN.includes(leaf));
    for (const [outcome, part] of [
      ['DELIVERED', [...leaves].filter((leaf) => !isWithheld(leaf))],
      ['WITHHELD', [...leaves].filter(isWithheld)],
    ] as const) {
      if (part.length > 0) told.push([path, type.name, outcome, part.sort().join(), person].join(' '));
    }
  }

  function addLeaves(
    leaves: Set<string>,
    type: GraphQLObjectType,
    fields: readonly Found[],
    path: string,
  ): void {
    for (const { definition, sets } of fields) {
      const field = type.getFields()[definition];
      const below = field && getNamedType(field.type);
      const way = path + definition;
      if (below === undefined || isLeafType(below) || PEOPLE.includes(below.name)) leaves.add(way);
      else if (isObjectType(below)) addLeaves(leaves, below, collect(below, sets), `${way}.`);
    }
  }
}
