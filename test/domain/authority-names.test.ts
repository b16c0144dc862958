import { describe, expect, test } from '@jest/globals';
import people from '../../fake-data/people.json' with { type: 'json' };
import randomCountries from '../../fake-data/random-countries.json' with { type: 'json' };
import randomPlaces from '../../fake-data/random-places.json' with { type: 'json' };
import countries from '../../src/domain/authorities/countries.json' with { type: 'json' };
import municipalities from '../../src/domain/authorities/municipalities.json' with { type: 'json' };
import parishes from '../../src/domain/authorities/parishes.json' with { type: 'json' };
import { authorityName, countryOf, municipalityName } from '../../src/domain/authority-names.ts';

const allMunicipalities = [
  ...municipalities.denmark,
  ...municipalities.greenland,
  ...municipalities.noMunicipality,
  ...municipalities.closed,
];
const allCountries = [...countries.register, ...countries.statistics];
/** Of two with one code the first in the register. */
const nameByIsoCode = new Map(allCountries.toReversed().map(({ isoCode, name }) => [isoCode, name]));
const allParishes = [
  ...parishes.denmark,
  ...parishes.newer,
  ...parishes.greenland,
  ...parishes.noParish,
  ...parishes.closed,
];

describe('a municipality', () => {
  test('has the name of its code, also when it was closed', () => {
    expect(municipalityName('0101')).toBe('København');
    expect(municipalityName('0571')).toBe('Ribe');
    expect(municipalityName('0957')).toBe('Qeqqata');
    expect(municipalityName('0411')).toBe('Christiansø');
  });

  test('is today’s where a code got a new name, and the former one for an address that ended before', () => {
    expect(municipalityName('0707')).toBe('Norddjurs');
    expect(municipalityName('0707', '2006-12-31')).toBe('Grenaa');
    expect(municipalityName('0707', '2007-01-01')).toBe('Norddjurs');
    expect(municipalityName('0849', '1999-05-01')).toBe('Åbybro');
    expect(municipalityName('0101', '1999-05-01')).toBe('København');
  });

  test.each([null, '', '101', '0000', '0999', '5100', '__proto__', 'constructor'])(
    '%p has no name',
    (code) => {
      expect(municipalityName(code)).toBeNull();
    },
  );
});

describe('a country', () => {
  test('has the Danish name and the ISO code of its code in the register', () => {
    expect(countryOf('5100')).toEqual({ isoCode: 'DNK', name: 'Danmark' });
    expect(countryOf('5180')).toEqual({ isoCode: 'DEU', name: 'Tyskland' });
    expect(countryOf('5902')).toEqual({ isoCode: 'FRO', name: 'Færøerne' });
    expect(countryOf('5162')).toEqual({ isoCode: 'SUN', name: 'Sovjetunionen' });
  });

  test('that is none, or not one, has no ISO code', () => {
    expect(countryOf('5103')).toEqual({ isoCode: null, name: 'Statsløs' });
    expect(countryOf('5395')).toEqual({ isoCode: null, name: 'Vestindiske Øer' });
    expect(countryOf('5999')).toEqual({ isoCode: null, name: 'Land ukendt' });
  });

  test('has its ISO code of today where the copy of the register had another', () => {
    expect(countryOf('5158')?.isoCode).toBe('ROU');
    expect(countryOf('5276')?.isoCode).toBe('CAF');
  });

  test.each([null, '', '5000', '0101', '__proto__', 'constructor'])('%p is not known', (code) => {
    expect(countryOf(code)).toBeNull();
  });
});

describe('the authority that registered a birth', () => {
  test('is a municipality or a country', () => {
    expect(authorityName('0751')).toBe('Aarhus');
    expect(authorityName('5126')).toBe('Belgien');
  });

  test('is mostly a parish, which is told with its municipality because many have the same name', () => {
    expect(authorityName('7158')).toBe('Vor Frue Sogn, Roskilde Kommune');
    expect(authorityName('7268')).toBe('Vor Frue Sogn, Kalundborg Kommune');
    expect(authorityName('8114')).toBe('Århus Domsogn, Aarhus Kommune');
    expect(authorityName('9292')).toBe('Vipperød Sogn, Holbæk Kommune');
  });

  test('has its name also when the parish was closed', () => {
    expect(authorityName('7005')).toBe('Nazaret Sogn, Københavns Kommune');
  });

  test('has its name when the parish is newer than the copy of the register, then without a municipality', () => {
    expect(authorityName('9352')).toBe('Ørestad Sogn');
  });

  test('is called as in the register where it is in Greenland, a hospital, or not known', () => {
    expect(authorityName('9507')).toBe('Palaseqarfik,Nuuk');
    expect(authorityName('9309')).toBe('Fødselsanstalten,Aarhus');
    expect(authorityName('9999')).toBe('Ukendt (Sogn)');
  });

  test.each([null, '', '7000', '8453', '9500', '71580', '__proto__', 'constructor'])(
    '%p has no name',
    (code) => {
      expect(authorityName(code)).toBeNull();
    },
  );
});

