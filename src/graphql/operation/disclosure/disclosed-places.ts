import type { DisclosedPlace } from '../../../ledger/ledger.ts';
import type { Holding } from '../preparation/conditions.ts';
import type { Place, Selection } from '../preparation/plan.ts';
import { disclosedFields, isFixed } from './disclosed-fields.ts';
import { searchElements } from './search-elements.ts';

/** One place of an operation, parted by how what is selected there may end. */
export type PlaceParts = {
  /** All that is told; null if nothing is. */
  readonly told: DisclosedPlace | null;
  /** What the purpose does not grant. */
  readonly notAllowed: DisclosedPlace | null;
  /** The same as `told`, of somebody whose name and address are withheld, in the two parts. */
  readonly toldOfProtected: DisclosedPlace | null;
  readonly withheldOfProtected: DisclosedPlace | null;
  /** Everything that is selected, for whoever is not told of. */
  readonly whole: DisclosedPlace;
};

/** Values of the arguments of a root field, where they are needed. */
type ArgumentsOf = (root: Place) => Readonly<Record<string, unknown>>;

/** More variants of one place than this come from conditions on every field; these are made anew each time. */
const MOST_VARIANTS = 32;
const known = new WeakMap<Selection, PlaceParts | Map<string, PlaceParts>>();

/** The parts of a place: worked out once, or once for each set of conditions and of search elements that it is met under. */
export function placeParts(selection: Selection, holding: Holding, argumentsOf: ArgumentsOf): PlaceParts {
  const before = known.get(selection);
  if (before !== undefined && !(before instanceof Map)) return before;
  const root = rootOf(selection);
  const searches = root !== null && root.definition.name === 'searchCitizens';
  if (before === undefined && isFixed(selection) && !searches) {
    const parts = partsOf(selection, holding, root === null ? [] : argumentNames(root));
    known.set(selection, parts);
    return parts;
  }
  const searchedBy = root === null ? [] : searches ? searchElements(argumentsOf(root)) : argumentNames(root);
  const variants = before ?? new Map<string, PlaceParts>();
  known.set(selection, variants);
  const variant = `${holding.map(Number).join('')} ${searchedBy.join()}`;
  const found = variants.get(variant);
  if (found !== undefined) return found;
  const parts = partsOf(selection, holding, searchedBy);
  if (variants.size < MOST_VARIANTS) variants.set(variant, parts);
  return parts;
}

/** What is withheld of protected people (`protected-view.ts`), with the parts of each. */
const PROTECTED =
  /^(?:name|address|contactAddress|migration|guardianship\.guardianName|guardianship\.guardianAddressLines)(?:\.|$)/;

function partsOf(selection: Selection, holding: Holding, searchedBy: readonly string[]): PlaceParts {
  const { told, notAllowed } = disclosedFields(selection, holding);
  const path = pathOf(selection);
  const type = selection.type.name;
  const place = (fields: readonly string[]): DisclosedPlace => ({ path, type, fields, searchedBy });
  const unlessEmpty = (fields: readonly string[]) => (fields.length === 0 ? null : place(fields));
  return {
    told: unlessEmpty(told),
    notAllowed: unlessEmpty(notAllowed),
    toldOfProtected: unlessEmpty(told.filter((field) => !PROTECTED.test(field))),
    withheldOfProtected: unlessEmpty(told.filter((field) => PROTECTED.test(field))),
    whole: place([...told, ...notAllowed].sort()),
  };
}

function pathOf({ above }: Selection): string {
  const names: string[] = [];
  for (let place = above; place !== null; place = place.above) names.unshift(place.definition.name);
  return names.join('.');
}

export function rootOf({ above }: Selection): Place | null {
  let place = above;
  while (place?.above) place = place.above;
  return place;
}

/** Arguments that say which page of a list is meant find nobody. */
const PAGING = ['first', 'after'];

/** The coordinates of the arguments that a root field is given. */
function argumentNames({ parentType, definition, nodes }: Place): string[] {
  return (nodes[0]?.arguments ?? [])
    .map(({ name }) => name.value)
    .filter((name) => !PAGING.includes(name))
    .map((name) => `${parentType.name}.${definition.name}(${name}:)`)
    .sort();
}
