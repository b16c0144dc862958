import { isRandom } from '../../../src/providers/fake/person-record.ts';
import { BUILT_IN_PEOPLE, readPeopleFile } from '../../../src/providers/fake/read-people-file.ts';
import type { ServicePeople } from './service-people.ts';

/** The numbers of the well-described people. */
export const WELL_DESCRIBED: readonly string[] = readPeopleFile(BUILT_IN_PEOPLE)
  .filter((record) => !isRandom(record))
  .map(({ cpr }) => cpr);

/** Numbers born from 1858 to 1899. */
export const RANDOM_NUMBERS: readonly string[] = Array.from(
  { length: 100 },
  (_, index) => `0${1 + (index % 9)}03${58 + (index % 42)}${5003 + index * 7}`,
);

/** The same and some of their descendants to those who live now, without anybody twice. */
export function randomFamilies({ byNumber }: ServicePeople): readonly string[] {
  const known = new Set(RANDOM_NUMBERS);
  let generation = RANDOM_NUMBERS;
  while (generation.length > 0) {
    const children = generation.flatMap((number) => byNumber(number)?.relationer?.barn ?? []);
    const numbers = children.map(({ personnummer }) => personnummer).filter((number) => !known.has(number));
    generation = numbers.slice(0, 60);
    for (const number of generation) known.add(number);
  }
  return [...known];
}
