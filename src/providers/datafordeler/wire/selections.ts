import type { KeptSchema } from '../schema/kept-schema.ts';

/** What to select so that certain fields can be filled, and which fields the service can't fill at all. */
type Selections<Field extends string> = {
  for(fields: ReadonlySet<Field>): readonly string[];
  /** The fields that the service can fill. */
  offered(fields: ReadonlySet<Field>): ReadonlySet<Field>;
  readonly notOffered: readonly Field[];
};

/**
 * The selections of one sector, cut to what the service's schema has where it is known.
 *
 * @param always - what is always selected
 * @param byField - what each field needs beside that
 * @throws KeptSchemaError when the schema lacks what is always needed
 */
export function createSelections<Field extends string>(
  always: readonly string[],
  byField: Partial<Record<Field, string>>,
  schema: KeptSchema | null,
): Selections<Field> {
  const cut = (selection: string): string | null => (schema === null ? selection : schema.cut(selection));
  const base = schema === null ? always : always.map((selection) => schema.cutNeeded(selection));
  const selections = new Map<Field, string>();
  const notOffered: Field[] = [];
  for (const [field, selection] of Object.entries(byField) as [Field, string][]) {
    const kept = cut(selection);
    if (kept === null) notOffered.push(field);
    else selections.set(field, kept);
  }
  const lacking = new Set(notOffered);
  // An operation's fields are the same set each time it is run.
  const kept = new WeakMap<ReadonlySet<Field>, readonly string[]>();
  return {
    for(fields) {
      const known = kept.get(fields);
      if (known !== undefined) return known;
      const wanted = [...base, ...[...fields].sort().flatMap((field) => selections.get(field) ?? [])];
      kept.set(fields, wanted);
      return wanted;
    },
    offered: (fields) => (lacking.size === 0 ? fields : fields.difference(lacking)),
    notOffered,
  };
}
