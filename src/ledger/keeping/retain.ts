import { danishDay } from '../../domain/calendar-date.ts';
import type { Database, Row } from '../../storage/database.ts';
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
const PEOPLE_AT_ONCE = 200;

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
      const step = await emptySome(database, before);
      if (step === null) break;
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

/** First out of the index: what is broken off then is found again, because the batch is still there. */
async function emptySome(database: Database, before: number): Promise<Retained | null> {
  const rows = await database.all(
    `SELECT chain, seq, t, subj FROM ledger_batch WHERE head IS NOT NULL AND t < ? ORDER BY t, chain, seq LIMIT ${AT_ONCE}`,
    before,
  );
  if (rows.length === 0) return null;
  const people = rows.flatMap((row) => indexRows(Number(row['chain']), row));
  for (let done = 0; done < people.length; done += PEOPLE_AT_ONCE) {
    const some = people.slice(done, done + PEOPLE_AT_ONCE);
    await database.transaction(async (statements) => {
      for (const indexed of some) await statements.all(REMOVE_PERSON, ...indexed);
    });
  }
  return database.transaction(async (statements) => {
    const emptied: Row[] = [];
    for (const { chain, seq } of rows)
      emptied.push(...(await statements.all(EMPTY, Number(chain), Number(seq))));
    return { batches: emptied.length, records: emptied.reduce((sum, { n }) => sum + Number(n), 0) };
  }, RETENTION_LOCK);
}

const REMOVE_PERSON = 'DELETE FROM ledger_person WHERE pseudonym = ? AND t = ? AND chain = ? AND seq = ?';
/** Another replica may have been faster. */
const EMPTY =
  'UPDATE ledger_batch SET head = NULL, subj = NULL, enc = NULL, leaves = NULL ' +
  'WHERE chain = ? AND seq = ? AND head IS NOT NULL RETURNING n';

async function removeCounters(database: Database, now: number): Promise<void> {
  await database.all('DELETE FROM ledger_people_told WHERE day < ?', danishDay(new Date(now - DAY)));
  await database.all('DELETE FROM ledger_misses WHERE hour < ?', Math.floor(now / HOUR) - HOURS);
}
