import { describe, expect, test } from '@jest/globals';
import type { Citizen } from '../../../src/domain/citizen.ts';
import { since } from '../../../src/domain/validity.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { fakePeople } from '../fake-people.ts';
import { randomFamilies, WELL_DESCRIBED } from './sample-numbers.ts';
import { fakeServicePeople } from './service-people.ts';
import type { ServicePerson } from './service-person.ts';
import { toServicePerson } from './to-service-person.ts';

const people = fakeServicePeople();
const everybody = [...WELL_DESCRIBED, ...randomFamilies(people)].flatMap(
  (number) => people.byNumber(number) ?? [],
);

const { wellDescribed, find } = fakePeople();

const told = (number: string): ServicePerson => {
  const person = people.byNumber(number);
  if (person === null) throw new Error('There is no such test person');
  return person;
};

/** A well-described person with something changed. */
function changed(change: Partial<Citizen>, number = '0101650049'): ServicePerson {
  const citizen = find({ cpr: CprNumber.of(number) });
  if (citizen === null) throw new Error('There is no such test person');
  return toServicePerson({ ...citizen, ...change }, find);
}

describe('nothing of a citizen is lost that the service has a place for', () => {
  // Codes are told as numbers and letters; the rest has no place in the service.
  const TOLD_OTHERWISE = new Set<string>([
    ...['status', 'sex', 'civilStatus', 'role', 'kind', 'protection', 'custodyOver', 'guardianship'],
    ...['givenNameMarking', 'middleNameMarking', 'surnameMarking', 'authorityCode', 'authorityName'],
    ...['country', 'destinationCountry', 'originCountry', 'citizenships', 'phase'],
    ...['municipalityCode', 'municipalityName', 'streetCode', 'careOf'],
    ...['churchMembership', 'churchMembershipValidity', 'churchMembershipHistory', 'nameHistory'],
    ...['civilStatusHistory', 'spouseHistory', 'citizenshipHistory', 'migrationHistory'],
    ...['custodyOverHistory', 'cprHistory', 'cprValidity', 'id'],
  ]);

  test('for the well-described people', () => {
    const lost = wellDescribed.flatMap((citizen) => {
      const carried = new Set(textsIn(toServicePerson(citizen, find)));
      // A relation has no day, and of a former address the name for the street is not told.
      const { spouse, parents, children, addressHistory, migration } = citizen;
      const asTold = {
        ...citizen,
        spouse: { ...spouse, validity: null },
        parents: parents?.map((each) => ({ ...each, validity: null })),
        children: children?.map((each) => ({ ...each, validity: null })),
        addressHistory: addressHistory?.map((each) => ({
          ...each,
          streetAddressingName: null,
          darAddressId: null,
        })),
        migration: migration && { ...migration, validity: { from: migration.validity?.from } },
      };
      return textsIn(asTold, TOLD_OTHERWISE)
        .filter((text) => !carried.has(text))
        .map((text) => `${citizen.id}: ${text}`);
    });
    expect(wellDescribed.length).toBeGreaterThan(100);
    expect(lost).toEqual([]);
  });
});

/** Days come without time and offset. */
function textsIn(value: unknown, without: ReadonlySet<string> = new Set()): string[] {
  if (value instanceof CprNumber) return [value.reveal()];
  if (typeof value === 'string') return [value.replace(/^(\d{4}-\d\d-\d\d)(T.*|\+.*)$/, '$1')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (without.has(name) ? [] : textsIn(part, without)));
}

