import { Kind, type FieldNode, type OperationDefinitionNode, type ValueNode } from 'graphql';
import type { ListSize } from './field-price.ts';
import { LONGEST_PAGE } from './longest-page.ts';

/** As the client sent them. */
export type Variables = Readonly<Record<string, unknown>>;

/** How many items a field is asked for in one request, at least 1: an empty list is an answer too. */
export type ItemCount = (variables: Variables) => number;

/**
 * Counts the items of the fields of one operation: a number where the document tells it or the schema assumes it, a function where a variable
 * tells it. A field refuses all keys if there are more than `mostKeys`, and a page that is too long; so no more are counted, and no number that
 * a client sent comes back as the cost.
 */
export function createItemCounts(operation: OperationDefinitionNode, mostKeys: number) {
  const defaults = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue,
    ]),
  );
  // A fragment may have the same field walked many times, and the field as many arguments as a document holds.
  const known = new Map<FieldNode, ItemCount | number>();

  function count(node: FieldNode, size: ListSize): ItemCount | number {
    const { argument, assumed, keysMayRepeat } = size;
    const value = node.arguments?.find(({ name }) => name.value === argument?.name)?.value;
    if (argument === null || value === undefined) return Math.max(1, assumed);
    const most = keysMayRepeat ? Infinity : mostKeys;
    const items = (given: unknown): number => {
      if (argument.isList) return Math.max(1, Math.min(Array.isArray(given) ? given.length : 1, most));
      return typeof given === 'number' && given >= 1 ? Math.min(given, LONGEST_PAGE) : Math.max(1, assumed);
    };
    if (value.kind !== Kind.VARIABLE) return items(untyped(value));
    const name = value.name.value;
    const byDefault = untyped(defaults.get(name));
    return (variables) => items(Object.hasOwn(variables, name) ? variables[name] : byDefault);
  }

  return function itemsOf(node: FieldNode, size: ListSize): ItemCount | number {
    if (size.argument === null) return Math.max(1, size.assumed);
    const items = known.get(node) ?? count(node, size);
    known.set(node, items);
    return items;
  };
}

/** The part of a literal that counts: how long a list is, and what an integer is. */
function untyped(node: ValueNode | undefined): unknown {
  if (node?.kind === Kind.LIST) return node.values;
  return node?.kind === Kind.INT ? Number(node.value) : undefined;
}
