import type { Grantable } from './grantable.ts';
import type { Purpose } from './purpose.ts';

/** Why a purpose does not grant a field or key, for whoever configures it; null where it does. */
export function whyNot(purpose: Purpose, coordinate: string, grantable: Grantable): string | null {
  if (purpose.fields.has(coordinate) || purpose.searchKeys.has(coordinate)) return null;
  if (purpose.sector === 'PRIVATE' && grantable.forAuthorities.has(coordinate)) {
    return 'it is for authorities alone, and the purpose is of the private sector';
  }
  if (grantable.searchKeys.has(coordinate)) return '"searchKeys" does not have it';
  const way = [...grantable.ways].find(([path]) => coordinate === path || coordinate.startsWith(`${path}.`));
  if (way === undefined) return '"fields" has neither it nor what it is a part of';
  const [path, field] = way;
  return `it is about somebody else: "fields" must have "${path}", or "${field}" for every such relation`;
}
