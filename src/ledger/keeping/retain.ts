import { danishDay } from '../../domain/calendar-date.ts';
import type { Database, Statements } from '../../storage/database.ts';
import type { LedgerKey } from '../format/ledger-key.ts';
import { lastAnchor } from '../store/anchors.ts';
import { HOURS } from '../store/append-batch.ts';
import { anchorChains, copyAnchor } from './anchor-chains.ts';
import { indexRows } from './index-people.ts';
import { RETENTION_LOCK } from './locks.ts';

export type RetentionOptions = {
  readonly now: number;
  readonly retentionDays: number;
  readonly anchorFile: string | null;
};

export type Retained = { readonly batches: number; readonly records: number };

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Batches that are emptied at once: small steps, so that no record waits long. */
const AT_ONCE = 20;

/** Up to when the ledger is emptied now: a whole hour, so that there is not a new limit each time. */
export const emptiedBefore = ({
  now,
  retentionDays,
}: Pick<RetentionOptions, 'now' | 'retentionDays'>): number =>
  Math.floor((now - retentionDays * DAY) / HOUR) * HOUR;

/**
 * Empties all batches that are older than the retention, and removes what belongs to them only: their people in the index, shapes, counters. An
 * anchor says so first. What stays are numbers, times and hashes, so that the chain can still be checked.
 */
export async function retain(
  database: Database,
  key: LedgerKey,
  options: RetentionOptions,
): Promise<Retained> {
  const before = emptiedBefore(options);
  await removeCounters(database, options.now);
  let [batches, records] = [0, 0];
  if (await hasOlder(database, before)) {
    await announce(database, key, before, options);
    for (;;) {
      const step = await database.transaction((statements) => emptySome(statements, before), RETENTION_LOCK);
      if (step.batches === 0) break;
      batches += step.batches;
      records += step.records;
    }
  }
  // A day more: a shape is marked once a day, and a batch may have been under way at midnight.
  await database.all('DELETE FROM ledger_shape WHERE used_on < ?', danishDay(new Date(before - DAY)));
  return { batches, records };
}

async function hasOlder(database: Database, before: number): Promise<boolean> {
  const rows = await database.all(
    'SELECT t FROM ledger_batch WHERE head IS NOT NULL AND t < ? LIMIT 1',
    before,
  );
  return rows.length > 0;
}

async function announce(
  database: Database,
  key: LedgerKey,
  before: number,
  { now, anchorFile }: RetentionOptions,
): Promise<void> {
  const last = await lastAnchor(database);
  if (last !== null && last.emptiedBefore >= before) return;
  const { anchor } = await anchorChains(database, key, { now, emptiedBefore: before });
  if (anchor !== null && anchorFile !== null) copyAnchor(anchorFile, anchor);
}

async function emptySome(statements: Statements, before: number): Promise<Retained> {
  const rows = await statements.all(
    `SELECT chain, seq, t, n, subj FROM ledger_batch WHERE head IS NOT NULL AND t < ? ORDER BY t, chain, seq LIMIT ${AT_ONCE}`,
    before,
  );
  for (const row of rows) {
    for (const indexed of indexRows(Number(row['chain']), row)) {
      await statements.all(
        'DELETE FROM ledger_person WHERE pseudonym = ? AND t = ? AND chain = ? AND seq = ?',
        ...indexed,
      );
    }
    await statements.all(
      'UPDATE ledger_batch SET head = NULL, subj = NULL, enc = NULL, leaves = NULL WHERE chain = ? AND seq = ?',
      ...[Number(row['chain']), Number(row['seq'])],
    );
  }
  return { batches: rows.length, records: rows.reduce((sum, { n }) => sum + Number(n), 0) };
}

async function removeCounters(database: Database, now: number): Promise<void> {
  await database.all('DELETE FROM ledger_people_told WHERE day < ?', danishDay(new Date(now - DAY)));
  await database.all('DELETE FROM ledger_misses WHERE hour < ?', Math.floor(now / HOUR) - HOURS);
}