describe('a day is written', () => {
  const written = (birthDate: string) => changed({ birthDate }).persondata?.foedselsdato;

  test.each([
    ['1978-04-27', '1978-04-27+01:00'],
    ['1999-01-01', '1999-01-01+01:00'],
    ['2024-05-01', '2024-05-01+02:00'],
    ['2024-03-31', '2024-03-31+01:00'],
    ['2024-10-27', '2024-10-27+02:00'],
    ['1943-07-01', '1943-07-01+02:00'],
  ])('%s with the offset that Denmark had when it began', (birthDate, expected) => {
    expect(written(birthDate)).toEqual({ dato: expected });
  });

  test('of the 19th century with the offset of clocks that went by the sun', () => {
    expect(written('1880-06-01')?.dato).toMatch(/^1880-06-01\+00:5\d$/);
  });

  test('with an asterisk when it is uncertain', () => {
    expect(changed({ birthDateUncertain: true }).persondata?.foedselsdato).toEqual({
      dato: '1965-01-01+01:00',
      usikkerhedsmarkering: '*',
    });
  });

  test('with milliseconds where a time is due', () => {
    const statusValidity = since('2010-06-05', false);
    expect(changed({ statusValidity }).persondata?.status?.statusdato?.dato).toBe(
      '2010-06-05T00:00:00.000+02:00',
    );
  });
});

describe('the service tells', () => {
  test('codes of municipality and street as numbers, house number, floor and door with their zeros', () => {
    const addresses = everybody.flatMap(({ adresse }) => adresse?.aktuelAdresse ?? []);
    expect(addresses.length).toBeGreaterThan(100);
    for (const { kommunekode, vejkode } of addresses) {
      expect([typeof kommunekode, typeof vejkode]).toEqual(['number', 'number']);
    }
    const houses = addresses.flatMap(({ husnummer }) => husnummer ?? []);
    const floors = addresses.flatMap(({ etage }) => etage ?? []);
    const doors = addresses.flatMap(({ sidedoer }) => sidedoer ?? []);
    expect(houses.filter((house) => !/^\d{3}[A-Z]?$/.test(house))).toEqual([]);
    expect(floors).toEqual(expect.arrayContaining([expect.stringMatching(/^0\d$/)]));
    expect(doors).toEqual(expect.arrayContaining(['tv', expect.stringMatching(/^0\d{3}$/)]));
    expect(addresses.some(({ kommunekode }) => (kommunekode ?? 0) < 1000)).toBe(true);
  });

  test('no present address of the dead and the emigrated, but an `adresse`', () => {
    const gone = everybody.filter(({ persondata }) => (persondata?.status?.status ?? 0) >= 80);
    expect(gone.length).toBeGreaterThan(20);
    for (const { adresse } of gone) expect(adresse?.aktuelAdresse).toBeUndefined();
    for (const { adresse, relationer } of everybody) expect([adresse, relationer]).not.toContain(undefined);
  });

  test('the age of the dead as if they lived', () => {
    const [dead] = everybody.filter(({ persondata }) => persondata?.status?.status === 90);
    const birthYear = Number(dead?.persondata?.foedselsdato?.dato.slice(0, 4));
    const years = new Date().getFullYear() - birthYear;
    expect([years, years - 1]).toContain(dead?.persondata?.alder);
  });

  test('how many children under 18 live here', () => {
    const parents = everybody.filter(({ persondata }) => (persondata?.antalBoernUnder18 ?? 0) > 0);
    expect(parents.length).toBeGreaterThan(5);
    for (const { persondata, relationer } of parents) {
      const children = (relationer?.barn ?? []).map(({ personnummer }) => told(personnummer).persondata);
      const young = children.filter(
        (child) => (child?.alder ?? 99) < 18 && [1, 3, 5, 7].includes(child?.status?.status ?? 0),
      );
      expect(young).toHaveLength(persondata?.antalBoernUnder18 ?? -1);
    }
  });

  test('a protection in force as a flag, none as a flag too, and nothing of one that is not known', () => {
    const states = (nameAndAddress: Citizen['protection']['nameAndAddress']) =>
      changed({
        protection: {
          nameAndAddress,
          localDirectory: 'NOT_PROTECTED',
          marketing: 'PROTECTED',
          creditWarning: 'PROTECTED',
        },
      }).persondata;
    expect(states('PROTECTED')).toMatchObject({
      adressebeskyttelse: { beskyttet: true },
      vejviserbeskyttelse: { beskyttet: false },
      markedsfoeringsbeskyttelse: { beskyttet: true },
    });
    expect(states('UNKNOWN')?.adressebeskyttelse).toBeUndefined();
  });

  test('one citizenship, the present one, by a code and a name that is none', () => {
    const validity = since('2001-02-03', false);
    const sweden = { authorityCode: '5120', isoCode: 'SWE', name: 'Sverige' };
    const denmark = { authorityCode: '5100', isoCode: 'DNK', name: 'Danmark' };
    const present = { country: denmark, validity };
    const another = { country: sweden, validity };
    expect(changed({ citizenships: [present, another] }).persondata?.statsborgerskab).toEqual({
      landekode: 5100,
      statsborgerskabDato: { dato: '2001-02-03T00:00:00.000+01:00' },
      landekodeMyndighedsnavn: 'Myndighedsnavn for landekode: 5100',
    });
    const gone = changed({ citizenships: [], citizenshipHistory: [another] });
    expect(gone.persondata?.statsborgerskab).toBeUndefined();
  });

  test('no code that its lists do not have', () => {
    const { persondata } = changed({ status: 'RESERVED', sex: 'UNKNOWN', civilStatus: 'UNKNOWN' });
    expect(persondata).toMatchObject({ koen: undefined, status: { status: undefined } });
    expect(persondata?.civilstand?.civilstand).toBeUndefined();
  });

  test('an emigration, and none of somebody who came back', () => {
    const germany = { authorityCode: '5180', isoCode: 'DEU', name: 'Tyskland' };
    const migration = {
      destinationCountry: germany,
      originCountry: null,
      foreignAddressLines: ['Musterstr. 1'],
      validity: null,
    };
    const { adresse } = changed({ migration });
    expect(adresse?.udrejseoplysninger).toMatchObject({
      udrejselandekode: 5180,
      udlandsadresse1: 'Musterstr. 1',
    });
    const back = changed({ migration: { ...migration, originCountry: germany } });
    expect(back.adresse?.udrejseoplysninger).toBeUndefined();
  });

  test('a guardian in each of the three ways', () => {
    const guardians = everybody.flatMap(({ persondata }) => persondata?.umyndiggoerelse ?? []);
    const byType = new Map(guardians.map((each) => [each.umyndiggorelseRelationType, each]));
    expect(byType.get(0)).toMatchObject({ relationVaergenavn: expect.any(String) });
    expect(byType.get(0)?.relationVaergeadresseStartdato).toBeUndefined();
    expect(byType.get(1)).toMatchObject({ relationPersonnummer: expect.stringMatching(/^\d{10}$/) });
    expect(byType.get(1)?.relationVaergenavn).toBeUndefined();
    expect(byType.get(2)).toMatchObject({
      relationVaergenavn: expect.any(String),
      relationVaergeadresseStartdato: expect.any(String),
      relationtekst1: expect.any(String),
    });
  });
});

