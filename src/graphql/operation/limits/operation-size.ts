import {
  getNamedType,
  getOperationAST,
  isCompositeType,
  isObjectType,
  isInterfaceType,
  Kind,
  valueFromASTUntyped,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { LONGEST_PAGE } from './longest-page.ts';

/**
 * How large an operation is before it runs: how deep its fields are nested (one more than the deepest allowed stands for anything deeper)
 * and what its answer may cost at the most.
 */
export type OperationSize = { readonly depth: number; readonly cost: number };

type Variables = Readonly<Record<string, unknown>>;

/** What a root field costs: so much for each of the items that its arguments ask for. */
type RootCost = { readonly perItem: number; readonly items: (variables: Variables) => number };

type MeasuredDocument = { readonly depth: number; readonly roots: readonly RootCost[] };

/**
 * Measures operations of one schema. Cost is counted as in the IBM cost specification that `@cost` and `@listSize` come from: an object
 * counts 1 or its `@cost`, a leaf nothing, a list as often as it has items: as many as an argument asks for at a root field, the
 * `assumedSize` below it. What depends on the document alone is worked out once for each document. Nothing below `deepest` fields is
 * looked at. `mostKeys` is how many people a field looks up at the most.
 */
export function createOperationMeasure(schema: GraphQLSchema, deepest: number, mostKeys: number) {
  const measured = new WeakMap<DocumentNode, Map<string, MeasuredDocument>>();

  return function measure(
    document: DocumentNode,
    operationName: string | undefined,
    variables: Variables,
  ): OperationSize {
    const byName = measured.get(document) ?? new Map<string, MeasuredDocument>();
    measured.set(document, byName);
    let size = byName.get(operationName ?? '');
    if (size === undefined) {
      size = measureDocument(schema, { deepest, mostKeys }, document, operationName);
      // Names that the document does not have come from the client without end; their size is not kept.
      if (size.roots.length > 0) byName.set(operationName ?? '', size);
    }
    return {
      depth: size.depth,
      cost: size.roots.reduce((sum, { perItem, items }) => sum + perItem * items(variables), 0),
    };
  };
}

function measureDocument(
  schema: GraphQLSchema,
  { deepest, mostKeys }: { readonly deepest: number; readonly mostKeys: number },
  document: DocumentNode,
  operationName: string | undefined,
): MeasuredDocument {
  const operation = getOperationAST(document, operationName);
  const rootType = operation ? schema.getRootType(operation.operation) : null;
  if (!operation || !rootType) return { depth: 0, roots: [] };
  const walk = createWalk(schema, deepest, document);
  const roots: RootCost[] = [];
  let depth = 0;
  walk.fields(operation.selectionSet, rootType, (node, field) => {
    const below = walk.below(node, field, 1);
    depth = Math.max(depth, 1 + below.depth);
    roots.push({ perItem: weightOf(field) + below.cost, items: itemsOf(node, field, operation, mostKeys) });
  });
  return { depth: Math.min(depth, deepest + 1), roots };
}

function createWalk(schema: GraphQLSchema, deepest: number, document: DocumentNode) {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const sizes = new Map<SelectionSetNode, OperationSize>();

  function fields(
    set: SelectionSetNode,
    type: GraphQLNamedType,
    visit: (node: FieldNode, field: GraphQLField<unknown, unknown>) => void,
    spread = new Set<FragmentDefinitionNode>(),
  ): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        // Introspection (`__schema`, `__type`, `__typename`) is no field of a type: it tells no person's data and costs nothing here.
        const field =
          isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
        if (field !== undefined) visit(selection, field);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment === undefined) continue;
      if (fragment.kind === Kind.FRAGMENT_DEFINITION) {
        // Execution takes a fragment once for each selection set, however often it is spread there.
        if (spread.has(fragment)) continue;
        spread.add(fragment);
      }
      const condition = fragment.typeCondition?.name.value;
      fields(fragment.selectionSet, (condition && schema.getType(condition)) || type, visit, spread);
    }
  }

  function below(node: FieldNode, field: GraphQLField<unknown, unknown>, level: number): OperationSize {
    if (node.selectionSet === undefined || level > deepest) return { depth: 0, cost: 0 };
    const known = sizes.get(node.selectionSet);
    if (known !== undefined) return known;
    let depth = 0;
    let cost = 0;
    fields(node.selectionSet, getNamedType(field.type), (child, childField) => {
      const size = below(child, childField, level + 1);
      depth = Math.max(depth, 1 + size.depth);
      cost += (weightOf(childField) + size.cost) * (assumedSize(childField) ?? 1);
    });
    const size = { depth, cost };
    sizes.set(node.selectionSet, size);
    return size;
  }

  return { fields, below };
}

/**
 * A root list is as long as the list or the `first` that the client gives; without either as long as the schema assumes. Of more than `mostKeys`,
 * or of a page that is too long, the field itself refuses every one.
 */
function itemsOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  operation: OperationDefinitionNode,
  mostKeys: number,
): RootCost['items'] {
  const byDefault = field.args.find(({ name }) => name === 'first')?.defaultValue;
  const assumed = assumedSize(field) ?? (typeof byDefault === 'number' ? byDefault : 1);
  const sizing = node.arguments?.find(({ name }) => SIZING_ARGUMENTS.includes(name.value));
  if (sizing === undefined) return () => assumed;
  const valueOf = argumentReader(sizing, operation);
  return (variables) => {
    const value = valueOf(variables);
    // The same person may stand in many representations, and is told in each place.
    if (sizing.name.value === 'representations' && Array.isArray(value)) return value.length;
    if (Array.isArray(value)) return Math.min(value.length, mostKeys);
    if (sizing.name.value !== 'first') return 1;
    return typeof value === 'number' && value > 0 ? Math.min(value, LONGEST_PAGE) : assumed;
  };
}

const SIZING_ARGUMENTS = ['cprs', 'ids', 'representations', 'first'];

/** Reads an argument's value: a literal, a variable as the client sent it, or the variable's default. */
function argumentReader(
  { value }: ArgumentNode,
  operation: OperationDefinitionNode,
): (variables: Variables) => unknown {
  if (value.kind !== Kind.VARIABLE) {
    const literal = valueFromASTUntyped(value);
    return () => literal;
  }
  const name = value.name.value;
  const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
  const byDefault = definition?.defaultValue && valueFromASTUntyped(definition.defaultValue);
  return (variables) => (variables[name] === undefined ? byDefault : variables[name]);
}

/** Federation brings `_entities` without a `@cost`; each of its items is a person looked up, as in `citizens`. */
function weightOf(field: GraphQLField<unknown, unknown>): number {
  if (field.name === '_entities') return ENTITY_WEIGHT;
  return directiveNumber(field, 'cost', 'weight') ?? (isCompositeType(getNamedType(field.type)) ? 1 : 0);
}

const ENTITY_WEIGHT = 10;

const assumedSize = (field: GraphQLField<unknown, unknown>): number | null =>
  directiveNumber(field, 'listSize', 'assumedSize');

function directiveNumber(
  field: GraphQLField<unknown, unknown>,
  directive: string,
  argument: string,
): number | null {
  const value = field.astNode?.directives
    ?.find(({ name }) => name.value === directive)
    ?.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.INT ? Number(value.value) : null;
}
