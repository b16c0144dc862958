import type { CalendarDate } from '../../domain/calendar-date.ts';
import { phaseOn, type Phase, type Validity } from '../../domain/validity.ts';
import type { Days, Row } from './row.ts';
import { isTrue, statusOf } from './row-status.ts';

/** A row that is true, with its days and where it stands in time. */
export type DatedRow = { readonly row: Row; readonly validity: Validity };

/*
 * The one rule for every kind of row. A row holds now when its status says so (`aktuel`, or none in the types that have no status) and today, by
 * Danish clocks, is not before its first day and before its end. Where only one can hold, it is the one that began last. Whatever else is true
 * is told as earlier or later, and whether the register sends such rows is not known; `rettet` and `fortrudt` never were true.
 */

/** The one row that holds today; null where none does. */
export function presentRow(rows: readonly Row[] | null, today: CalendarDate): DatedRow | null {
  return presentRows(rows, today)?.[0] ?? null;
}

/** All the other rows that are true, where only one can hold; null where there is no list. */
export function otherRows(rows: readonly Row[] | null, today: CalendarDate): readonly DatedRow[] | null {
  const all = trueRows(rows, today);
  if (all === null) return null;
  const [first, ...rest] = all;
  const others = first?.validity.phase === 'PRESENT' ? rest : all;
  return others.map(superseded).sort(byBeginning);
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

/** Every row that is true, those that hold today first; null where there is no list. */
export function trueRows(rows: readonly Row[] | null, today: CalendarDate): readonly DatedRow[] | null {
  return (
    rows &&
    dated(rows.filter(isTrue), today).sort((one, other) => Number(isPresent(other)) - Number(isPresent(one)))
  );
}

/** The latest begun first. */
function dated(rows: readonly Row[], today: CalendarDate): DatedRow[] {
  return rows
    .map((row) => {
      const days = row.days();
      return { row, validity: { ...days, phase: phaseOf(row, days, today) } };
    })
    .sort(byBeginning);
}

const mayHold = (row: Row): boolean => ['CURRENT', 'UNTOLD'].includes(statusOf(row));

const isPresent = ({ validity }: DatedRow): boolean => validity.phase === 'PRESENT';

function phaseOf(row: Row, days: Days, today: CalendarDate): Phase {
  if (mayHold(row)) return phaseOn(today, days);
  return statusOf(row) === 'HISTORIC' ? 'EARLIER' : 'UNKNOWN';
}

const superseded = ({ row, validity }: DatedRow): DatedRow => ({
  row,
  validity: validity.phase === 'PRESENT' ? { ...validity, phase: 'EARLIER' } : validity,
});

const byBeginning = (one: DatedRow, other: DatedRow): number =>
  (other.validity.from ?? '').localeCompare(one.validity.from ?? '');
