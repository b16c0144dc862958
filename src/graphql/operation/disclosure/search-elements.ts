/** By what a search looks for people: the ways to the parts of its filter that are given, never their values. Sorted. */
export function searchElements({ filter }: Readonly<Record<string, unknown>>): string[] {
  const elements: string[] = [];
  add(elements, 'filter', filter);
  return elements.sort();
}

function add(elements: string[], path: string, value: unknown): void {
  if (value === null || value === undefined) return;
  if (typeof value !== 'object' || Array.isArray(value)) elements.push(`Query.searchCitizens(${path}:)`);
  else for (const [name, part] of Object.entries(value)) add(elements, `${path}.${name}`, part);
}
