import {
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  GraphQLString,
  isAbstractType,
  Kind,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What decides which fields a selection set has: the operation's fragments, and the variables that `@skip` and `@include` read. */
export type Scope = Pick<GraphQLResolveInfo, 'fragments' | 'schema' | 'variableValues'>;

/** Everything that is written of one field. */
export type Nodes = readonly [FieldNode, ...FieldNode[]];

/** The name of a field in the answer. */
export const nameInAnswer = ({ alias, name }: FieldNode): string => (alias ?? name).value;

/** The name of a field in the schema. */
export const nameInSchema = ({ name }: FieldNode): string => name.value;

/**
 * The fields that selection sets have together on a type, by one of their names. Those that are skipped are not among them. Each selection is looked at
 * once, however often its fragment is spread.
 */
export function fieldsOn(
  scope: Scope,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  nameOf: (node: FieldNode) => string,
): ReadonlyMap<string, Nodes> {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>();
  const spread = new Set<string>();
  const visit = (selection: SelectionNode): void => {
    if (!isIncluded(scope, selection)) return;
    if (selection.kind === Kind.FIELD) {
      const name = nameOf(selection);
      const same = fields.get(name);
      if (same === undefined) fields.set(name, [selection]);
      else same.push(selection);
      return;
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      if (spread.has(selection.name.value)) return;
      spread.add(selection.name.value);
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? scope.fragments[selection.name.value] : selection;
    if (fragment !== undefined && applies(scope, fragment.typeCondition?.name.value, type)) {
      fragment.selectionSet.selections.forEach(visit);
    }
  };
  for (const { selections } of sets) selections.forEach(visit);
  return fields;
}

/** What is asked of the objects that a field leads to. */
export const setsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => selectionSet ?? []);

/** The type of a field without lists around it. `__typename`, which no type lists, is a text. */
export function namedTypeOf(type: GraphQLObjectType, [node]: Nodes): GraphQLNamedType {
  const field = type.getFields()[node.name.value];
  return field === undefined ? GraphQLString : getNamedType(field.type);
}

/** A condition that is neither true nor false is left to the executor, which refuses it in its place. */
function isIncluded({ variableValues }: Scope, { directives = [] }: SelectionNode): boolean {
  return directives.every(({ name, arguments: [condition] = [] }) => {
    const excludes =
      name.value === GraphQLSkipDirective.name
        ? true
        : name.value === GraphQLIncludeDirective.name
          ? false
          : undefined;
    if (excludes === undefined || condition === undefined) return true;
    const { value } = condition;
    if (value.kind === Kind.VARIABLE) return variableValues[value.name.value] !== excludes;
    return value.kind !== Kind.BOOLEAN || value.value !== excludes;
  });
}

function applies({ schema }: Scope, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}
