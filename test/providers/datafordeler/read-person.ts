import type { Citizen } from '../../../src/domain/citizen.ts';
import type { PrivateCitizen } from '../../../src/domain/private-citizen.ts';
import { publicPerson } from '../../../src/providers/datafordeler/mapping/public-person.ts';
import { PRIVATE_FIELDS } from '../../../src/providers/datafordeler/wire/private-selection.ts';
import { PUBLIC_FIELDS } from '../../../src/providers/datafordeler/wire/public-selection.ts';
import { Row } from '../../../src/providers/datafordeler/mapping/row.ts';
import { valueOf, type Told } from '../../../src/providers/told.ts';

export const NOW = new Date('2026-06-01T12:00:00Z');

/** Protections come with every question, so their periods have no selection of their own. */
export const ALL_FIELDS: ReadonlySet<keyof Citizen> = new Set([
  'protectionPeriods',
  ...(Object.keys(PUBLIC_FIELDS) as (keyof Citizen)[]),
]);

export const ALL_PRIVATE_FIELDS: ReadonlySet<keyof PrivateCitizen> = new Set(
  Object.keys(PRIVATE_FIELDS) as (keyof PrivateCitizen)[],
);

/** Reads a person of the service's answer, as JSON: a woman with these fields and what can't be missing, at noon of 1 June 2026. */
export function readTold(
  fields: object,
  wanted: ReadonlySet<keyof Citizen> = ALL_FIELDS,
  now = NOW,
): Told<Citizen> {
  const person = {
    id: 'some-id',
    koen: 'kvinde',
    status: 'bopael_i_danmark',
    beskyttelser: [],
    personnumre: [{ personnummer: '0101666000', status: 'aktuel' }],
    ...fields,
  };
  return publicPerson(Row.of(person, 'person'), wanted, now);
}

/** The same of a person of whom everything can be read. */
export function readPerson(fields: object, wanted?: ReadonlySet<keyof Citizen>): Citizen {
  const told = Object.entries(readTold(fields, wanted));
  return Object.fromEntries(told.map(([field, value]) => [field, valueOf(value)])) as Citizen;
}
