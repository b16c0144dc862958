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
  for (const representation of representations as readonly Representation[]) {
    const keys = ALL_KEYS.get(String(representation?.__typename));
    const key = keys?.get((representation?.id ?? null) === null ? 'cpr' : 'id');
    if (key !== undefined) found.add(key);
  }
  return found;
}