describe('a relative comes', () => {
  const parents = everybody.flatMap(({ relationer }) =>
    [relationer?.mor ?? [], relationer?.far ?? []].flat(),
  );

  test('by number alone', () => {
    expect(parents).toContainEqual({ personnummer: expect.stringMatching(/^[1-9]\d{9}$/) });
  });

  test('by name and perhaps day of birth, where there is no number', () => {
    const { aegtefaelle } = told('0101650049').relationer ?? {};
    expect(aegtefaelle).toEqual({ navn: 'Emma Jensen' });
  });

  test('as ten zeros or as nothing, where a parent is not identified', () => {
    expect(parents).toContainEqual({ personnummer: '0000000000' });
    expect(parents).toContainEqual({});
  });

  test('as a holder of custody, with a number only where it is not a parent', () => {
    expect(told('0601215084').relationer?.foraeldremyndighed).toContainEqual(
      expect.objectContaining({
        foraeldremyndighedtype: 5,
        relationPersonnummer: expect.stringMatching(/^\d{10}$/),
      }),
    );
    const custody = everybody.flatMap(({ relationer }) => relationer?.foraeldremyndighed ?? []);
    const types = new Set(custody.map(({ foraeldremyndighedtype }) => foraeldremyndighedtype));
    expect([...types].sort()).toEqual([3, 4, 5]);
    for (const { foraeldremyndighedtype, relationPersonnummer } of custody) {
      expect(relationPersonnummer !== undefined).toBe(foraeldremyndighedtype === 5);
    }
  });
});
