import table from '../../../../fake-data/random-life-table.json' with { type: 'json' };
import { itemAt } from './dice.ts';

const OLDEST = table.alive.length - 1;

/** The share of people still alive at that age in years; nobody is at 112. */
export function shareAlive(age: number): number {
  if (age >= OLDEST) return 0;
  const year = Math.floor(age);
  const atStart = itemAt(table.alive, year);
  return atStart - (age - year) * (atStart - itemAt(table.alive, year + 1));
}

/** The age in years at which that share of people is still alive. */
export function ageWhen(share: number): number {
  let low = 0;
  let high = OLDEST;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (itemAt(table.alive, middle) >= share) low = middle;
    else high = middle;
  }
  const atStart = itemAt(table.alive, low);
  return low + (atStart - share) / (atStart - itemAt(table.alive, high));
}
