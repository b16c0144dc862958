import type { Row } from './row.ts';

/**
 * The code list Status of the public data model: a row holds now, held once, or tells what the register once got wrong. UNTOLD for types whose
 * rows have no status, or may leave it out (guardianships); UNLISTED for a text that is in no list.
 */
type RowStatus = 'CURRENT' | 'HISTORIC' | 'UNTRUE' | 'UNTOLD' | 'UNLISTED';

const STATUSES: Readonly<Record<string, RowStatus>> = {
  aktuel: 'CURRENT',
  historisk: 'HISTORIC',
  teknisk_aendring: 'HISTORIC',
  fortrudt: 'UNTRUE',
  rettet: 'UNTRUE',
};

/** What the row's `status` says, whatever its letter case. */
export function statusOf(row: Row): RowStatus {
  const code = row.code('status');
  if (code === null) return 'UNTOLD';
  return (Object.hasOwn(STATUSES, code) && STATUSES[code]) || 'UNLISTED';
}

/** Whether the row was ever true: annulled and corrected ones are not shown. */
export const isTrue = (row: Row): boolean => statusOf(row) !== 'UNTRUE';