describe('the lists', () => {
  const rows = [...allMunicipalities, ...allCountries, ...allParishes];

  test('have each code once, four digits, with a name that is trimmed and composed', () => {
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
    for (const { code, name } of rows) {
      expect(code).toMatch(/^\d{4}$/);
      expect(name).toBe(name.trim().normalize('NFC'));
      expect(name).toMatch(/^[A-ZÆØÅ]/);
    }
  });

  test('are in order, so that a change is seen where it is', () => {
    for (const list of [municipalities, countries, parishes].flatMap((file) => Object.values(file))) {
      if (typeof list === 'string') continue;
      const codes = list.map(({ code }) => code);
      expect(codes).toEqual(codes.toSorted());
    }
  });

  test('have the 98 municipalities of Denmark, the 5 of Greenland, and the 275 that there were before 2003', () => {
    expect([municipalities.denmark.length, municipalities.greenland.length]).toEqual([98, 5]);
    // The reform of 2007 gave even codes to the new ones.
    const kept = municipalities.denmark.filter(({ code }) => Number(code) % 2 === 1);
    const closed = municipalities.closed.filter(({ code }) => code < '0900');
    expect(kept.length + closed.length).toBe(275);
  });

  test('have parishes from 7001 on, those of Denmark each in a municipality that there is', () => {
    for (const { code } of allParishes) expect(Number(code)).toBeGreaterThan(7000);
    const known = new Set(municipalities.denmark.map(({ name }) => name).concat('Københavns'));
    const withoutOne = [...parishes.denmark, ...parishes.closed].filter(({ name }) => {
      const municipality = /^[^,]*[Ss]ogn, (.+) Kommune$/.exec(name)?.[1];
      return municipality === undefined || !known.has(municipality);
    });
    expect(withoutOne).toEqual([{ code: '9309', name: 'Fødselsanstalten,Aarhus' }]);
  });

  test('have every parish that was in the copy of the register: 968 from 7001 on, 999 from 8000 on, 291 from 9000 on', () => {
    const copied = allParishes.filter((row) => !parishes.newer.includes(row));
    const inThousand = (first: string): number => copied.filter(({ code }) => code.startsWith(first)).length;
    expect([inThousand('7'), inThousand('8'), inThousand('9')]).toEqual([968, 999, 291]);
  });

  test('have ISO codes of three capitals, the same one for two codes only where both mean that country', () => {
    const isoCodes = allCountries.flatMap(({ isoCode }) => (isoCode === null ? [] : [isoCode]));
    for (const isoCode of isoCodes) expect(isoCode).toMatch(/^(?!XXX)[A-Z]{3}$/);
    const twice = isoCodes.filter((isoCode, index) => isoCodes.indexOf(isoCode) !== index);
    expect(twice.toSorted()).toEqual(['COK', 'FRO', 'TLS', 'YUG']);
  });

  test('tell their source and the day of it', () => {
    for (const { source, listDate, retrieved, certainty } of [municipalities, countries, parishes]) {
      expect(source).toMatch(/myndighedsregister/);
      expect(certainty.length).toBeGreaterThan(100);
      for (const day of [listDate, retrieved]) expect(day).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });
});

/** All objects in the people file that have that field. */
function withField(value: unknown, field: string): Record<string, string>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((part) => withField(part, field));
  return field in value ? [value as Record<string, string>, ...inner] : inner;
}

describe('the test people', () => {
  /** As published: older spellings, and what CPR cuts to twenty characters. */
  const otherwise = new Map([
    ['Århus', 'Aarhus'],
    ['Manitsoq-Sukkertop', 'Manitsoq-Sukkertoppen'],
    ['Tyskland,Forb.Rep', 'Tyskland'],
  ]);
  const listed = (name: string | undefined): string | undefined => otherwise.get(name ?? '') ?? name;

  test('live and are born in municipalities of the list', () => {
    const addresses = withField(people, 'municipalityCode');
    const births = withField(people, 'authorityCode');
    expect(Math.min(addresses.length, births.length)).toBeGreaterThan(10);
    for (const { municipalityCode, municipalityName: name } of addresses) {
      expect([municipalityCode, municipalityName(municipalityCode!)]).toEqual([
        municipalityCode,
        listed(name),
      ]);
    }
    for (const { authorityCode, authorityName: name } of births) {
      expect([authorityCode, authorityName(authorityCode!)]).toEqual([authorityCode, listed(name)]);
    }
  });

  test('come from and go to countries of the list', () => {
    const known = new Set(allCountries.map(({ name }) => name));
    const countries = withField(people, 'isoCode');
    expect(countries.length).toBeGreaterThan(100);
    for (const { isoCode, name } of countries) {
      expect(nameByIsoCode.has(isoCode!)).toBe(true);
      if (name !== undefined) expect([isoCode, nameByIsoCode.get(isoCode!)]).toEqual([isoCode, listed(name)]);
    }
    for (const { authorityCode, authorityName: name } of withField(people, 'authorityName')) {
      if (authorityCode === undefined) expect(known).toContain(name);
    }
  });

  test('made up at random come from places and countries of the list; Greenland’s names are written out there', () => {
    for (const { code, name } of randomPlaces.denmark)
      expect([code, municipalityName(code)]).toEqual([code, name]);
    for (const { code, name } of randomPlaces.greenland)
      expect(name.split(' ')).toContain(municipalityName(code));
    for (const { countryCode, countryName: name } of randomCountries.countries) {
      expect([countryCode, nameByIsoCode.get(countryCode)]).toEqual([countryCode, name]);
    }
  });
});
