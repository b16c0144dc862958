import {
  buildSchema,
  getNamedType,
  GraphQLError,
  isInputObjectType,
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
import { cutArguments } from '../wire/cut-arguments.ts';
import { keyInputOf, type KeyInput } from '../wire/key-input.ts';
import type { Service } from '../wire/service.ts';
import { nearestName } from '../../../domain/nearest-name.ts';

/** Whether the service's schema has a field that we ask for. `instead` is a field of the schema that looks like a renamed one. */
export type Finding = {
  readonly path: string;
  readonly verdict: 'has' | 'lacks' | 'renamed';
  readonly instead: string | null;
};

export type KeptSchema = {
  /** The type of the root field's `input`. */
  readonly inputType: string;
  /**
   * How its `input` asks for people by their numbers, or by their ids.
   *
   * @throws KeptSchemaError when it does not
   */
  keyInput(name: 'personnummer' | 'id'): KeyInput;
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

/** A schema that questions can't be made from. The message is for the operator. */
export class KeptSchemaError extends Error {
  override readonly name = 'KeptSchemaError';
}

/** Without it a person might be shown who must not be. */
const PROTECTIONS = 'beskyttelser';

/**
 * The fields that a row can't do without, because they are what it is about. If the schema lacks one, the row is not asked for at all: a
 * marriage without its spouse would look like no marriage. With the name of the row if other rows have a field of that name too.
 */
const NEEDED = new Set([
  'personnummer',
  'beskyttelsestype',
  'civilstandstype',
  'aegtefaelle',
  'aegtefaelleUdenCpr',
  'foraelderrolle',
  'foraelder',
  'foraelderUdenCpr',
  'foraeldremyndighedsoplysninger.foraeldremyndighedsindehaverrolle',
  'foraeldremyndig',
  'foraeldremyndigUdenCpr',
  'barn',
  'vaergemaalstype',
  'tilhoersforhold',
  'kommunaleforholdstype',
  'notatlinie',
  'valgoplysningstype',
  'cprHaendelseskoder.kode',
]);

/** What tells whether a row is true and holds now. Without one of them a row of the past, or of the future, may be told as present. */
const STATUS = 'status';
const DAY = /^virkning(?:fra|til)$/i;
/** Rows without a status that have an end all the same. */
const ENDING = ['foraeldremyndighedsoplysninger', 'foraeldremyndighedOver', 'notater', 'supplerendeAdresse'];
/** Rows that do without days. A protection without them is in force, and a number is present or not by its status. */
const WITHOUT_DAYS = [PROTECTIONS, 'personnumre'];

/**
 * The schema of the service as it was fetched. What it lacks is left out of our questions, so that a field that went away does not break
 * them all.
 *
 * @throws KeptSchemaError when the text is no schema, or has no such root field
 */
export function readKeptSchema(sdl: string, { root, isOfToday }: Service): KeptSchema {
  const rootField = readSchema(sdl).getQueryType()?.getFields()[root];
  const connection = getNamedType(rootField?.type);
  const person = isObjectType(connection) ? getNamedType(connection.getFields()['nodes']?.type) : undefined;
  const input = getNamedType(rootField?.args.find(({ name }) => name === 'input')?.type);
  if (!isObjectType(person) || !isInputObjectType(input)) {
    throw new KeptSchemaError(
      `The schema has no "${root}" with people in it. Is it of the other sector, or of another service?`,
    );
  }
  const isNeeded = isOfToday
    ? tellsWhat
    : (field: string, row: FieldNode) => tellsWhat(field, row) || tellsWhen(field, row);
  return {
    inputType: input.name,
    keyInput(name) {
      const found = keyInputOf(input, name);
      if (found !== null) return found;
      throw new KeptSchemaError(`The schema's "${input.name}" has no "${name}" to ask for people by.`);
    },
    cut(selection) {
      const fields = fieldsOf(selectionSet(selection)).flatMap(
        (node) => cutField(node, person, isNeeded) ?? [],
      );
      return fields.length === 0 ? null : textOf(fields);
    },
    cutNeeded(selection) {
      const fields = fieldsOf(selectionSet(selection));
      return textOf(fields.map((node) => cutField(node, person, isNeeded) ?? refuse(node, person)));
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
      `It is not a GraphQL schema${line === undefined ? '' : ` (line ${line})`}. Fetch it again with "schema fetch".`,
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

/** Whether the row can't be read without the field. */
type IsNeeded = (field: string, row: FieldNode) => boolean;

const tellsWhat: IsNeeded = (field, { name }) => NEEDED.has(field) || NEEDED.has(`${name.value}.${field}`);

const tellsWhen: IsNeeded = (field, row) =>
  field === STATUS ||
  (DAY.test(field) &&
    !WITHOUT_DAYS.includes(row.name.value) &&
    (ENDING.includes(row.name.value) || namesIn(row).includes(STATUS)));

const namesIn = ({ selectionSet }: FieldNode): string[] =>
  selectionSet === undefined ? [] : fieldsOf(selectionSet).map(({ name }) => name.value);

function refuse({ name }: FieldNode, type: GraphQLObjectType): never {
  throw new KeptSchemaError(
    `The schema's "${type.name}" lacks "${name.value}" or what can't be missing in it, and no question goes without.`,
  );
}

/** The field with what the type has of it; null where it has nothing of use. */
function cutField(node: FieldNode, type: GraphQLObjectType, isNeeded: IsNeeded): FieldNode | null {
  const field = type.getFields()[node.name.value];
  if (field === undefined) return null;
  const below = getNamedType(field.type);
  if (isObjectType(below) !== (node.selectionSet !== undefined)) return null;
  const asked = { ...node, arguments: cutArguments(node, field) };
  if (node.selectionSet === undefined || !isObjectType(below)) return asked;
  const selections = cutRow(node, node.selectionSet, below, isNeeded);
  return selections === null ? null : { ...asked, selectionSet: { ...node.selectionSet, selections } };
}

function cutRow(
  row: FieldNode,
  set: SelectionSetNode,
  type: GraphQLObjectType,
  isNeeded: IsNeeded,
): FieldNode[] | null {
  const selections: FieldNode[] = [];
  for (const node of fieldsOf(set)) {
    const kept = cutField(node, type, isNeeded);
    if (kept !== null) selections.push(kept);
    else if (node.name.value === PROTECTIONS) refuse(node, type);
    else if (isNeeded(node.name.value, row)) return null;
  }
  return selections.length === 0 ? null : selections;
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

/** A new name is looked for among the fields that we do not ask for. */
function missing(path: string, name: string, others: readonly string[]): Finding {
  const instead = nearestName(name, others);
  return instead === null ? { path, verdict: 'lacks', instead: null } : { path, verdict: 'renamed', instead };
}
