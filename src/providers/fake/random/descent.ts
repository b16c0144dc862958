import { years } from './day.ts';
import { die, itemAt } from './dice.ts';
import { birthOf, ordinalAt, slotOf, slotsOn, type Ordinal } from './number-line.ts';
import { rotation } from './rotation.ts';

const mothers = rotation(1741, 433);
const births = rotation(2089, 1511);

const countDie = die('births: how many');
const firstDie = die('births: mother at the first');
const spacingDie = die('births: years between');

/**
 * Every mother row has 0 to 5 birth rows; a birth row tells the mother's age in days. Days with 4000 numbers use the first
 * 2000 mothers and 4000 births only, so the births from 4000 on hang on the mothers from 2000 on.
 */
const BIRTHS_OF: readonly (readonly number[])[] = [];
const MOTHER_OF = new Int16Array(6000).fill(-1);
const MOTHERS_AGE = new Int32Array(6000);
fillBirths(0, 2000, 0, 4000);
fillBirths(2000, 3000, 4000, 6000);

/** The woman whose child this person would be; null where none can be. She is 18 to 42 years older. */
export function motherCandidate(child: Ordinal): Ordinal | null {
  const birth = birthOf(child);
  const row = births.turn(slotOf(child), slotsOn(birth), birth);
  const mother = itemAt(MOTHER_OF, row);
  const mothersBirth = birth - itemAt(MOTHERS_AGE, row);
  const rows = slotsOn(mothersBirth) / 2;
  if (mother < 0 || rows === 0) return null;
  const place = mothers.back(mother < rows ? mother : mother - 2000, rows, mothersBirth);
  return ordinalAt(mothersBirth, place * 2);
}

/** Everyone whose mother candidate this woman is, the eldest first. */
export function childCandidates(woman: Ordinal): Ordinal[] {
  const birth = birthOf(woman);
  const rows = slotsOn(birth) / 2;
  const row = mothers.turn(slotOf(woman) >> 1, rows, birth);
  const found = bornTo(woman, row);
  // A woman of a day with 2000 rows stands in for the mother row that her day lacks, so that her children's years, which have
  // 6000 numbers a day, are not a third motherless.
  if (rows === 2000 && row < 1000) found.push(...bornTo(woman, row + 2000));
  return found.sort((one, other) => one - other);
}

function bornTo(woman: Ordinal, motherRow: number): Ordinal[] {
  const found: Ordinal[] = [];
  for (const row of itemAt(BIRTHS_OF, motherRow)) {
    const day = birthOf(woman) + itemAt(MOTHERS_AGE, row);
    const slots = slotsOn(day);
    if (row < slots) found.push(ordinalAt(day, births.back(row, slots, day)));
  }
  return found;
}

function fillBirths(
  firstMother: number,
  endOfMothers: number,
  firstBirth: number,
  endOfBirths: number,
): void {
  const table = BIRTHS_OF as number[][];
  let row = firstBirth;
  for (let mother = firstMother; mother < endOfMothers; mother += 1) {
    const taken = (table[mother - 2000] ?? []).map((other) => itemAt(MOTHERS_AGE, other));
    table[mother] = [];
    for (const age of agesAtBirths(mother, taken)) {
      if (row === endOfBirths) return;
      MOTHER_OF[row] = mother;
      MOTHERS_AGE[row] = age;
      itemAt(table, mother).push(row);
      row += 1;
    }
  }
}

/** The mother's ages in days, none within ten months of one already taken: eight tries, then no children. */
function agesAtBirths(mother: number, taken: readonly number[]): number[] {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const ages = drawAges(mother, attempt * 10);
    if (ages.every((age) => taken.every((other) => Math.abs(age - other) > 300))) return ages;
  }
  return [];
}

function drawAges(mother: number, turn: number): number[] {
  const share = countDie(mother);
  const count = [0.17, 0.35, 0.74, 0.92, 0.98].filter((limit) => share >= limit).length;
  const ages: number[] = [];
  let age = 19 + 15 * firstDie(mother, turn);
  for (let child = 0; child < count && age < 42; child += 1) {
    ages.push(years(age));
    age += 1.2 + 3.5 * spacingDie(mother, turn + child);
  }
  return ages;
}
