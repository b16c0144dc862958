import { Place, type Selection, type Selections, type ValuePlan } from './plan.ts';
import type { PreparedOperation } from './prepared-operation.ts';
import { selectionOf } from './selection-of.ts';

/** The same operation without what stands at these places, each of which may be null: it is null in the answer, and nobody is asked for it. */
export function withholdPlaces(
  operation: PreparedOperation,
  withheld: ReadonlySet<Place>,
): PreparedOperation {
  return { ...operation, selection: copySelection(operation.selection, null, withheld) };
}

function copySelection(
  { type, places }: Selection,
  above: Place | null,
  withheld: ReadonlySet<Place>,
): Selection {
  return selectionOf(
    type,
    above,
    places.map((place) => copyPlace(place, above, withheld)),
  );
}

function copyPlace(place: Place, above: Place | null, withheld: ReadonlySet<Place>): Place {
  const isWithheld = withheld.has(place);
  const { parentType, definition, nodes, responseName, condition, isProperty, arguments: args } = place;
  return new Place({
    above,
    parentType,
    definition,
    nodes,
    responseName,
    condition,
    isProperty,
    arguments: args,
    isWithheld,
    planValue: (copy) =>
      copyValue(place.value, (selections) =>
        // Of what is withheld nothing below is read.
        isWithheld ? new Map() : copySelections(selections, copy, withheld),
      ),
  });
}

const copySelections = (selections: Selections, above: Place, withheld: ReadonlySet<Place>): Selections =>
  new Map([...selections].map(([type, selection]) => [type, copySelection(selection, above, withheld)]));

function copyValue(value: ValuePlan, copied: (selections: Selections) => Selections): ValuePlan {
  switch (value.kind) {
    case 'leaf':
      return value;
    case 'list':
      return { ...value, item: copyValue(value.item, copied) };
    case 'abstract':
      return { ...value, selections: copied(value.selections) };
    case 'object': {
      const selections = copied(value.selections);
      return {
        ...value,
        selections,
        only: value.only === null ? null : (selections.get(value.type) ?? null),
      };
    }
  }
}
