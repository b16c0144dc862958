import type { Disclosure, DisclosedPlace, DisclosureOutcome } from '../../../ledger/ledger.ts';
import type { PrivateCitizen } from '../../../domain/private-citizen.ts';
import type { Told } from '../../../providers/told.ts';
import type { Provider } from '../../../providers/provider.ts';
import type { MetPerson } from '../execution/met-people.ts';
import { isWithheld } from '../protected-view.ts';
import { PersonLookUp } from '../person-loader.ts';
import { UNCONDITIONAL, type Holding } from '../preparation/conditions.ts';
import { selectionsBelow, type Place, type Selection } from '../preparation/plan.ts';
import { placeParts, type PlaceParts } from './disclosed-places.ts';
import { personReference, referenceOfKey, type Identified } from './person-reference.ts';

type Met = {
  readonly people: readonly MetPerson[];
  readonly selection: Selection;
  readonly holding: Holding;
  readonly provider: Provider;
  /** How it ended for somebody who was looked up and is not told of. */
  endOf(lookUp: PersonLookUp<unknown>): DisclosureOutcome;
  argumentsOf(root: Place): Readonly<Record<string, unknown>>;
};

/**
 * Whom an answer tells of, and whom it was asked about without telling: a record for each place and each way it ended. A place that looked for
 * people and found none has one without people.
 */
export function disclosuresOf({
  people,
  selection,
  holding,
  provider,
  endOf,
  argumentsOf,
}: Met): Disclosure[] {
  const found = new FoundDisclosures();
  let last: Selection | null = null;
  let parts: PlaceParts | null = null;
  for (const { selection: met, who } of people) {
    const there = met as Selection;
    if (there !== last || parts === null) parts = placeParts(there, holding, argumentsOf);
    last = there;
    if (who instanceof PersonLookUp) {
      found.add(parts.whole, endOf(who), referenceOfKey(who.key, provider));
      continue;
    }
    addTold(found, there, parts, who as Identified, provider);
  }
  addFruitlessSearches(found, { selection, holding, argumentsOf, people });
  return found.all;
}

function addTold(
  found: FoundDisclosures,
  { type }: Selection,
  { told, notAllowed, toldOfProtected, withheldOfProtected }: PlaceParts,
  who: Identified,
  provider: Provider,
): void {
  const isEvent = type.name === 'CprEvent';
  const reference = personReference(isEvent ? (who as { person: object }).person : who, provider);
  if (notAllowed !== null) found.add(notAllowed, 'WITHHELD', reference);
  if (type.name !== 'PrivateCitizen' || !isWithheld(who as Told<PrivateCitizen>)) {
    if (told !== null) found.add(told, 'DELIVERED', reference);
    return;
  }
  if (toldOfProtected !== null) found.add(toldOfProtected, 'DELIVERED', reference);
  if (withheldOfProtected !== null) found.add(withheldOfProtected, 'WITHHELD', reference);
}

type Open = { place: DisclosedPlace; outcome: DisclosureOutcome; people: string[] };

/** Disclosures under way: one for each place and outcome, in the order in which they were first met. */
class FoundDisclosures {
  readonly all: Open[] = [];
  readonly #byOutcome = new Map<DisclosureOutcome, Map<DisclosedPlace, Open>>();
  #last: Open | null = null;

  add(place: DisclosedPlace, outcome: DisclosureOutcome, person?: string): void {
    const last = this.#last;
    const open = last?.place === place && last.outcome === outcome ? last : this.#openOf(place, outcome);
    if (person !== undefined) open.people.push(person);
    this.#last = open;
  }

  #openOf(place: DisclosedPlace, outcome: DisclosureOutcome): Open {
    const byPlace = this.#byOutcome.get(outcome) ?? new Map<DisclosedPlace, Open>();
    this.#byOutcome.set(outcome, byPlace);
    let open = byPlace.get(place);
    if (open === undefined) {
      open = { place, outcome, people: [] };
      byPlace.set(place, open);
      this.all.push(open);
    }
    return open;
  }
}

/** A search that finds nobody tells something too: that there is nobody. */
function addFruitlessSearches(
  found: FoundDisclosures,
  { selection, holding, argumentsOf, people }: Omit<Met, 'provider' | 'endOf'>,
): void {
  for (const root of selection.places) {
    if (root.definition.name !== 'searchCitizens' || !holdsIn(holding, root)) continue;
    const below = citizenSelectionsBelow(root);
    if (people.some(({ selection: met }) => below.includes(met as Selection))) continue;
    for (const one of below) found.add(placeParts(one, holding, argumentsOf).whole, 'MISSED');
  }
}

const holdsIn = (holding: Holding, { condition }: Place): boolean =>
  condition === UNCONDITIONAL || holding[condition] === true;

/** What is selected of the people on a page. */
const citizenSelectionsBelow = (place: Place): Selection[] =>
  selectionsBelow(place).flatMap((below) =>
    below.type.name === 'Citizen' ? [below] : below.places.flatMap(citizenSelectionsBelow),
  );
