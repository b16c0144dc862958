import { CprNumber } from '../../domain/cpr-number.ts';
import { isRandom, type PersonRecord } from './person-record.ts';
import { randomPersonId } from './random/random-person-id.ts';

/** Every number that a person has or had, as ten digits. */
export function numbersOf(record: PersonRecord): readonly string[] {
  const former = isRandom(record) ? [] : (record.cprHistory ?? []);
  return [record.cpr, ...former.map(({ cpr }) => cpr)];
}

/** The person's id in small letters; someone whose record has none gets the id that any number without a record has. */
export function personIdOf(record: PersonRecord): string {
  return (record.id ?? randomPersonId(CprNumber.of(record.cpr))).toLowerCase();
}
