import {
  getNamedType,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { prepareArguments } from '../input/prepare-arguments.ts';
import { ALWAYS, implies, type Conditions, type Conjunction } from './conditions.ts';
import { Place, type LeafPlan, type Selection, type Selections, type ValuePlan } from './plan.ts';
import { selectionOf } from './selection-of.ts';

/** What a plan is made from beside the operation: the schema, and the rest of the document. */
export type Scope = {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: Conditions;
};

/** A field as it is written at one spot of the document, and what must hold for it to count. */
type Occurrence = { readonly node: FieldNode; readonly under: Conjunction };
/** All occurrences of one field. */
type Occurrences = readonly [Occurrence, ...Occurrence[]];
type SelectionSet = { readonly set: SelectionSetNode; readonly under: Conjunction };

/** Plans the selection set of an operation on its root type, with everything below it. */
export function planOperation(scope: Scope, type: GraphQLObjectType, set: SelectionSetNode): Selection {
  return planSelection(scope, null, type, [{ set, under: ALWAYS }]);
}

/** What is selected at a place, for each type that a value of `type` may have. */
function planSelections(
  scope: Scope,
  above: Place,
  type: GraphQLNamedType,
  sets: readonly SelectionSet[],
): Selections {
  const types = isAbstractType(type) ? scope.schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  return new Map(types.map((one) => [one, planSelection(scope, above, one, sets)]));
}

function planSelection(
  scope: Scope,
  above: Place | null,
  type: GraphQLObjectType,
  sets: readonly SelectionSet[],
): Selection {
  const places = [...collectFields(scope, type, sets)].flatMap(([responseName, occurrences]) => {
    const [{ node }] = occurrences;
    const definition = fieldDefinition(scope.schema, type, node.name.value);
    // What the type does not have is left out of the answer, as in graphql-js.
    if (definition === undefined) return [];
    return [planPlace(scope, above, type, definition, responseName, occurrences)];
  });
  return selectionOf(type, above, places);
}

function planPlace(
  scope: Scope,
  above: Place | null,
  parentType: GraphQLObjectType,
  definition: GraphQLField<unknown, unknown>,
  responseName: string,
  occurrences: Occurrences,
): Place {
  const nodes = occurrences.map(({ node }) => node);
  const sets = occurrences.flatMap(({ node: { selectionSet: set }, under }) => (set ? [{ set, under }] : []));
  return new Place({
    above,
    parentType,
    definition,
    nodes,
    responseName,
    condition: scope.conditions.anyOf(occurrences.map(({ under }) => under)),
    isProperty: definition.resolve === undefined && definition.args.length === 0,
    arguments: prepareArguments(definition, occurrences[0].node),
    planValue: (place) =>
      planValue(definition.type, planSelections(scope, place, getNamedType(definition.type), sets)),
  });
}

/** The field of a type, those of introspection among them. */
function fieldDefinition(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return type.getFields()[name];
}

/** The fields that selection sets have together on a type, by their names in the answer. */
function collectFields(
  { schema, fragments, conditions }: Scope,
  type: GraphQLObjectType,
  sets: readonly SelectionSet[],
): ReadonlyMap<string, Occurrences> {
  const found = new Map<string, [Occurrence, ...Occurrence[]]>();
  const spread = new Map<string, Conjunction[]>();
  const collect = ({ selections }: SelectionSetNode, outer: Conjunction): void => {
    for (const selection of selections) {
      const under = conditions.under(outer, selection);
      if (under === null) continue;
      if (selection.kind === Kind.FIELD) {
        const responseName = (selection.alias ?? selection.name).value;
        const same = found.get(responseName);
        if (same === undefined) found.set(responseName, [{ node: selection, under }]);
        else same.push({ node: selection, under });
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD && isKnown(spread, selection.name.value, under)) continue;
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment === undefined || !applies(schema, fragment.typeCondition?.name.value, type)) continue;
      collect(fragment.selectionSet, under);
    }
  };
  for (const { set, under } of sets) collect(set, under);
  return found;
}

/**
 * Whether a fragment has been taken already: it counts once in a selection set, unless it is spread again under a condition that does not imply
 * an earlier one.
 */
function isKnown(spread: Map<string, Conjunction[]>, name: string, under: Conjunction): boolean {
  const before = spread.get(name) ?? [];
  if (before.some((other) => implies(under, other))) return true;
  spread.set(name, [...before, under]);
  return false;
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}

function planValue(type: GraphQLOutputType, selections: Selections, nonNull = false): ValuePlan {
  if (isNonNullType(type)) return planValue(type.ofType, selections, true);
  if (isListType(type)) return { kind: 'list', nonNull, item: planValue(type.ofType, selections) };
  if (isLeafType(type)) {
    return { kind: 'leaf', nonNull, type, written: writtenAsIs(type), members: membersOf(type) };
  }
  if (isAbstractType(type)) return { kind: 'abstract', nonNull, type, selections };
  const only = type.isTypeOf == null ? (selections.get(type) ?? null) : null;
  return { kind: 'object', nonNull, type, selections, only };
}

/** Which values `serialize` returns as they are: known for the built-in scalars, and for those that say so about texts. */
function writtenAsIs(type: GraphQLLeafType): LeafPlan['written'] {
  if (type === GraphQLString || type === GraphQLID || type.extensions['textsAsTheyAre'] === true)
    return 'texts';
  if (type === GraphQLBoolean) return 'booleans';
  if (type === GraphQLInt) return 'integers';
  if (type === GraphQLFloat) return 'numbers';
  return isEnumType(type) ? 'members' : 'serialized';
}

const NO_MEMBERS: ReadonlyMap<unknown, string> = new Map();
const knownMembers = new WeakMap<GraphQLLeafType, ReadonlyMap<unknown, string>>();

function membersOf(type: GraphQLLeafType): ReadonlyMap<unknown, string> {
  if (!isEnumType(type)) return NO_MEMBERS;
  let members = knownMembers.get(type);
  if (members === undefined) {
    members = new Map(type.getValues().map(({ name, value }) => [value as unknown, `"${name}"`]));
    knownMembers.set(type, members);
  }
  return members;
}
