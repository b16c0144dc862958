import {
  buildSchema,
  getNamedType,
  GraphQLError,
  isObjectType,
  Kind,
  parse,
  print,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';

/** How one of our selections fares with the service's schema. `renamed` names what the schema has that looks like it. */
export type Finding = {
  readonly path: string;
  readonly verdict: 'has' | 'lacks' | 'renamed';
  readonly instead: string | null;
};

export type KeptSchema = {
  /** The type of the root field's `input`. */
  readonly inputType: string;
  /**
   * The selection without what the schema lacks; null when nothing of use is left.
   *
   * @throws KeptSchemaError when it would lose something that no question may go without
   */
  cut(selection: string): string | null;
  /**
   * The same for what every question needs.
   *
   * @throws KeptSchemaError when one of the selection's fields would be lost
   */
  cutNeeded(selection: string): string;
  /** What the schema has, lacks or seems to have renamed of the selection. */
  review(selection: string): Finding[];
};

/** A schema that the service can't be asked by. The message is for the operator. */
export class KeptSchemaError extends Error {
  override readonly name = 'KeptSchemaError';
}

/** Without it a person might be shown who must not be. */
const PROTECTIONS = 'beskyttelser';

/**
 * What a row can't be read without: whether it is true and holds now, or what it is about. Where the schema lacks one, the row is not asked
 * for at all. With the name of the row where others have a field of that name too.
 */
const NEEDED = new Set([
  'status',
  'personnummer',
  'beskyttelsestype',
  'civilstandstype',
  'foraelderrolle',
  'foraeldremyndighedsoplysninger.foraeldremyndighedsindehaverrolle',
  'barn',
  'vaergemaalstype',
  'tilhoersforhold',
  'kommunaleforholdstype',
  'notatlinie',
  'valgoplysningstype',
  'cprHaendelseskoder.kode',
]);

/**
 * The schema of the service as it was fetched. What it lacks is left out of our questions, so that a field that went away does not break
 * them all.
 *
 * @throws KeptSchemaError when the text is no schema, or has no such root field
 */
export function readKeptSchema(sdl: string, root: string): KeptSchema {
  const rootField = readSchema(sdl).getQueryType()?.getFields()[root];
  const connection = getNamedType(rootField?.type);
  const person = isObjectType(connection) ? getNamedType(connection.getFields()['nodes']?.type) : undefined;
  const input = getNamedType(rootField?.args.find(({ name }) => name === 'input')?.type);
  if (!isObjectType(person) || input === undefined) {
    throw new KeptSchemaError(
      `The schema has no "${root}" with people in it. Is it of the other sector, or of another service?`,
    );
  }
  return {
    inputType: input.name,
    cut(selection) {
      const kept = cutSet(selectionSet(selection), person, '');
      return kept && textOf(kept.selections);
    },
    cutNeeded(selection) {
      const fields = fieldsOf(selectionSet(selection));
      return textOf(fields.map((node) => cutField(node, person) ?? refuse(node, person)));
    },
    review: (selection) => reviewSet(selectionSet(selection), person, ''),
  };
}

function readSchema(sdl: string): GraphQLSchema {
  try {
    return buildSchema(sdl, { assumeValidSDL: true });
  } catch (error) {
    const line = error instanceof GraphQLError ? error.locations?.[0]?.line : undefined;
    throw new KeptSchemaError(
      `It is no GraphQL schema${line === undefined ? '' : ` (line ${line})`}. Fetch it again with "schema fetch".`,
    );
  }
}

function selectionSet(selection: string): SelectionSetNode {
  const [definition] = parse(`{ ${selection} }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('Not a selection');
  return definition.selectionSet;
}

const textOf = (nodes: readonly SelectionNode[]): string => nodes.map(print).join(' ').replace(/\s+/g, ' ');

const fieldsOf = (set: SelectionSetNode): FieldNode[] =>
  set.selections.filter((node) => node.kind === Kind.FIELD);

function cutSet(set: SelectionSetNode, type: GraphQLObjectType, row: string): SelectionSetNode | null {
  const selections: FieldNode[] = [];
  for (const node of fieldsOf(set)) {
    const kept = cutField(node, type);
    if (kept !== null) selections.push(kept);
    else if (node.name.value === PROTECTIONS) refuse(node, type);
    else if (NEEDED.has(node.name.value) || NEEDED.has(`${row}.${node.name.value}`)) return null;
  }
  return selections.length === 0 ? null : { ...set, selections };
}

function refuse({ name }: FieldNode, type: GraphQLObjectType): never {
  throw new KeptSchemaError(
    `The schema's "${type.name}" lacks "${name.value}" or what can't be missing in it, and no question goes without.`,
  );
}

function cutField(node: FieldNode, type: GraphQLObjectType): FieldNode | null {
  const field = type.getFields()[node.name.value];
  if (field === undefined) return null;
  const below = getNamedType(field.type);
  if (isObjectType(below) !== (node.selectionSet !== undefined)) return null;
  if (node.selectionSet === undefined || !isObjectType(below)) return node;
  const selectionSet = cutSet(node.selectionSet, below, node.name.value);
  return selectionSet === null ? null : { ...node, selectionSet };
}

function reviewSet(set: SelectionSetNode, type: GraphQLObjectType, prefix: string): Finding[] {
  const asked = new Set(fieldsOf(set).map(({ name }) => name.value));
  const others = Object.keys(type.getFields()).filter((name) => !asked.has(name));
  return fieldsOf(set).flatMap((node) => {
    const name = node.name.value;
    const path = prefix + name;
    const field = type.getFields()[name];
    if (field === undefined) return [missing(path, name, others)];
    const below = getNamedType(field.type);
    const found: Finding = { path, verdict: 'has', instead: null };
    return node.selectionSet !== undefined && isObjectType(below)
      ? [found, ...reviewSet(node.selectionSet, below, `${path}.`)]
      : [found];
  });
}

/** What it may be called now is among the fields that nobody here asks for. */
function missing(path: string, name: string, others: readonly string[]): Finding {
  const [instead] = suggestionList(name, others);
  return instead === undefined
    ? { path, verdict: 'lacks', instead: null }
    : { path, verdict: 'renamed', instead };
}
