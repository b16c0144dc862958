import { getNamedType, isLeafType } from 'graphql';
import { UNCONDITIONAL, type Holding } from '../preparation/conditions.ts';
import { PERSON_TYPES } from '../preparation/person-types.ts';
import { selectionsBelow, type Place, type Selection } from '../preparation/plan.ts';

/** What is selected of a person at one place: the ways to the leaves, up to the next person. Sorted. */
export type DisclosedFields = {
  readonly told: readonly string[];
  /** What the caller's purpose does not grant, and that is left out of the answer. */
  readonly notAllowed: readonly string[];
};

/** The fields of a selection, by the names in the schema: an alias is the client's own text. */
export function disclosedFields({ places }: Selection, holding: Holding): DisclosedFields {
  const told = new Set<string>();
  const notAllowed = new Set<string>();
  addFields(places, holding, '', told, notAllowed);
  return { told: [...told].sort(), notAllowed: [...notAllowed].sort() };
}

function addFields(
  places: readonly Place[],
  holding: Holding,
  path: string,
  told: Set<string>,
  notAllowed: Set<string>,
): void {
  for (const place of places) {
    if (place.condition !== UNCONDITIONAL && holding[place.condition] !== true) continue;
    const field = path + place.definition.name;
    const type = getNamedType(place.definition.type);
    if (place.isWithheld) notAllowed.add(field);
    else if (isLeafType(type) || PERSON_TYPES.includes(type.name)) told.add(field);
    else {
      for (const below of selectionsBelow(place)) {
        addFields(below.places, holding, `${field}.`, told, notAllowed);
      }
    }
  }
}

/** Whether the same fields are selected in every request. */
export const isFixed = ({ places }: Selection): boolean =>
  places.every(
    (place) =>
      place.condition === UNCONDITIONAL &&
      (PERSON_TYPES.includes(getNamedType(place.definition.type).name) ||
        selectionsBelow(place).every(isFixed)),
  );
