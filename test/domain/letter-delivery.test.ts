import { expect, test } from '@jest/globals';
import type { Address } from '../../src/domain/citizen.ts';
import { letterDelivery } from '../../src/domain/letter-delivery.ts';
import { since } from '../../src/domain/validity.ts';

const ADDRESS = {
  houseNumber: '002',
  buildingNumber: null,
  postalCode: '9000',
  streetCode: '8512',
} as Address;
const CONTACT = { lines: ['Svinget 3', '9000 Aalborg'], validity: null };
const abroad = (foreignAddressLines: string[]) => ({
  destinationCountry: { authorityCode: null, isoCode: 'IND', name: null },
  originCountry: null,
  foreignAddressLines,
  validity: null,
});
const RESIDENT = {
  status: 'RESIDENT_IN_DENMARK',
  address: ADDRESS,
  contactAddress: null,
  migration: null,
} as const;

test.each([
  ['a resident', RESIDENT, null],
  [
    'a resident of Greenland, by building',
    { ...RESIDENT, address: { ...ADDRESS, houseNumber: null, buildingNumber: '0015' } },
    null,
  ],
  [
    'someone dead, whatever address is left',
    { ...RESIDENT, status: 'DEAD', contactAddress: CONTACT },
    'DEAD',
  ],
  ['someone disappeared', { ...RESIDENT, status: 'DISAPPEARED' }, 'DISAPPEARED'],
  [
    'an emigrant whose address abroad is one of the past',
    {
      ...RESIDENT,
      status: 'EMIGRATED',
      address: null,
      migration: { ...abroad(['Vvk Nagar']), validity: { ...since('1990-01-01', false), phase: 'EARLIER' } },
    },
    'EMIGRATED_WITHOUT_ADDRESS',
  ],
  [
    'an emigrant with an address abroad',
    { ...RESIDENT, status: 'EMIGRATED', address: null, migration: abroad(['Vvk Nagar']) },
    null,
  ],
  [
    'an emigrant without one',
    { ...RESIDENT, status: 'EMIGRATED', address: null, migration: abroad([]) },
    'EMIGRATED_WITHOUT_ADDRESS',
  ],
  [
    'an emigrant with a contact address',
    { ...RESIDENT, status: 'EMIGRATED', address: null, contactAddress: CONTACT },
    null,
  ],
  [
    'someone on a special road code',
    { ...RESIDENT, address: { ...ADDRESS, streetCode: '9901' } },
    'NO_FIXED_ADDRESS',
  ],
  ['someone without an address', { ...RESIDENT, address: null }, 'NO_ADDRESS'],
  [
    'someone whose house number is missing',
    { ...RESIDENT, address: { ...ADDRESS, houseNumber: null } },
    'NO_ADDRESS',
  ],
] as const)('%s', (_who, recipient, obstacle) =>
  expect(letterDelivery(recipient)).toEqual({ possible: obstacle === null, obstacle }),
);
