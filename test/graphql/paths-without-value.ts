/**
 * Paths in the data of an answer at which nobody has a value, such as `citizens.name.surname`; list positions are left out, so that one
 * person with a surname is enough.
 */
export function pathsWithoutValue(data: unknown): string[] {
  const hasValue = new Map<string, boolean>();
  visit(data, '');
  return [...hasValue].filter(([, has]) => !has).map(([path]) => path);

  function visit(value: unknown, path: string): void {
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
    hasValue.set(path, hasValue.get(path) === true || !isEmpty);
    if (Array.isArray(value)) for (const item of value) visit(item, path);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, path === '' ? name : `${path}.${name}`);
    }
  }
}
