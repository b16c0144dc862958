import { describe, expect, test } from '@jest/globals';
import type { Validity } from '../../../src/domain/validity.ts';
import { knownPeople } from '../../../src/providers/fake/known-people.ts';
import type { TestPerson } from '../../../src/providers/fake/never-told.ts';
import type { DescribedPerson } from '../../../src/providers/fake/person-record.ts';
import { createRandomPeople } from '../../../src/providers/fake/random/random-people.ts';
import { BUILT_IN_PEOPLE, readPeopleFile } from '../../../src/providers/fake/read-people-file.ts';
import { oldNumbers, personAt } from './random-numbers.ts';

const random = createRandomPeople({ isListed: () => false });

/** An own file may leave out every day. */
const WITHOUT_DAYS: DescribedPerson = {
  cpr: '0101805001',
  cprHistory: [{ cpr: '0101815001' }],
  status: 'RESIDENT_IN_DENMARK',
  name: { surname: 'Holm' },
  nameHistory: [{ surname: 'Dam' }],
  civilStatus: 'MARRIED',
  civilStatusHistory: [{ civilStatus: 'UNMARRIED' }],
  spouse: { person: { name: 'Aksel Holm' } },
  spouseHistory: [{ person: { name: 'Otto Dam' }, validity: { from: '1910-01-01' } }],
  citizenships: [{ country: { isoCode: 'DNK' } }],
  citizenshipHistory: [{ country: { isoCode: 'SWE' } }],
  address: { streetName: 'Vestergade' },
  addressHistory: [{ streetName: 'Søgade' }],
  migrationHistory: [{ validity: { from: '1920-01-01' } }],
};

const people: readonly TestPerson[] = [
  ...knownPeople([...readPeopleFile(BUILT_IN_PEOPLE), WITHOUT_DAYS], (cpr, id) => random.bodyFor(cpr, id))
    .all,
  ...oldNumbers(3_000).map((cpr) => personAt(random, cpr)),
];

const histories = (citizen: TestPerson): { field: string; phase: Validity['phase'] | undefined }[] =>
  Object.entries<unknown>(citizen)
    .filter(([field]) => field.endsWith('History'))
    .flatMap(([field, list]) =>
      ((list ?? []) as readonly { validity: Validity | null }[]).map(({ validity }) => ({
        field,
        phase: validity?.phase,
      })),
    );

describe('of all test people', () => {
  test('no history has what holds now', () => {
    const entries = people.flatMap(histories);

    expect(new Set(entries.map(({ field }) => field)).size).toBeGreaterThanOrEqual(7);
    expect(entries.filter(({ phase }) => phase === 'PRESENT')).toEqual([]);
  });

  test('what stands beside a history has not ended, but for the spouse whom the widowed and the dead had to the end', () => {
    const ended = people
      .flatMap(({ name, address, citizenships, cprValidity, statusValidity, ...others }) => [
        ...[name?.validity, address?.validity, cprValidity, statusValidity],
        ...(citizenships ?? []).map(({ validity }) => validity),
        others.civilStatusValidity,
        others.guardianship?.validity,
        others.contactAddress?.validity,
      ])
      .filter((validity) => validity != null && validity.phase !== 'PRESENT');

    expect(ended).toEqual([]);
  });

  test('nobody has their present number, name or address in the history again', () => {
    for (const { cpr, cprHistory, address, addressHistory } of people) {
      expect(cprHistory?.some((former) => cpr !== null && former.cpr.equals(cpr))).toBe(false);
      expect(address !== null && addressHistory?.includes(address)).toBe(false);
    }
  });
});
