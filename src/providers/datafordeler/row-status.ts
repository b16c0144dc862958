import type { Row } from './row.ts';

/** The code list Status of the public data model: a row holds now, held once, or tells what the register once got wrong. */
type RowStatus = 'CURRENT' | 'HISTORIC' | 'UNTRUE' | 'UNLISTED';

const STATUSES: Readonly<Record<string, RowStatus>> = {
  aktuel: 'CURRENT',
  historisk: 'HISTORIC',
  teknisk_aendring: 'HISTORIC',
  fortrudt: 'UNTRUE',
  rettet: 'UNTRUE',
};

/** What the row's `status` says, whatever its letter case; the type of guardianships lets it be left out, which is taken for now. */
export function statusOf(row: Row): RowStatus {
  const code = (row.text('status') ?? 'aktuel').toLowerCase();
  return (Object.hasOwn(STATUSES, code) && STATUSES[code]) || 'UNLISTED';
}

export const isCurrent = (row: Row): boolean => statusOf(row) === 'CURRENT';

/** Whether the row was ever true: annulled and corrected ones are not shown. */
export const isTrue = (row: Row): boolean => statusOf(row) !== 'UNTRUE';

/** The row that holds now, where the list was asked for and has one. */
export function current(rows: readonly Row[] | null): Row | null {
  return rows?.find(isCurrent) ?? null;
}

/** The rows that held before, the latest first; null where there is no list. */
export function earlier(rows: readonly Row[] | null): readonly Row[] | null {
  if (rows === null) return null;
  return rows
    .filter((row) => isTrue(row) && !isCurrent(row))
    .sort((one, other) => (other.day('virkningfra') ?? '').localeCompare(one.day('virkningfra') ?? ''));
}
