import type { Grantable } from './grantable.ts';

/**
 * The paths that one coordinate grants; none where there is no such coordinate.
 *
 * - A field of a person grants the parts below it, but never the way on to another person: `Citizen.children` tells of each child the role and
 *   since when, and not who it is.
 * - A way is granted for one field (`Citizen.children.citizen`) or wherever there is one (`CprRelative.citizen`); the latter grants no field that
 *   it stands below.
 * - A part grants itself alone (`Citizen.address.municipalityCode`), and that the field is there.
 */
export function grantedBy(coordinate: string, grantable: Grantable): readonly string[] {
  const everywhere = [...grantable.ways].flatMap(([path, field]) => (field === coordinate ? [path] : []));
  if (everywhere.length > 0) return everywhere.flatMap((path) => withParts(path, grantable));
  if (!grantable.fields.has(coordinate)) return [];
  return [...leadingTo(coordinate), ...withParts(coordinate, grantable)];
}

/** A field and all below it, up to the ways on. */
function withParts(path: string, { fields, ways }: Grantable): string[] {
  const below = [...fields].filter((field) => field.startsWith(`${path}.`));
  const waysBelow = below.filter((field) => ways.has(field));
  return [
    path,
    ...below.filter((field) => !waysBelow.some((way) => field === way || field.startsWith(`${way}.`))),
  ];
}

/** The fields between the person and a part: `Citizen.address` leads to `Citizen.address.lines`. */
function leadingTo(coordinate: string): string[] {
  const names = coordinate.split('.');
  return names.slice(2).map((_, index) => names.slice(0, index + 2).join('.'));
}

/** The keys that one coordinate of a search key grants: itself, and the parts of an argument that has any. None where there is no such key. */
export function keysGrantedBy(coordinate: string, { searchKeys }: Grantable): readonly string[] {
  if (!searchKeys.has(coordinate)) return [];
  const parts = `${coordinate.slice(0, -':)'.length)}.`;
  return [coordinate, ...[...searchKeys].filter((key) => key.startsWith(parts))];
}
