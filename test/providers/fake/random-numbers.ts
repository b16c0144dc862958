import type { Relative } from '../../../src/domain/citizen.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import type { TestPerson } from '../../../src/providers/fake/never-told.ts';
import type { RandomPeople } from '../../../src/providers/fake/random/random-people.ts';

const DAY = 24 * 60 * 60 * 1000;
const FIRST = Date.UTC(1858, 0, 1);
const DAYS = (Date.UTC(1900, 0, 1) - FIRST) / DAY;

/** Numbers of birth years 1858-1899, which no living person has, spread over days and serials. None ends in 000, 001 or 002. */
export function oldNumbers(count: number): CprNumber[] {
  const numbers: CprNumber[] = [];
  for (let index = 0; numbers.length < count; index += 1) {
    const date = new Date(FIRST + ((index * 7919) % DAYS) * DAY).toISOString();
    const serial = 5000 + ((index * 1237) % 4000);
    if (serial % 1000 < 3) continue;
    numbers.push(CprNumber.of(`${date.slice(8, 10)}${date.slice(5, 7)}${date.slice(2, 4)}${serial}`));
  }
  return numbers;
}

/** The people reached from one person over spouses, parents and children, nearest first: everyone's numbers stay in memory. */
export function relativesAround(people: RandomPeople, start: CprNumber, count: number): RandomCitizen[] {
  const seen = new Set([start.reveal()]);
  const waiting = [start];
  const found: RandomCitizen[] = [];
  for (let next = waiting.shift(); next !== undefined && found.length < count; next = waiting.shift()) {
    const citizen = personAt(people, next);
    found.push(citizen);
    for (const number of numbersOf(linksOf(citizen))) {
      if (seen.has(number.reveal())) continue;
      seen.add(number.reveal());
      waiting.push(number);
    }
  }
  return found;
}

/** Everyone random has a number. */
export type RandomCitizen = TestPerson & { readonly cpr: CprNumber };

export function personAt(people: RandomPeople, cpr: CprNumber): RandomCitizen {
  const citizen = people.citizen(cpr);
  if (citizen === null) throw new Error('There is no random person of that number');
  return numbered(citizen);
}

export function numbered(citizen: TestPerson): RandomCitizen {
  const { cpr } = citizen;
  if (cpr === null) throw new Error('A random person without a number');
  return { ...citizen, cpr };
}

/** Everyone a person is linked to. */
export function linksOf(citizen: TestPerson): Relative[] {
  const { parents, children, spouse, spouseHistory, custodyHolders, custodyOver } = citizen;
  const lists = [
    parents,
    children,
    custodyHolders,
    custodyOver,
    spouse === null ? [] : [spouse],
    spouseHistory,
  ];
  return lists.flatMap((list) => list ?? []);
}

export function numbersOf(relatives: readonly Relative[] | null): CprNumber[] {
  return (relatives ?? []).flatMap(({ key }) => (key?.cpr === undefined ? [] : [key.cpr]));
}

/** A citizen as plain data without its nulls, and with the numbers written out, which a CprNumber hides. */
export function written(citizen: TestPerson): unknown {
  const text = JSON.stringify(citizen, function (this: Record<string, unknown>, key: string, value: unknown) {
    const original = this[key];
    if (original instanceof CprNumber) return original.reveal();
    return value === null ? undefined : value;
  });
  return JSON.parse(text);
}
