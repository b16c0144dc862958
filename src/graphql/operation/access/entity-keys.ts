/** The keys that the types of `_entities` are found by. */
export const ENTITY_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Citizen', ['id', 'cpr']],
  ['PrivateCitizen', ['id', 'cpr']],
  ['CprEvent', ['id']],
]);

/** How purposes name such a key. */
export const entityKey = (type: string, key: string): string => `Query._entities(${type}.${key}:)`;

const ALL_KEYS = new Map(
  [...ENTITY_KEYS].map(([type, keys]) => [type, new Map(keys.map((key) => [key, entityKey(type, key)]))]),
);

type Representation = { readonly __typename?: unknown; readonly id?: unknown } | null;

/** The keys that representations are resolved by: the id where there is one. One that names no entity finds nobody. */
export function keysOfEntities(representations: readonly unknown[]): ReadonlySet<string> {
  const found = new Set<string>();
  // Most lists are of one type, by one key.
  let type: unknown;
  let keys: ReadonlyMap<string, string> | undefined;
  let before: string | undefined;
  for (const representation of representations as readonly Representation[]) {
    if (representation?.__typename !== type) {
      type = representation?.__typename;
      keys = typeof type === 'string' ? ALL_KEYS.get(type) : undefined;
    }
    const key = keys?.get((representation?.id ?? null) === null ? 'cpr' : 'id');
    if (key === undefined || key === before) continue;
    found.add(key);
    before = key;
  }
  return found;
}
