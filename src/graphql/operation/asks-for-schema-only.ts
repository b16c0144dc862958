import { getOperationAST, Kind, type DocumentNode, type SelectionSetNode } from 'graphql';

/** What a registry composes by, and introspection. */
const SCHEMA_FIELDS = ['_service', '__schema', '__type', '__typename'];

/** Whether an operation of a validated document asks about the schema alone: for nobody, and nothing of a provider. */
export function asksForSchemaOnly(document: DocumentNode, operationName: string | undefined): boolean {
  const seen = new Set<string>();

  function holds({ selections }: SelectionSetNode): boolean {
    return selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return SCHEMA_FIELDS.includes(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) return holds(selection.selectionSet);
      const name = selection.name.value;
      if (seen.has(name)) return true;
      seen.add(name);
      return document.definitions.some(
        (node) =>
          node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name && holds(node.selectionSet),
      );
    });
  }

  const operation = getOperationAST(document, operationName);
  return operation != null && holds(operation.selectionSet);
}
