import { describe, expect, test } from '@jest/globals';
import places from '../../../fake-data/random-places.json' with { type: 'json' };
import streets from '../../../fake-data/random-streets.json' with { type: 'json' };
import type { Address } from '../../../src/domain/citizen.ts';
import { createRandomPeople } from '../../../src/providers/fake/random/random-people.ts';
import { oldNumbers, personAt } from './random-numbers.ts';

const municipalities = [...places.denmark, ...places.greenland];

describe('the table of places', () => {
  test('has the 98 Danish and the 5 Greenlandic municipalities, each code and each name once', () => {
    expect([places.denmark.length, places.greenland.length]).toEqual([98, 5]);
    expect(new Set(municipalities.map(({ code }) => code)).size).toBe(103);
    expect(new Set(municipalities.map(({ name }) => name)).size).toBe(103);
  });

  test('has codes of four digits, Greenlandic ones from 0955 to 0960', () => {
    for (const { code } of places.denmark) expect(code).toMatch(/^0[1-8]\d\d$/);
    for (const { code } of places.greenland) expect(code).toMatch(/^09(5[5679]|60)$/);
  });

  test('has at least 150 rows; a postal code has one district, and 39xx is Greenland', () => {
    const districts = new Map<string, string>();
    const rows = municipalities.flatMap((municipality) =>
      municipality.places.map((row) => ({ ...row, municipality })),
    );
    expect(rows.length).toBeGreaterThanOrEqual(150);
    for (const { postalCode, postalDistrict, municipality } of rows) {
      expect(postalCode).toMatch(/^[1-9]\d{3}$/);
      expect(postalCode.startsWith('39')).toBe(municipality.code.startsWith('09'));
      expect(districts.get(postalCode) ?? postalDistrict).toBe(postalDistrict);
      expect(postalDistrict.length).toBeLessThanOrEqual(20);
      districts.set(postalCode, postalDistrict);
    }
  });
});

describe('addresses', () => {
  const people = createRandomPeople({ isListed: () => false });
  const addresses = oldNumbers(5_000)
    .map((cpr) => personAt(people, cpr))
    .flatMap(({ address, addressHistory }) => [
      ...(address === null ? [] : [address]),
      ...(addressHistory ?? []),
    ]);
  const isSpecial = ({ streetCode }: Address): boolean => (streetCode ?? '') >= '9900';
  const isGreenlandic = ({ municipalityCode }: Address): boolean => (municipalityCode ?? '').startsWith('09');

  test('lie in a municipality that has that name and that postal code', () => {
    for (const address of addresses) {
      const municipality = municipalities.find(({ code }) => code === address.municipalityCode);
      expect(municipality?.name).toBe(address.municipalityName);
      if (isSpecial(address)) continue;
      expect(municipality?.places).toContainEqual(
        expect.objectContaining({ postalCode: address.postalCode, postalDistrict: address.postalDistrict }),
      );
    }
  });

  test('in Denmark have a house number in the form of the register, perhaps with floor and door', () => {
    const danish = addresses.filter((address) => !isSpecial(address) && !isGreenlandic(address));
    expect(danish.length).toBeGreaterThan(1_000);
    for (const { houseNumber, floor, door, buildingNumber, darAddressId } of danish) {
      expect(houseNumber).toMatch(/^\d{3}[A-Z]?$/);
      expect(floor ?? 'st').toMatch(/^(kl|st|\d\d)$/);
      expect(door ?? 'th').toMatch(/^(th|tv|mf|\d{4})$/);
      expect(buildingNumber).toBeNull();
      expect(darAddressId).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
    }
  });

  test('in Greenland have a building number instead', () => {
    const greenlandic = addresses.filter((address) => !isSpecial(address) && isGreenlandic(address));
    expect(greenlandic.length).toBeGreaterThan(100);
    for (const { houseNumber, buildingNumber } of greenlandic) {
      expect(houseNumber).toBeNull();
      expect(buildingNumber).toMatch(/^\d{4}$/);
    }
  });

  test('with a special road code name a municipality and no place in it', () => {
    const special = addresses.filter(isSpecial);
    expect(special.length).toBeGreaterThan(100);
    for (const address of special) {
      expect(address).toMatchObject({ houseNumber: null, postalCode: null, darAddressId: null });
      expect(address.streetCode).toMatch(/^99\d\d$/);
    }
  });

  test('on one street of a municipality share the street code, and no other street has it', () => {
    const names = new Map<string, string | null>();
    for (const address of addresses.filter((one) => !isSpecial(one))) {
      const key = `${address.municipalityCode} ${address.streetCode}`;
      expect(names.get(key) ?? address.streetName).toBe(address.streetName);
      names.set(key, address.streetName);
    }
    for (const name of [...streets.denmark, ...streets.greenland])
      expect(name.length).toBeLessThanOrEqual(20);
  });
});
