import {
  getNamedType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql';

/** What is selected on one type at one place of a query, fragments resolved. */
export type Selection = {
  readonly type: GraphQLObjectType;
  /** The field that leads here; null at the root. */
  readonly field: FieldNode | null;
  /** Field names from the root to here. */
  readonly path: readonly string[];
  /** The selected fields by name; one selected twice is there twice. */
  readonly fields: ReadonlyMap<string, readonly FieldNode[]>;
};

/** Every place of the query with a selection, from the root down. The fields must exist. */
export function* selectionsOf(document: DocumentNode, root: GraphQLObjectType): Generator<Selection> {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      yield* walk({ type: root, field: null, path: [] }, [definition.selectionSet], document);
    }
  }
}

/** The leaf fields of the query below `nodes`, as dotted names: `navne.efternavn`. */
export function fieldsAsked(document: DocumentNode, root: GraphQLObjectType): string[] {
  const asked = new Set<string>();
  for (const { path, fields } of selectionsOf(document, root)) {
    for (const [name, nodes] of fields) {
      if (nodes.some(({ selectionSet }) => selectionSet !== undefined)) continue;
      const [, connectionField, ...below] = [...path, name];
      if (connectionField === 'nodes') asked.add(below.join('.'));
      if (connectionField === 'edges' && below[0] === 'node') asked.add(below.slice(1).join('.'));
    }
  }
  return [...asked];
}

function* walk(
  place: Omit<Selection, 'fields'>,
  sets: readonly SelectionSetNode[],
  document: DocumentNode,
): Generator<Selection> {
  const fields = new Map<string, FieldNode[]>();
  for (const field of sets.flatMap((set) => flatten(set, document))) {
    fields.set(field.name.value, [...(fields.get(field.name.value) ?? []), field]);
  }
  yield { ...place, fields };
  for (const [name, nodes] of fields) {
    const type = getNamedType(place.type.getFields()[name]?.type);
    const [field] = nodes;
    if (!isObjectType(type) || field === undefined) continue;
    const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    yield* walk({ type, field, path: [...place.path, name] }, below, document);
  }
}

function flatten({ selections }: SelectionSetNode, document: DocumentNode): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return flatten(selection.selectionSet, document);
    const fragment = document.definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? flatten(fragment.selectionSet, document) : [];
  });
}
