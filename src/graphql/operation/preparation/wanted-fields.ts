import { getNamedType, isAbstractType } from 'graphql';
import type { Citizen } from '../../../domain/citizen.ts';
import type { PrivateCitizen } from '../../../domain/private-citizen.ts';
import type { ResolverInfo } from '../resolver-info.ts';
import { UNCONDITIONAL, type Holding } from './conditions.ts';
import { fieldSet } from './field-set.ts';
import { PERSON_TYPES } from './person-types.ts';
import { selectionsBelow, type Place, type Selection } from './plan.ts';

type PersonType = 'Citizen' | 'PrivateCitizen';

/** Which fields of the domain the computed fields of the schema need. All other fields have the same name in both. */
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
/** What is asked at one place, where that is the same in every request. */
type Known = { readonly isFixed: boolean } & Record<PersonType, ReadonlySet<string> | null>;
const besideOf = new WeakMap<
  Selection,
  { readonly isFixed: boolean; readonly fields: ReadonlySet<string> }
>();

/**
 * What a source has to be asked about the citizen, or citizens, that a field leads to, so that all that is selected of them can be answered:
 * a name alone is a small question. In a page of them it does not matter where they stand.
 */
export const citizenFields = (info: ResolverInfo): ReadonlySet<keyof Citizen> =>
  fieldsWanted(info, 'Citizen') as ReadonlySet<keyof Citizen>;

/** The same of private citizens. */
export const privateCitizenFields = (info: ResolverInfo): ReadonlySet<keyof PrivateCitizen> =>
  fieldsWanted(info, 'PrivateCitizen') as ReadonlySet<keyof PrivateCitizen>;

/**
 * What is asked of the person that a field belongs to, by the names in the schema. Parts of a field come with the way to them:
 * `address.lines`. What is asked of another person, such as a child, is not among them.
 */
export function fieldsBeside({ place: { beside }, holding }: ResolverInfo): ReadonlySet<string> {
  const known = besideOf.get(beside);
  if (known?.isFixed === true) return known.fields;
  const fields = new Set<string>();
  addFields(fields, beside, holding, '');
  if (known === undefined) besideOf.set(beside, { isFixed: !hasConditions(beside.places), fields });
  return fields;
}

/** What is withheld of the person that a field belongs to, by the same names. */
export function fieldsWithheldBeside({ place: { beside }, holding }: ResolverInfo): readonly string[] {
  const withheld = new Set<string>();
  addWithheld(withheld, beside, holding, '');
  return [...withheld];
}

function fieldsWanted({ place, holding }: ResolverInfo, person: PersonType): ReadonlySet<string> {
  place.wanted ??= { isFixed: !hasConditions([place]), Citizen: null, PrivateCitizen: null } satisfies Known;
  const known = place.wanted as Known;
  const before = known[person];
  if (known.isFixed && before !== null) return before;
  const asked = new Set<string>();
  addPeople(asked, place, holding, person);
  const whole = [...asked].filter((field) => !field.includes('.'));
  const wanted = fieldSet(whole.flatMap((field) => WORKED_OUT_FROM[person][field] ?? [field]));
  known[person] = wanted;
  return wanted;
}

const hasConditions = (places: readonly Place[]): boolean =>
  places.some(
    (place) =>
      place.condition !== UNCONDITIONAL ||
      selectionsBelow(place).some(({ places: below }) => hasConditions(below)),
  );

/** Whether a place is in the answer, and not withheld. */
const isToldIn =
  (holding: Holding) =>
  ({ condition, isWithheld }: Place): boolean =>
    !isWithheld && (condition === UNCONDITIONAL || holding[condition] === true);

/** Adds what is asked of people of one type at that place, or on the page that stands there. */
function addPeople(asked: Set<string>, place: Place, holding: Holding, person: PersonType): void {
  const isAbstract = isAbstractType(getNamedType(place.definition.type));
  for (const selection of selectionsBelow(place)) {
    if (selection.type.name === person) addFields(asked, selection, holding, '');
    else if (!isAbstract) {
      for (const below of selection.places.filter(isToldIn(holding)))
        addPeople(asked, below, holding, person);
    }
  }
}

/** Adds the fields that are asked of a type, and what is asked of the objects in them, up to the next person. */
function addFields(asked: Set<string>, { places }: Selection, holding: Holding, path: string): void {
  for (const place of places.filter(isToldIn(holding))) {
    const field = path + place.definition.name;
    asked.add(field);
    if (isAboutSomebodyElse(place)) continue;
    for (const selection of selectionsBelow(place)) addFields(asked, selection, holding, `${field}.`);
  }
}

function addWithheld(withheld: Set<string>, { places }: Selection, holding: Holding, path: string): void {
  for (const place of places) {
    if (place.condition !== UNCONDITIONAL && holding[place.condition] !== true) continue;
    const field = path + place.definition.name;
    if (place.isWithheld) withheld.add(field);
    else if (!isAboutSomebodyElse(place)) {
      for (const selection of selectionsBelow(place)) addWithheld(withheld, selection, holding, `${field}.`);
    }
  }
}

const isAboutSomebodyElse = ({ definition }: Place): boolean =>
  PERSON_TYPES.includes(getNamedType(definition.type).name);
