import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  GraphQLString,
  isAbstractType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Citizen } from '../domain/citizen.ts';
import type { PrivateCitizen } from '../domain/private-citizen.ts';

/** What is asked of a person at one place of an operation. */
export type SelectedFields<Person> = {
  /** By their names in the schema; parts of a field with the way to them, `address.lines`, but not what is asked of another person behind it. */
  readonly asked: ReadonlySet<string>;
  /** What a provider has to be asked about so that they can be answered: a name alone is a small question. */
  readonly needed: ReadonlySet<keyof Person>;
};

/** What the fields that are worked out are worked out from. Why a field is empty is known of those that are asked for. */
const WORKED_OUT_FROM: Readonly<Record<string, readonly string[]>> = {
  __typename: [],
  age: ['birthDate', 'toldAge', 'status', 'statusValidity'],
  isOfAge: ['birthDate', 'toldAge', 'status', 'statusValidity'],
  livesInMunicipality: ['address', 'status'],
  canReceiveLetter: ['status', 'address', 'contactAddress', 'migration'],
  absences: [],
};

/** Another person, or the way to one, begins here. */
const ANOTHER_PERSON = ['Citizen', 'PrivateCitizen', 'CprEvent'];

/** The part of a resolver's info that tells where it stands in its operation. */
type Place = Pick<
  GraphQLResolveInfo,
  'fieldNodes' | 'fragments' | 'operation' | 'parentType' | 'path' | 'schema' | 'variableValues'
>;

/** The same before it is known whose fields they are. */
type SelectedNames = { readonly asked: ReadonlySet<string>; readonly needed: ReadonlySet<string> };

// An operation is planned once and then run many times with the same nodes, so a place is known by them.
const below = new WeakMap<readonly FieldNode[], Map<string, SelectedNames>>();
const beside = new WeakMap<readonly FieldNode[], SelectedNames>();

/** What is asked of the citizen, or citizens, that a field leads to; of a page of them, wherever in it they stand. */
export const citizenFields = (place: Place): SelectedFields<Citizen> => fieldsBelow(place, 'Citizen');

/** What is asked of the private citizen, or citizens, that a field leads to. */
export const privateCitizenFields = (place: Place): SelectedFields<PrivateCitizen> =>
  fieldsBelow(place, 'PrivateCitizen');

/** What is asked of a person beside a field of theirs. */
export function fieldsBeside(place: Place): SelectedNames {
  let fields = beside.get(place.fieldNodes);
  if (fields === undefined) {
    const asked = new Set<string>();
    addFields(asked, place, place.parentType, setsAround(place), '');
    fields = selected(asked);
    beside.set(place.fieldNodes, fields);
  }
  return fields;
}

function fieldsBelow<Person>(place: Place, typeName: string): SelectedFields<Person> {
  const byType = below.get(place.fieldNodes) ?? new Map<string, SelectedNames>();
  below.set(place.fieldNodes, byType);
  let fields = byType.get(typeName);
  if (fields === undefined) {
    const asked = new Set<string>();
    const field = place.parentType.getFields()[place.fieldNodes[0]?.name.value ?? ''];
    if (field !== undefined)
      addPeople(asked, place, getNamedType(field.type), setsOf(place.fieldNodes), typeName);
    fields = selected(asked);
    byType.set(typeName, fields);
  }
  return fields as unknown as SelectedFields<Person>;
}

function selected(asked: ReadonlySet<string>): SelectedNames {
  const fields = [...asked].filter((field) => !field.includes('.'));
  // The schema's names are the domain's, but for those that are worked out.
  return { asked, needed: new Set(fields.flatMap((field) => WORKED_OUT_FROM[field] ?? [field])) };
}

/** Adds what is asked of people of one type, who are at that place or on a page that is. */
function addPeople(
  asked: Set<string>,
  place: Place,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
  typeName: string,
): void {
  const person = place.schema.getType(typeName);
  if (
    type === person ||
    (isAbstractType(type) && isObjectType(person) && place.schema.isSubType(type, person))
  ) {
    if (isObjectType(person)) addFields(asked, place, person, sets, '');
  } else if (isObjectType(type)) {
    for (const nodes of fieldsOn(place, type, sets)) {
      addPeople(asked, place, typeOf(type, nodes), setsOf(nodes), typeName);
    }
  }
}

/** Adds the fields that are asked of a type, and what is asked of the objects in them, up to the next person. */
function addFields(
  asked: Set<string>,
  place: Place,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  path: string,
): void {
  for (const nodes of fieldsOn(place, type, sets)) {
    const field = path + nodes[0].name.value;
    asked.add(field);
    const below = typeOf(type, nodes);
    if (isObjectType(below) && !ANOTHER_PERSON.includes(below.name)) {
      addFields(asked, place, below, setsOf(nodes), `${field}.`);
    }
  }
}

/** The selection sets of whatever the field at `place` stands in: found from the operation down, along the path. */
function setsAround({ path, ...place }: Place): readonly SelectionSetNode[] {
  const steps: Exclude<GraphQLResolveInfo['path'], undefined>[] = [];
  for (let step = path.prev; step !== undefined; step = step.prev) {
    if (step.typename !== undefined) steps.unshift(step);
  }
  let sets: readonly SelectionSetNode[] = [place.operation.selectionSet];
  for (const { key, typename } of steps) {
    const type = place.schema.getType(typename ?? '');
    if (!isObjectType(type)) return [];
    sets = setsOf(
      fieldsOn(place, type, sets)
        .filter(([node]) => responseName(node) === key)
        .flat(),
    );
  }
  return sets;
}

type Scope = Pick<Place, 'fragments' | 'schema' | 'variableValues'>;
type Nodes = readonly [FieldNode, ...FieldNode[]];

/** The fields that selection sets have together on a type, each with its nodes; those that are skipped are not among them. */
function fieldsOn(scope: Scope, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Nodes[] {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>();
  const spread = new Set<string>();
  const visit = (selection: SelectionNode): void => {
    if (!isIncluded(scope, selection)) return;
    if (selection.kind === Kind.FIELD) {
      const same = fields.get(responseName(selection));
      if (same === undefined) fields.set(responseName(selection), [selection]);
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
  return [...fields.values()];
}

function isIncluded({ variableValues }: Scope, node: SelectionNode): boolean {
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.['if'] !== false
  );
}

function applies({ schema }: Scope, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}

/** The type of a field without lists around it. `__typename` is a text. */
function typeOf(type: GraphQLObjectType, [node]: Nodes): GraphQLNamedType {
  const field = type.getFields()[node.name.value];
  return field === undefined ? GraphQLString : getNamedType(field.type);
}

const responseName = ({ alias, name }: FieldNode): string => (alias ?? name).value;

const setsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
