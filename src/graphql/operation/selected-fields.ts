import {
  getNamedType,
  isAbstractType,
  isObjectType,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';
import type { Citizen } from '../../domain/citizen.ts';
import type { PrivateCitizen } from '../../domain/private-citizen.ts';
import { fieldSet } from './field-set.ts';
import { levelAround, type Level } from './operation-level.ts';
import { fieldsOn, namedTypeOf, nameInSchema, setsOf } from './selection-sets.ts';

/** The part of a resolver's info that tells where it stands in its operation. */
type Place = Pick<
  GraphQLResolveInfo,
  | 'fieldNodes'
  | 'fragments'
  | 'operation'
  | 'parentType'
  | 'path'
  | 'returnType'
  | 'schema'
  | 'variableValues'
>;

type PersonType = 'Citizen' | 'PrivateCitizen';

/** What the fields that are worked out are worked out from; of the others the schema's names are the domain's. */
const WORKED_OUT_FROM: Readonly<Record<PersonType, Readonly<Record<string, readonly string[]>>>> = {
  Citizen: {
    __typename: [],
    age: ['birthDate', 'toldAge', 'status', 'statusValidity'],
    isOfAge: ['birthDate', 'toldAge', 'status', 'statusValidity'],
    livesInMunicipality: ['address', 'status'],
    canReceiveLetter: ['status', 'address', 'contactAddress', 'migration'],
    // Why a field is empty is told of those that are asked for.
    absences: [],
  },
  PrivateCitizen: {
    __typename: [],
    // The number that was asked with.
    cpr: [],
    canReceiveLetter: ['status', 'address', 'contactAddress', 'migration', 'protection'],
    absences: ['protection'],
  },
};
/** Another person, or the way to one, begins here. */
const ANOTHER_PERSON = ['Citizen', 'PrivateCitizen', 'CprEvent'];

// An operation is planned once and then run many times with the same nodes, so a place is known by them.
const needed = new WeakMap<readonly FieldNode[], Map<PersonType, ReadonlySet<string>>>();
const beside = new WeakMap<readonly FieldNode[], ReadonlySet<string>>();

/**
 * What a source has to be asked about the citizen, or citizens, that a field leads to, so that all that is selected of them can be answered: a name
 * alone is a small question. Of a page of them, wherever in it they stand.
 */
export const citizenFields = (place: Place): ReadonlySet<keyof Citizen> =>
  fieldsNeeded(place, 'Citizen') as ReadonlySet<keyof Citizen>;

/** The same of private citizens. */
export const privateCitizenFields = (place: Place): ReadonlySet<keyof PrivateCitizen> =>
  fieldsNeeded(place, 'PrivateCitizen') as ReadonlySet<keyof PrivateCitizen>;

/**
 * What is asked of a person beside a field of theirs, by the names in the schema. Parts of a field come with the way to them, `address.lines`;
 * what is asked of another person behind it is not among them.
 */
export function fieldsBeside(place: Place): ReadonlySet<string> {
  let asked = beside.get(place.fieldNodes);
  if (asked === undefined) {
    asked = askedAt(levelAround(place), place);
    beside.set(place.fieldNodes, asked);
  }
  return asked;
}

function fieldsNeeded(place: Place, person: PersonType): ReadonlySet<string> {
  const byPerson = needed.get(place.fieldNodes) ?? new Map<PersonType, ReadonlySet<string>>();
  needed.set(place.fieldNodes, byPerson);
  let fields = byPerson.get(person);
  if (fields === undefined) {
    const asked = new Set<string>();
    const sets = setsOf(place.fieldNodes);
    addPeople(asked, place, getNamedType(place.returnType), sets, person);
    const whole = [...asked].filter((field) => !field.includes('.'));
    fields = fieldSet(whole.flatMap((field) => WORKED_OUT_FROM[person][field] ?? [field]));
    byPerson.set(person, fields);
  }
  return fields;
}

/** Adds what is asked of people of one type, who are at that place or on a page that is. */
function addPeople(
  asked: Set<string>,
  place: Place,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
  typeName: PersonType,
): void {
  const person = place.schema.getType(typeName);
  if (!isObjectType(person)) return;
  if (type === person || (isAbstractType(type) && place.schema.isSubType(type, person))) {
    addFields(asked, place, person, sets, '');
  } else if (isObjectType(type)) {
    for (const nodes of fieldsOn(place, type, sets, nameInSchema).values()) {
      addPeople(asked, place, namedTypeOf(type, nodes), setsOf(nodes), typeName);
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
  for (const [name, nodes] of fieldsOn(place, type, sets, nameInSchema)) {
    const field = path + name;
    asked.add(field);
    const below = namedTypeOf(type, nodes);
    if (isObjectType(below) && !ANOTHER_PERSON.includes(below.name)) {
      addFields(asked, place, below, setsOf(nodes), `${field}.`);
    }
  }
}

function askedAt(level: Level, place: Place): ReadonlySet<string> {
  let asked = level.asked.get(place.parentType);
  if (asked === undefined) {
    const found = new Set<string>();
    addFields(found, place, place.parentType, level.sets, '');
    level.asked.set(place.parentType, (asked = found));
  }
  return asked;
}
