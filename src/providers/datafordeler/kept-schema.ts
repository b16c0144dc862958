import {
  buildSchema,
  getNamedType,
  isObjectType,
  Kind,
  parse,
  print,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
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
  /** The selection without what the schema lacks; null when nothing of it is left. */
  cut(selection: string): string | null;
  /** What the schema has, lacks or seems to have renamed of the selection. */
  review(selection: string): Finding[];
};

/**
 * The schema of the service as it was fetched. What it lacks is left out of our questions, so that a field that went away does not break
 * them all.
 *
 * @throws Error when the text is no schema, or has no such root field
 */
export function readKeptSchema(sdl: string, root: string): KeptSchema {
  const schema = buildSchema(sdl, { assumeValidSDL: true });
  const person = personType(schema, root);
  const findings = (selection: string): Finding[] => reviewSet(selectionSet(selection), person, '');
  return {
    cut(selection) {
      const kept = cutSet(selectionSet(selection), person);
      return kept === null ? null : kept.selections.map(print).join(' ').replace(/\s+/g, ' ');
    },
    review: findings,
  };
}

function personType(schema: GraphQLSchema, root: string): GraphQLObjectType {
  const connection = getNamedType(schema.getQueryType()?.getFields()[root]?.type);
  const nodes = isObjectType(connection) ? getNamedType(connection.getFields()['nodes']?.type) : undefined;
  if (isObjectType(nodes)) return nodes;
  throw new Error(
    `The schema has no "${root}" with people in it. Is it of the other sector, or of another service?`,
  );
}

function selectionSet(selection: string): SelectionSetNode {
  const [definition] = parse(`{ ${selection} }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('Not a selection');
  return definition.selectionSet;
}

const fieldsOf = (set: SelectionSetNode): FieldNode[] =>
  set.selections.filter((node) => node.kind === Kind.FIELD);

function cutSet(set: SelectionSetNode, type: GraphQLObjectType): SelectionSetNode | null {
  const selections = fieldsOf(set).flatMap((node) => cutField(node, type) ?? []);
  return selections.length === 0 ? null : { ...set, selections };
}

function cutField(node: FieldNode, type: GraphQLObjectType): FieldNode | null {
  const field = type.getFields()[node.name.value];
  if (field === undefined) return null;
  const below = getNamedType(field.type);
  if (node.selectionSet === undefined || !isObjectType(below)) return node;
  const selectionSet = cutSet(node.selectionSet, below);
  return selectionSet === null ? null : { ...node, selectionSet };
}

function reviewSet(set: SelectionSetNode, type: GraphQLObjectType, prefix: string): Finding[] {
  return fieldsOf(set).flatMap((node) => {
    const name = node.name.value;
    const path = prefix + name;
    const field = type.getFields()[name];
    if (field === undefined) return [missing(path, name, type)];
    const below = getNamedType(field.type);
    const found: Finding = { path, verdict: 'has', instead: null };
    return node.selectionSet !== undefined && isObjectType(below)
      ? [found, ...reviewSet(node.selectionSet, below, `${path}.`)]
      : [found];
  });
}

function missing(path: string, name: string, type: GraphQLObjectType): Finding {
  const [instead] = suggestionList(name, Object.keys(type.getFields()));
  return instead === undefined
    ? { path, verdict: 'lacks', instead: null }
    : { path, verdict: 'renamed', instead };
}
