import type { Address } from './citizen.ts';

/**
 * The lines of an address as printed on a letter, without the name: care of, street, town, postal code. The register's leading zeros
 * come off (`017A` is written 17A). A part that is missing is left out, never guessed.
 */
export function addressLines(address: Address): string[] {
  return [careOfLine(address), streetLine(address), address.town, postalLine(address)].filter(
    (line): line is string => line !== null && line !== '',
  );
}

function careOfLine({ careOf }: Address): string | null {
  return careOf === null ? null : `c/o ${careOf}`;
}

function streetLine(address: Address): string | null {
  const street = address.streetName ?? address.streetAddressingName;
  if (street === null) return null;
  const parts = [[street, houseText(address)].filter(Boolean).join(' ')];
  if (address.floor !== null || address.door !== null) {
    parts.push(
      [address.floor === null ? null : `${withoutZeros(address.floor)}.`, doorText(address)]
        .filter(Boolean)
        .join(' '),
    );
  }
  return parts.join(', ');
}

function houseText({ houseNumber, buildingNumber }: Address): string | null {
  if (houseNumber !== null) return withoutZeros(houseNumber);
  // Greenland numbers buildings, and writes such an address with a B.
  return buildingNumber === null ? null : `B-${withoutZeros(buildingNumber)}`;
}

const doorText = ({ door }: Address): string | null => (door === null ? null : withoutZeros(door));

function postalLine({ postalCode, postalDistrict }: Address): string {
  return [postalCode, postalDistrict].filter(Boolean).join(' ');
}

const withoutZeros = (text: string): string => text.replace(/^0+(?=[0-9])/, '');
