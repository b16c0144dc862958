import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { phaseOn, type Phase, type Validity } from '../../../domain/validity.ts';
import { ProviderError } from '../../provider-error.ts';
import { settle } from '../../told.ts';
import type { Days, Row } from './row.ts';
import { isTrue, statusOf } from './row-status.ts';

/** A row that is true, with its days and where it stands in time. */
export type DatedRow = { readonly row: Row; readonly validity: Validity };

/*
 * The one rule for every kind of row. A row holds now when its status says so (`aktuel`, or none in the types that have no status) and today, by
 * Danish clocks, is not before its first day and before its end. Where only one can hold, it is the one that began last. Whatever else is true
 * is told as earlier or later, and whether the register sends such rows is not known; `rettet` and `fortrudt` never were true.
 */

/**
 * The one row that holds today; null where none does.
 *
 * @throws ProviderError if no readable row does, and one can't be read: that may be the one
 */
export function presentRow(rows: readonly Row[] | null, today: CalendarDate): DatedRow | null {
  const statuses = rows?.map((row) => ({ row, mayHold: settle(() => mayHold(row)) })) ?? [];
  const candidates = statuses.filter(({ mayHold }) => mayHold === true).map(({ row }) => row);
  const present = dated(candidates, today).find(isPresent);
  if (present !== undefined) return present;
  for (const { mayHold } of statuses) if (mayHold instanceof ProviderError) throw mayHold;
  return null;
}

/** The row that holds today; where none does, the last that ended of those that their status calls present. */
export function latestRow(rows: readonly Row[] | null, today: CalendarDate): DatedRow | null {
  const ended = ({ validity }: DatedRow): boolean => validity.phase === 'EARLIER';
  return presentRow(rows, today) ?? (rows && dated(rows.filter(mayHold), today).find(ended)) ?? null;
}

/** All other rows that are true, beside the one that counts; null if there is no list. */
export function otherRows(
  rows: readonly Row[] | null,
  today: CalendarDate,
  one: typeof presentRow = presentRow,
): readonly DatedRow[] | null {
  if (rows === null) return null;
  const all = dated(rows.filter(isTrue), today);
  const told = one(rows, today)?.row;
  return all.filter(({ row }) => row !== told).map(superseded);
}

/** The rows that hold today, where several can (citizenships, custody); null where there is no list. */
export function presentRows(rows: readonly Row[] | null, today: CalendarDate): readonly DatedRow[] | null {
  // The days of rows that can't hold today are not looked at: one that can't be read must not cost the one that holds.
  return rows && dated(rows.filter(mayHold), today).filter(isPresent);
}

/** The rows that are true and do not hold today, where several can; null where there is no list. */
export function rowsOfOtherTimes(
  rows: readonly Row[] | null,
  today: CalendarDate,
): readonly DatedRow[] | null {
  return rows && dated(rows.filter(isTrue), today).filter((row) => !isPresent(row));
}

/** Every row that is true: those that hold today in the register's order, then the others; null where there is no list. */
export function trueRows(rows: readonly Row[] | null, today: CalendarDate): readonly DatedRow[] | null {
  if (rows === null) return null;
  const inOrder = rows.filter(isTrue).map((row) => datedOn(row, today));
  return [...inOrder.filter(isPresent), ...(rowsOfOtherTimes(rows, today) ?? [])];
}

/** The latest begun first. */
const dated = (rows: readonly Row[], today: CalendarDate): DatedRow[] =>
  rows.map((row) => datedOn(row, today)).sort(byBeginning);

function datedOn(row: Row, today: CalendarDate): DatedRow {
  const days = row.days();
  return { row, validity: { ...days, phase: phaseOf(row, days, today) } };
}

const mayHold = (row: Row): boolean => ['CURRENT', 'UNTOLD'].includes(statusOf(row));

const isPresent = ({ validity }: DatedRow): boolean => validity.phase === 'PRESENT';

function phaseOf(row: Row, days: Days, today: CalendarDate): Phase {
  if (mayHold(row)) return phaseOn(today, days);
  return statusOf(row) === 'HISTORIC' ? 'EARLIER' : 'UNKNOWN';
}

/** If only one can hold and several would, the older ones are over: the one that began later took their place. */
const superseded = ({ row, validity }: DatedRow): DatedRow => ({
  row,
  validity: validity.phase === 'PRESENT' ? { ...validity, phase: 'EARLIER' } : validity,
});

const byBeginning = (one: DatedRow, other: DatedRow): number =>
  (other.validity.from ?? '').localeCompare(one.validity.from ?? '');
