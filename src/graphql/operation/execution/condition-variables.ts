import { GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from 'graphql';
import type {
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';

const CONDITIONS: readonly string[] = [GraphQLSkipDirective.name, GraphQLIncludeDirective.name];

/** The names of the variables that decide, through `@skip` and `@include`, which fields an operation has. */
export function conditionVariables(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): readonly string[] {
  const names = new Set<string>();
  const visited = new Set<SelectionSetNode>();
  const visit = (selectionSet: SelectionSetNode | undefined): void => {
    if (selectionSet === undefined || visited.has(selectionSet)) return;
    visited.add(selectionSet);
    for (const selection of selectionSet.selections) {
      for (const name of variablesOf(selection)) names.add(name);
      visit(
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fragments[selection.name.value]?.selectionSet
          : selection.selectionSet,
      );
    }
  };
  visit(operation.selectionSet);
  return [...names];
}

function variablesOf(selection: SelectionNode): string[] {
  return (selection.directives ?? [])
    .filter((directive) => CONDITIONS.includes(directive.name.value))
    .flatMap((directive) => directive.arguments ?? [])
    .flatMap(({ value }) => (value.kind === Kind.VARIABLE ? [value.name.value] : []));
}
