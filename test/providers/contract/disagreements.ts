/** Says of two different values of a field, named `Type.field`, whether they may differ so. */
export type Excuse = (field: string, fake: unknown, adapter: unknown) => boolean;

type Fields = { readonly __typename?: string } & Readonly<Record<string, unknown>>;

/**
 * The places where two answers to one operation differ without an excuse, each in words. Where a difference is excused, `absences` may
 * tell of that field in one answer and not in the other, or for another reason.
 */
export function disagreements(fake: unknown, adapter: unknown, excuse: Excuse, path = 'data'): string[] {
  if (Array.isArray(fake) && Array.isArray(adapter) && fake.length === adapter.length) {
    return fake.flatMap((item, index) => disagreements(item, adapter[index], excuse, `${path}[${index}]`));
  }
  if (isFields(fake) && isFields(adapter)) return ofFields(fake, adapter, excuse, path);
  const same = JSON.stringify(fake) === JSON.stringify(adapter);
  return same ? [] : [`${path}: ${JSON.stringify(fake)} became ${JSON.stringify(adapter)}`];
}

function ofFields(fake: Fields, adapter: Fields, excuse: Excuse, path: string): string[] {
  const excused = new Set<unknown>();
  const names = new Set([...Object.keys(fake), ...Object.keys(adapter)]);
  names.delete('absences');
  const found = [...names].flatMap((name) => {
    const different = disagreements(fake[name], adapter[name], excuse, `${path}.${name}`);
    if (different.length === 0 || !excuse(`${fake.__typename}.${name}`, fake[name], adapter[name])) {
      return different;
    }
    excused.add(name);
    return [];
  });
  const others = ({ absences }: Fields): unknown =>
    (absences as { field: string }[] | undefined)?.filter(
      ({ field }) => !excused.has(field) && !excuse(`${fake.__typename}.${field}`, null, null),
    );
  return [...found, ...disagreements(others(fake), others(adapter), excuse, `${path}.absences`)];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
