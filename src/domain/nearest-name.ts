/**
 * The one of `names` that is most like `name`, as a renamed field is; null where none is near. Near is what fewer changes of a letter lead to than
 * two fifths of the name's letters, and one more.
 */
export function nearestName(name: string, names: readonly string[]): string | null {
  const most = Math.floor(name.length * 0.4) + 1;
  const near = names
    .map((other) => ({ other, changes: changesBetween(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ changes }) => changes <= most)
    .sort((one, two) => one.changes - two.changes || one.other.localeCompare(two.other));
  return near[0]?.other ?? null;
}

/** How many letters must be put in, taken out or replaced to come from one to the other (Levenshtein's distance). */
function changesBetween(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  // Names of GraphQL have no letters that Unicode writes as several.
  for (let row = 0; row < one.length; row++) {
    const now = [row + 1];
    for (let column = 0; column < other.length; column++) {
      const replaced = (before[column] ?? 0) + (one.charAt(row) === other.charAt(column) ? 0 : 1);
      now.push(Math.min(replaced, (before[column + 1] ?? 0) + 1, (now[column] ?? 0) + 1));
    }
    before = now;
  }
  return before.at(-1) ?? 0;
}
