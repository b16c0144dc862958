import type { GraphQLSchema } from 'graphql';
import type { Needs } from '../../../access/decide.ts';
import type { Holding } from '../preparation/conditions.ts';
import type { Place } from '../preparation/plan.ts';
import type { PreparedOperation } from '../preparation/prepared-operation.ts';
import { leadsToPeople, OWN_ROOTS } from './root-fields.ts';
import { keysAsked, type OpenKeys } from './search-keys.ts';
import { isHeld, toldPlaces } from './told-places.ts';

/** What some root fields of an operation ask for. */
export type RootNeeds = Needs & {
  /** The root fields that lead to people. */
  readonly roots: readonly Place[];
  readonly openKeys: readonly OpenKeys[];
};

/** What an operation asks for, apart by whose data they are. */
export type OperationNeeds = {
  /** Below the fields where people see their own data. */
  readonly own: RootNeeds;
  readonly others: RootNeeds;
};

/** What an operation asks for where these of its conditions hold. */
export function needsOf(
  schema: GraphQLSchema,
  { selection: { type, places } }: PreparedOperation,
  holding: Holding,
): OperationNeeds {
  const roots = places.filter(
    (place) => isHeld(place, holding) && !place.isTypeName && leadsToPeople(schema, place.definition),
  );
  const isOwn = ({ definition }: Place): boolean => OWN_ROOTS.has(`${type.name}.${definition.name}`);
  return {
    own: needsOfRoots(type.name, roots.filter(isOwn), holding),
    others: needsOfRoots(
      type.name,
      roots.filter((place) => !isOwn(place)),
      holding,
    ),
  };
}

function needsOfRoots(root: string, roots: readonly Place[], holding: Holding): RootNeeds {
  const fields = new Set<string>();
  for (const place of roots) for (const { path } of toldPlaces(place, holding)) fields.add(path);
  const keys = roots.map((place) => keysAsked(root, place));
  return {
    fields,
    searchKeys: new Set(keys.flatMap(({ certain }) => certain)),
    roots,
    openKeys: keys.flatMap(({ open }) => open),
  };
}

/** Whether a purpose is needed. That somebody exists is something too: a root field that leads to people tells it whatever is selected. */
export const needsPurpose = ({ others }: OperationNeeds): boolean => others.roots.length > 0;
