import { expect, test } from '@jest/globals';
import { addressLines } from '../../src/domain/address-lines.ts';
import type { Address } from '../../src/domain/citizen.ts';
import { since } from '../../src/domain/validity.ts';

const NOWHERE: Address = {
  careOf: null,
  streetName: null,
  streetAddressingName: null,
  houseNumber: null,
  floor: null,
  door: null,
  buildingNumber: null,
  town: null,
  postalCode: null,
  postalDistrict: null,
  municipalityCode: null,
  municipalityName: null,
  streetCode: null,
  darAddressId: null,
  validity: since(null, null),
};
const linesOf = (address: Partial<Address>) => addressLines({ ...NOWHERE, ...address });

test('a house: leading zeros of the number come off, a letter stays', () => {
  expect(
    linesOf({
      streetName: 'Svinget',
      houseNumber: '017A',
      postalCode: '0999',
      postalDistrict: 'København C',
    }),
  ).toEqual(['Svinget 17A', '0999 København C']);
});

test('a flat: floor and door stand behind the house number', () => {
  const street = { streetName: 'Søgade', houseNumber: '002' };
  expect(linesOf({ ...street, floor: '03', door: 'th' })).toEqual(['Søgade 2, 3. th']);
  expect(linesOf({ ...street, floor: 'st', door: '0002' })).toEqual(['Søgade 2, st. 2']);
  expect(linesOf({ ...street, floor: '01' })).toEqual(['Søgade 2, 1.']);
  expect(linesOf({ ...street, door: 'tv' })).toEqual(['Søgade 2, tv']);
});

test('care of comes first', () => {
  expect(linesOf({ careOf: 'Mogensen', streetName: 'Søgade' })).toEqual(['c/o Mogensen', 'Søgade']);
});

test('a supplementary town has its own line', () => {
  expect(
    linesOf({ streetName: 'Søgade', town: 'Hasseris', postalCode: '9000', postalDistrict: 'Aalborg' }),
  ).toEqual(['Søgade', 'Hasseris', '9000 Aalborg']);
});

test('Greenland numbers buildings', () => {
  expect(linesOf({ streetName: 'Qarsaalik', buildingNumber: '0015' })).toEqual(['Qarsaalik B-15']);
});

test('the shortened street name serves where the full one is missing, and nothing is made up', () => {
  expect(linesOf({ streetAddressingName: 'H C Andersens Blvd' })).toEqual(['H C Andersens Blvd']);
  expect(linesOf({})).toEqual([]);
});
