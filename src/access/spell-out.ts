/**
 * The coordinates of a list, with what its groups hold in their place: `@name` is a group, which may hold others. A group that there is not, or
 * that holds itself, is told.
 */
export function spellOut(
  listed: readonly string[],
  groups: Readonly<Record<string, readonly string[]>>,
  told: (problem: string) => void,
  around: readonly string[] = [],
): readonly string[] {
  return listed.flatMap((entry) => {
    if (!entry.startsWith('@')) return [entry];
    const name = entry.slice(1);
    if (around.includes(name)) {
      told(`the group "${entry}" holds itself`);
      return [];
    }
    if (!Object.hasOwn(groups, name)) {
      told(`there is no group "${entry}"`);
      return [];
    }
    return spellOut(groups[name] ?? [], groups, told, [...around, name]);
  });
}
