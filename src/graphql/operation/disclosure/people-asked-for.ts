import { CprNumber } from '../../../domain/cpr-number.ts';
import type { Disclosure } from '../../../ledger/ledger.ts';
import type { Provider } from '../../../providers/provider.ts';
import type { Holding } from '../preparation/conditions.ts';
import { selectionsBelow, type Place, type Selection } from '../preparation/plan.ts';
import { placeParts } from './disclosed-places.ts';
import { personReference, referenceOfNumber } from './person-reference.ts';

type Asked = {
  readonly selection: Selection;
  readonly holding: Holding;
  readonly provider: Provider;
  readonly mostKeys: number;
  argumentsOf(root: Place): Readonly<Record<string, unknown>>;
};

const NUMBERS = ['cpr', 'cprs'];
const IDS = ['id', 'ids'];
const PEOPLE = ['Citizen', 'PrivateCitizen'];

/** Whom an operation that is not run asks for by number or id, at most as many at each place as one that is run may. */
export function peopleAskedFor({ selection, holding, provider, mostKeys, argumentsOf }: Asked): Disclosure[] {
  return selection.places.flatMap((root): Disclosure[] => {
    const below = selectionsBelow(root).filter(({ type }) => PEOPLE.includes(type.name));
    if (below.length === 0) return [];
    const given = argumentsOf(root);
    return below.flatMap((one) => {
      const people = keysIn(given, one.type.name, provider).slice(0, mostKeys);
      const place = placeParts(one, holding, argumentsOf).whole;
      return people.length === 0 ? [] : [{ place, outcome: 'REFUSED' as const, people }];
    });
  });
}

function keysIn(given: Readonly<Record<string, unknown>>, type: string, provider: Provider): string[] {
  const values = (names: readonly string[]): unknown[] => names.flatMap((name) => given[name] ?? []);
  const representations = values(['representations']).filter(
    (one): one is { readonly id?: unknown; readonly cpr?: unknown } =>
      typeof one === 'object' && one !== null && '__typename' in one && one.__typename === type,
  );
  return [
    ...values(NUMBERS).flatMap((number) => (number instanceof CprNumber ? referenceOfNumber(number) : [])),
    ...values(IDS).flatMap((id) => (typeof id === 'string' ? personReference({ id }, provider) : [])),
    ...representations.flatMap(({ id, cpr }) => {
      const number = CprNumber.parse(cpr);
      if (typeof id === 'string') return personReference({ id }, provider);
      return number instanceof CprNumber ? referenceOfNumber(number) : [];
    }),
  ];
}
