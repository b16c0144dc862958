import { UNCONDITIONAL, type Holding } from '../preparation/conditions.ts';
import { PERSON_TYPES } from '../preparation/person-types.ts';
import { selectionsBelow, type Place } from '../preparation/plan.ts';

/** A place that tells something of a person, with the path to it from that person: `Citizen.address.lines`. */
export type ToldPlace = {
  readonly place: Place;
  readonly path: string;
  /** The places between the person and this one, the nearest last. */
  readonly around: readonly ToldPlace[];
};

/** What is told of each person that stands at a place or below it, from the top down. Below a place at which `goesOn` says no nothing is looked at. */
export function* toldPlaces(
  at: Place,
  holding: Holding,
  goesOn: (told: ToldPlace) => boolean = () => true,
  around: ToldPlace | null = null,
): Generator<ToldPlace> {
  for (const { type, places } of selectionsBelow(at)) {
    for (const place of places) {
      if (place.isTypeName || !isHeld(place, holding)) continue;
      const told = toldAt(place, type.name, around);
      if (told !== null) yield told;
      if (told === null || goesOn(told)) yield* toldPlaces(place, holding, goesOn, told);
    }
  }
}

/** Null for what stands between a root field and the people below it, such as the edges of a connection. */
function toldAt(place: Place, type: string, around: ToldPlace | null): ToldPlace | null {
  const { name } = place.definition;
  if (PERSON_TYPES.includes(type)) return { place, path: `${type}.${name}`, around: [] };
  return around && { place, path: `${around.path}.${name}`, around: [...around.around, around] };
}

export const isHeld = ({ condition }: Place, holding: Holding): boolean =>
  condition === UNCONDITIONAL || holding[condition] === true;
