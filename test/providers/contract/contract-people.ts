import { BUILT_IN_PEOPLE, readPeopleFile } from '../../../src/providers/fake/read-people-file.ts';
import { oldNumbers } from '../fake/random-numbers.ts';

/** The numbers of all well-described people. */
export const WELL_DESCRIBED: readonly string[] = readPeopleFile(BUILT_IN_PEOPLE).map(({ cpr }) => cpr);

/** Two random numbers that stand alone: one that was closed, one that was annulled. */
const WITHOUT_PERSON = ['0808658373', '0808658121'];

/** Numbers of 1858 to 1899 that are in no file. */
export const RANDOM: readonly string[] = [...WITHOUT_PERSON, ...oldNumbers(400).map((cpr) => cpr.reveal())];

/** Possible numbers that nobody has. */
export const NOBODY: readonly string[] = ['0101585000', '0101585001', '0101585002'];
