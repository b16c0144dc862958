/** More than the operations of any deployment need; beyond it sets are made again. */
const MOST_KNOWN = 1_000;

const known = new Map<string, ReadonlySet<PropertyKey>>();

/**
 * The one set of these fields: places that want the same fields get the same object, so that a source can group their people by comparing
 * sets by identity. The names are those of a schema's fields, so a set is small.
 */
export function fieldSet<Field extends PropertyKey>(fields: Iterable<Field>): ReadonlySet<Field> {
  const sorted = [...new Set(fields)].sort();
  const text = sorted.join();
  let set = known.get(text);
  if (set === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    set = new Set<PropertyKey>(sorted);
    known.set(text, set);
  }
  return set as ReadonlySet<Field>;
}
