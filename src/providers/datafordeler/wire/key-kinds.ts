import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { ProviderError } from '../../provider-error.ts';
import { settle } from '../../told.ts';
import type { KeyInput } from './key-input.ts';
import type { Row } from '../mapping/row.ts';
import { presentRow } from '../mapping/which-row-counts.ts';
import type { Hold } from '../mapping/who-has-key.ts';

/** How people are asked for by one kind of key, and which of these keys a person has. */
export type KeyKind = {
  readonly input: KeyInput;
  readonly keysOf: (person: Row, today: CalendarDate) => KeysOfPerson;
};

export type KeysOfPerson = {
  readonly holds: ReadonlyMap<string, Hold>;
  /** False where the person may have keys that are not among them. */
  readonly areAll: boolean;
};

export const NOTHING_TOLD: KeysOfPerson = { holds: new Map(), areAll: false };

export const byId = (input: KeyInput): KeyKind => ({
  input,
  keysOf(person) {
    const id = settle(() => person.requiredText('id'));
    return id instanceof ProviderError ? NOTHING_TOLD : { holds: new Map([[id, 'PRESENT']]), areAll: true };
  },
});

/** By any number that they have or had, where the service tells all of them. */
export const byNumber = (input: KeyInput): KeyKind => ({ input, keysOf: numbersOf });

/** By number, where the service tells only the present numbers of a person: a number that is missing there may still have led to the person. */
export const byNumberOfToday = (input: KeyInput): KeyKind => ({
  input,
  keysOf: (person, today) => ({ ...numbersOf(person, today), areAll: false }),
});

/** The numbers of a list, or the one that stands in the person itself. */
function numbersOf(person: Row, today: CalendarDate): KeysOfPerson {
  const alone = settle(() => person.text('personnummer'));
  if (typeof alone === 'string') return { holds: new Map([[alone, 'PRESENT']]), areAll: true };
  const rows = settle(() => person.rowsAndGaps('personnumre'));
  return rows instanceof ProviderError ? NOTHING_TOLD : holdsIn(rows, today);
}

function holdsIn(rows: readonly (Row | null)[], today: CalendarDate): KeysOfPerson {
  const holds = new Map<string, Hold>();
  let areAll = true;
  for (const row of rows) {
    const number = row && settle(() => row.text('personnummer'));
    if (row === null || typeof number !== 'string') areAll = false;
    else holds.set(number, stronger(holdIn(row, today), holds.get(number)));
  }
  return { holds, areAll };
}

/**
 * A row that was annulled says that the number never was theirs. One that was corrected does not: what was wrong may have been a day.
 */
function holdIn(row: Row, today: CalendarDate): Hold {
  if (settle(() => row.code('status')) === 'fortrudt') return 'ANNULLED';
  const present = settle(() => presentRow([row], today));
  return present === null || present instanceof ProviderError ? 'FORMER' : 'PRESENT';
}

const BY_STRENGTH: readonly Hold[] = ['PRESENT', 'FORMER', 'ANNULLED'];

const stronger = (one: Hold, other: Hold = 'ANNULLED'): Hold =>
  BY_STRENGTH.indexOf(one) <= BY_STRENGTH.indexOf(other) ? one : other;
