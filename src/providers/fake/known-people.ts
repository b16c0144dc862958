import type { TestPerson } from './never-told.ts';
import { CprNumber } from '../../domain/cpr-number.ts';
import { numbersOf, personIdOf } from './person-keys.ts';
import { isRandom, type PersonRecord } from './person-record.ts';
import { toCitizen } from './to-citizen.ts';

/** The well-described people, ready to be handed out: they are frozen and shared. */
export type KnownPeople = {
  /** In the order of their file. */
  readonly all: readonly TestPerson[];
  /** By every number they have or had, as ten digits. */
  readonly byCpr: ReadonlyMap<string, TestPerson>;
  /** By id in small letters. */
  readonly byId: ReadonlyMap<string, TestPerson>;
};

/**
 * Builds everybody once.
 *
 * @param records people whose numbers and ids differ, as the readers of a people file make sure
 * @param randomCitizen makes up the data of those who have a fixed id only
 */
export function knownPeople(
  records: readonly PersonRecord[],
  randomCitizen: (cpr: CprNumber, id: string) => TestPerson,
): KnownPeople {
  const all: TestPerson[] = [];
  const byCpr = new Map<string, TestPerson>();
  const byId = new Map<string, TestPerson>();
  for (const record of records) {
    const id = personIdOf(record);
    const citizen = deepFreeze(
      isRandom(record) ? randomCitizen(CprNumber.of(record.cpr), id) : toCitizen(record),
    );
    all.push(citizen);
    byId.set(id, citizen);
    for (const number of numbersOf(record)) byCpr.set(number, citizen);
  }
  return { all, byCpr, byId };
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
