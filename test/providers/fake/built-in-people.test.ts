import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { yearsBetween } from '../../../src/domain/calendar-date.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { mergePeople } from '../../../src/providers/fake/merge-people.ts';
import { personIdOf } from '../../../src/providers/fake/person-keys.ts';
import {
  isRandom,
  type AddressRecord,
  type DescribedPerson,
} from '../../../src/providers/fake/person-record.ts';
import { BUILT_IN_PEOPLE, readPeopleFile } from '../../../src/providers/fake/read-people-file.ts';

// Whoever adds a person to fake-data/people.json learns here what no longer fits together.

const records = readPeopleFile(BUILT_IN_PEOPLE);
const people = records.filter((record): record is DescribedPerson => !isRandom(record));
const byCpr = new Map(people.map((person) => [person.cpr, person]));

/** The numbers of those for whom it holds, so that a failing test names them. */
const numbersWhere = (holds: (person: DescribedPerson) => unknown): string[] =>
  people.filter(holds).map(({ cpr }) => cpr);
const born = (cpr: string): string => CprNumber.of(cpr).birthDate;
const addressesOf = (person: DescribedPerson): AddressRecord[] => [
  ...(person.address ? [person.address] : []),
  ...(person.addressHistory ?? []),
];
const GONE = ['DEAD', 'EMIGRATED', 'DISAPPEARED'];

test('the published people keep the ids and numbers that they were published with', () => {
  const published = JSON.parse(
    readFileSync(new URL('../../../fake-data/published-index.json', import.meta.url), 'utf8'),
  ) as unknown[];
  expect(published).toHaveLength(119);
  const ours = records.filter((record) => isRandom(record) || !record.companion);
  expect(ours.map(({ id, cpr }) => ({ id, cpr }))).toEqual(published);
});

test('no two people have the same id', () => {
  expect(new Set(records.map(personIdOf)).size).toBe(records.length);
});

describe('family links', () => {
  test('lead to people of the set only', () => {
    expect(
      numbersWhere(({ spouse, parents = [], children = [], custodyHolders = [], custodyOver = [] }) =>
        [...(spouse ? [spouse] : []), ...parents, ...children, ...custodyHolders, ...custodyOver].some(
          ({ cpr, id }) => id !== undefined || (cpr !== undefined && !byCpr.has(cpr)),
        ),
      ),
    ).toEqual([]);
  });

  test('agree both ways', () => {
    // Laying nothing over the set completes every link that one side only tells: here there is nothing to complete.
    expect(mergePeople(records, [])).toEqual(records);
  });

  test('give a parent the role that goes with their sex', () => {
    const roles = people.flatMap(({ parents }) => parents ?? []).filter(({ cpr }) => cpr !== undefined);
    for (const { role, cpr } of roles)
      expect([cpr, role]).toEqual([
        cpr,
        CprNumber.of(cpr ?? '').sex === 'FEMALE' ? 'MOTHER' : 'FATHER_OR_CO_MOTHER',
      ]);
  });

  test('are only between a parent and a child 14 years younger or more, born at most ten months after a death', () => {
    const impossible = people.flatMap((parent) =>
      (parent.children ?? []).filter(({ cpr = '' }) => {
        const died = parent.statusValidity?.from;
        const posthumous = parent.status === 'DEAD' && (died ?? '9999') < born(cpr);
        return (
          yearsBetween(born(parent.cpr), born(cpr)) < 14 ||
          (posthumous && Date.parse(born(cpr)) - Date.parse(died ?? '') > 305 * 86_400_000)
        );
      }),
    );
    expect(impossible).toEqual([]);
  });

  test('join spouses who tell the same civil status since the same day', () => {
    for (const { cpr, spouse, civilStatus, civilStatusValidity } of people) {
      const other = byCpr.get(spouse?.cpr ?? '');
      if (other === undefined) continue;
      expect([cpr, other.civilStatus, other.civilStatusValidity]).toEqual([
        cpr,
        civilStatus,
        civilStatusValidity,
      ]);
    }
  });

  test('give nobody a spouse who is not married or in a partnership', () => {
    expect(
      numbersWhere(
        ({ spouse, civilStatus }) =>
          spouse && civilStatus !== 'MARRIED' && civilStatus !== 'REGISTERED_PARTNERSHIP',
      ),
    ).toEqual([]);
  });

  test('give no dead person custody', () => {
    expect(numbersWhere(({ status, custodyOver }) => status === 'DEAD' && custodyOver)).toEqual([]);
  });
});

describe('days', () => {
  test('of status, civil status, addresses and papers are not before the birth', () => {
    const days = (person: DescribedPerson): (string | undefined)[] => [
      person.statusValidity?.from,
      ...addressesOf(person).flatMap(({ validity }) => [validity?.from, validity?.to]),
      person.contactAddress?.validity?.from,
      person.migration?.validity?.from,
      person.churchMembershipValidity?.from,
    ];
    expect(numbersWhere((person) => days(person).some((day) => day && day < born(person.cpr)))).toEqual([]);
    expect(
      numbersWhere(
        ({ cpr, civilStatus, civilStatusValidity: married }) =>
          married && civilStatus !== 'DEAD' && yearsBetween(born(cpr), married.from) < 18,
      ),
    ).toEqual([]);
  });

  test('of addresses follow each other, the latest first', () => {
    expect(
      numbersWhere((person) => {
        const periods = addressesOf(person).map(({ validity }) => validity);
        return periods.some((period, index) => {
          const earlier = periods[index + 1];
          return earlier && (earlier.to ?? '9999') > (period?.from ?? period?.to ?? '9999');
        });
      }),
    ).toEqual([]);
  });

  test('of a departure and a disappearance are those of the status', () => {
    for (const { status, statusValidity, migration, disappearances } of people) {
      if (status === 'EMIGRATED') expect(migration?.validity?.from).toBe(statusValidity?.from);
      if (status === 'DISAPPEARED') expect(disappearances?.[0]?.from).toBe(statusValidity?.from);
    }
  });
});

describe('addresses', () => {
  test('are current for residents, and history for those who are dead, emigrated or disappeared', () => {
    expect(numbersWhere(({ status, address }) => GONE.includes(status) === (address !== undefined))).toEqual(
      [],
    );
    expect(numbersWhere(({ address }) => address?.validity?.to)).toEqual([]);
    expect(
      numbersWhere(
        ({ status, statusValidity, addressHistory }) =>
          GONE.includes(status) &&
          addressHistory?.some(({ validity }) => (validity?.to ?? '') > (statusValidity?.from ?? '9999')),
      ),
    ).toEqual([]);
  });

  test('tell one name for a municipality code, and one district and municipality for a postal code', () => {
    // Sukkertoppen of old is Maniitsoq today.
    const addresses = people.flatMap(addressesOf).filter(({ postalCode }) => postalCode !== '3912');
    const pairs: [keyof AddressRecord, keyof AddressRecord][] = [
      ['municipalityCode', 'municipalityName'],
      ['postalCode', 'postalDistrict'],
      ['postalCode', 'municipalityCode'],
    ];
    for (const [key, value] of pairs) {
      const told = new Map(addresses.map((address) => [address[key], address[value]]));
      for (const address of addresses)
        expect([address[key], address[value]]).toEqual([address[key], told.get(address[key])]);
    }
  });
});

describe('names', () => {
  test('for addressing are the given name and the surname', () => {
    expect(
      numbersWhere(({ name }) => name?.addressingName !== `${name?.givenName} ${name?.surname}`),
    ).toEqual([]);
  });
});
