import type { GraphQLObjectType } from 'graphql';
import type { Place, Selection } from './plan.ts';
import { compileWriter } from './writer.ts';

/** Puts places together that are selected on one type, with what writes them. */
export function selectionOf(
  type: GraphQLObjectType,
  above: Place | null,
  places: readonly Place[],
): Selection {
  const selection: Selection = {
    type,
    above,
    places,
    // Compiled when the first object of the type is met.
    write(execution, source, at) {
      selection.write = compileWriter(selection);
      return selection.write(execution, source, at);
    },
  };
  for (const [order, place] of places.entries()) Object.assign(place, { beside: selection, order });
  return selection;
}
