import places from '../../../../fake-data/random-places.json' with { type: 'json' };
import streets from '../../../../fake-data/random-streets.json' with { type: 'json' };
import { die, pick } from './dice.ts';
import type { Dwelling, Region } from './home.ts';

type Place = {
  readonly postalCode: string;
  readonly postalDistrict: string;
  readonly town: string | null;
  readonly municipalityCode: string;
  readonly municipalityName: string;
};

type Street = { readonly name: string; readonly code: string };

type Municipality = {
  readonly code: string;
  readonly name: string;
  readonly thousands: number;
  readonly places: readonly {
    readonly postalCode: string;
    readonly postalDistrict: string;
    readonly town?: string;
  }[];
};

const placeDie = die('place');
const streetDie = die('street');

const DENMARK = byInhabitants(places.denmark);
const GREENLAND = byInhabitants(places.greenland);

const isGreenlandic = (region: Region): boolean => region === 'GREENLAND' || region === 'GREENLAND_SPECIAL';

export function placeOf({ of, move }: Dwelling, region: Region): Place {
  return pick(isGreenlandic(region) ? GREENLAND : DENMARK, placeDie(of, move));
}

/** A street with its code, which is below 9900 and no other street's in the same municipality. */
export function streetOf({ of, move }: Dwelling, region: Region, place: Place): Street {
  const names = isGreenlandic(region) ? streets.greenland : streets.denmark;
  const index = Math.floor(streetDie(of, move) * names.length);
  // 97 shares no divisor with 9899, so that different streets get different codes.
  const code = 1 + ((Number(place.municipalityCode) * 11 + index * 97) % 9899);
  return { name: pick(names, index / names.length), code: String(code).padStart(4, '0') };
}

/** Every place in as many rows as it has inhabitants, in quarter thousands, so that a fair throw finds the big towns often. */
function byInhabitants(municipalities: readonly Municipality[]): Place[] {
  return municipalities.flatMap(({ code, name, thousands, places: rows }) =>
    rows.flatMap(({ postalCode, postalDistrict, town = null }) => {
      const place: Place = {
        postalCode,
        postalDistrict,
        town,
        municipalityCode: code,
        municipalityName: name,
      };
      return Array.from({ length: Math.max(1, Math.round((thousands * 4) / rows.length)) }, () => place);
    }),
  );
}
