import type { Citizen, PersonKey } from '../../src/domain/citizen.ts';
import { knownPeople } from '../../src/providers/fake/known-people.ts';
import { NEVER_TOLD, type TestPerson } from '../../src/providers/fake/never-told.ts';
import { numbersOf } from '../../src/providers/fake/person-keys.ts';
import { cprOfRandomPersonId } from '../../src/providers/fake/random/random-person-id.ts';
import { createRandomPeople } from '../../src/providers/fake/random/random-people.ts';
import { BUILT_IN_PEOPLE, readPeopleFile } from '../../src/providers/fake/read-people-file.ts';

/** The people of the Fake provider, for a simulator to be filled with. */
export type FakePeople = {
  /** The well-described ones of `fake-data/`. */
  readonly wellDescribed: readonly Citizen[];
  /** Any of them, or the random person whom that provider has behind the key. */
  find(key: PersonKey): Citizen | null;
};

let made: FakePeople | undefined;

/** The people of the Fake provider. They are the same for every simulator, and reading their files takes longer than all else of its start. */
export const fakePeople = (): FakePeople => (made ??= createFakePeople());

function createFakePeople(): FakePeople {
  const records = readPeopleFile(BUILT_IN_PEOPLE);
  const listed = new Set(records.flatMap(numbersOf));
  const random = createRandomPeople({ isListed: (digits) => listed.has(digits) });
  const known = knownPeople(records, random.bodyFor);
  return {
    wellDescribed: known.all.map(asRegistered),
    find(key) {
      const person = findPerson(key);
      return person === null ? null : asRegistered(person);
    },
  };

  function findPerson({ cpr, id }: PersonKey): TestPerson | null {
    if (cpr !== undefined) return known.byCpr.get(cpr.reveal()) ?? random.citizen(cpr);
    const listedPerson = known.byId.get(id);
    if (listedPerson !== undefined) return listedPerson;
    const number = cprOfRandomPersonId(id);
    return number === null ? null : random.citizen(number);
  }
}

const NONE = Object.fromEntries(NEVER_TOLD.map((field) => [field, null])) as Readonly<
  Record<(typeof NEVER_TOLD)[number], null>
>;

/** A register tells of everything: that it has none, where test people have nothing. */
export const asRegistered = (person: TestPerson): Citizen => ({ ...NONE, ...person });
