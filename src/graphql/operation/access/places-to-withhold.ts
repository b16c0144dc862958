import type { Holding } from '../preparation/conditions.ts';
import type { Place } from '../preparation/plan.ts';
import { toldPlaces } from './told-places.ts';

/**
 * The places at which fields must be withheld below these roots. What may not be null is withheld with the nearest field of the same person around
 * it that may; where there is none, as for `id`, the field is `refused`.
 */
export function placesToWithhold(
  roots: readonly Place[],
  holding: Holding,
  fields: ReadonlySet<string>,
): { readonly withheld: ReadonlySet<Place>; readonly refused: readonly string[] } {
  const withheld = new Set<Place>();
  const refused = new Set<string>();
  for (const root of roots) {
    for (const { place, path, around } of toldPlaces(root, holding, (told) => !fields.has(told.path))) {
      if (!fields.has(path)) continue;
      const nullable = [...around.map((told) => told.place), place].findLast(({ value }) => !value.nonNull);
      if (nullable === undefined) refused.add(path);
      else withheld.add(nullable);
    }
  }
  return { withheld, refused: [...refused].sort() };
}
