import countries from './authorities/countries.json' with { type: 'json' };
import municipalities from './authorities/municipalities.json' with { type: 'json' };
import parishes from './authorities/parishes.json' with { type: 'json' };
import type { CalendarDate } from './calendar-date.ts';

/**
 * Names for the codes of CPR's authorities: municipalities 01xx to 09xx, countries 5xxx, parishes from 7001 on. The lists, with their
 * sources and how sure they are, are the files in `authorities/`.
 *
 * A name that the upstream tells is told as it stands, also where it differs; a list only fills what is missing. A code that is
 * not in a list has no name: null, and never the nearest one.
 */

/** A country as the lists know it. `isoCode` is null where the register's "country" is none: stateless, Africa, unknown. */
type ListedCountry = { readonly isoCode: string | null; readonly name: string };

type Municipality = { readonly name: string; readonly formerly?: { name: string; until: CalendarDate } };

const municipalityOf = new Map<string, Municipality>(
  [
    ...municipalities.denmark,
    ...municipalities.greenland,
    ...municipalities.noMunicipality,
    ...municipalities.closed,
  ].map((row) => [row.code, row]),
);

const countryByCode = new Map<string, ListedCountry>(
  [...countries.register, ...countries.statistics].map(({ code, isoCode, name }) => [
    code,
    { isoCode, name },
  ]),
);

const parishByCode = new Map<string, string>(
  [
    ...parishes.denmark,
    ...parishes.newer,
    ...parishes.greenland,
    ...parishes.noParish,
    ...parishes.closed,
  ].map(({ code, name }) => [code, name]),
);

/**
 * The name of a municipality by its code of four digits (`0101`), also of one that was closed.
 *
 * Two municipalities got a new name with the old code in 2007: for an address in the past, `endedOn` is its last day, so that
 * a street in Grenaa is not told to have been in Norddjurs. Without it the name is today's.
 */
export function municipalityName(code: string | null, endedOn: CalendarDate | null = null): string | null {
  const municipality = code === null ? undefined : municipalityOf.get(code);
  if (municipality === undefined) return null;
  const { name, formerly } = municipality;
  return formerly !== undefined && endedOn !== null && endedOn <= formerly.until ? formerly.name : name;
}

/** The country of one of CPR's codes (`5120` is Sweden), for a citizenship, a departure, an entry. */
export function countryOf(authorityCode: string | null): ListedCountry | null {
  return (authorityCode !== null && countryByCode.get(authorityCode)) || null;
}

/**
 * The name of the authority that registered a birth: a municipality, a country, or, as for most births in Denmark, a parish
 * (`7158` is Vor Frue Sogn, Roskilde Kommune, because many parishes have the same name).
 */
export function authorityName(code: string | null): string | null {
  return municipalityName(code) ?? countryOf(code)?.name ?? parishName(code);
}

function parishName(code: string | null): string | null {
  return (code !== null && parishByCode.get(code)) || null;
}
