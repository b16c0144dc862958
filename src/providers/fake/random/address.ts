import type { Address } from '../../../domain/citizen.ts';
import type { Validity } from '../../../domain/validity.ts';
import { die, pick } from './dice.ts';
import { inHex } from './hex.ts';
import { regionOf, type Dwelling } from './home.ts';
import { placeOf, streetOf } from './place.ts';
import { danishSurname } from './name-list.ts';

const FLOORS = ['kl', 'st', 'st', '01', '01', '01', '02', '02', '03', '04'] as const;
const DOORS = ['th', 'th', 'tv', 'tv', 'mf', '0001', '0002', '0014'] as const;

const specialDie = die('address: special road code');
const numberDie = die('address: house number');
const letterDie = die('address: letter');
const flatDie = die('address: flat');
const floorDie = die('address: floor');
const doorDie = die('address: door');
const careOfDie = die('address: care of');
const careOfNameDie = die('address: care of name');
const darDie = die('address: dar id');

/** The address of a dwelling, in the register's own form. */
export function addressOf(dwelling: Dwelling, validity: Validity): Address {
  const region = regionOf(dwelling);
  const place = placeOf(dwelling, region);
  const { municipalityCode, municipalityName } = place;
  if (region === 'DENMARK_SPECIAL' || region === 'GREENLAND_SPECIAL') {
    const streetCode = String(9900 + Math.floor(100 * specialDie(dwelling.of, dwelling.move)));
    return { ...NOWHERE, municipalityCode, municipalityName, streetCode, validity };
  }
  const { name, code } = streetOf(dwelling, region, place);
  const house = region === 'GREENLAND' ? greenlandicHouse(dwelling) : danishHouse(dwelling);
  return {
    careOf: house.careOf,
    streetName: name,
    streetAddressingName: name,
    houseNumber: house.houseNumber,
    floor: house.floor,
    door: house.door,
    buildingNumber: house.buildingNumber,
    town: place.town,
    postalCode: place.postalCode,
    postalDistrict: place.postalDistrict,
    municipalityCode,
    municipalityName,
    streetCode: code,
    darAddressId: house.darAddressId,
    validity,
  };
}

/** Two lines as on a letter, of a dwelling in Denmark or Greenland. */
export function addressLinesOf(dwelling: Dwelling): string[] {
  const region = regionOf(dwelling);
  const place = placeOf(dwelling, region);
  const street = streetOf(dwelling, region, place).name;
  return [`${street} ${houseNumberOf(dwelling)}`, `${place.postalCode} ${place.postalDistrict}`];
}

/** Special road codes (9900-9999) are for people without a fixed abode: a municipality, and no address in it. */
const NOWHERE = {
  careOf: null,
  streetName: 'Uden fast bopæl',
  streetAddressingName: 'Uden fast bopæl',
  houseNumber: null,
  floor: null,
  door: null,
  buildingNumber: null,
  town: null,
  postalCode: null,
  postalDistrict: null,
  darAddressId: null,
} as const;

type House = Pick<Address, 'careOf' | 'houseNumber' | 'floor' | 'door' | 'buildingNumber' | 'darAddressId'>;

function danishHouse(dwelling: Dwelling): House {
  const { of, move } = dwelling;
  const letter = letterDie(of, move);
  const flat = flatDie(of, move) < 0.4;
  return {
    careOf: careOfDie(of, move) < 0.02 ? danishSurname(careOfNameDie(of, move)) : null,
    houseNumber:
      String(houseNumberOf(dwelling)).padStart(3, '0') + (letter < 0.12 ? pick('ABCDEF', letter / 0.12) : ''),
    floor: flat ? pick(FLOORS, floorDie(of, move)) : null,
    door: flat ? pick(DOORS, doorDie(of, move)) : null,
    buildingNumber: null,
    darAddressId: darIdOf(dwelling),
  };
}

function greenlandicHouse({ of, move }: Dwelling): House {
  const buildingNumber = String(1 + Math.floor(3999 * numberDie(of, move))).padStart(4, '0');
  return { careOf: null, houseNumber: null, floor: null, door: null, buildingNumber, darAddressId: null };
}

/** 1 to 180, low numbers more often. */
function houseNumberOf({ of, move }: Dwelling): number {
  return 1 + Math.floor(180 * numberDie(of, move) ** 2);
}

/** Made up; the form is that of a random UUID (version 4), as DAR's are. */
function darIdOf({ of, move }: Dwelling): string {
  const word = (turn: number): string => inHex(darDie(of, move * 4 + turn) * 2 ** 32);
  const [one, two, three, four] = [word(0), word(1), word(2), word(3)];
  return `${one}-${two.slice(0, 4)}-4${two.slice(5)}-a${three.slice(1, 4)}-${three.slice(4)}${four}`;
}
