import { randomInt } from 'node:crypto';
import type { Database } from '../../storage/database.ts';
import { entryOf, openBatch, shapesIn } from './entries.ts';
import { LedgerQueryError } from './ledger-query-error.ts';
import type { LedgerEntry } from './ledger-query.ts';
import { batchAt } from './read-batches.ts';
import type { Reading } from './search.ts';

export type SampleQuery = {
  /** 1 to 1,000. */
  readonly count: number;
  /** When they were written, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
};

/** What a control looks at: some requests, each as likely as any other, the oldest first. */
export type Sample = { readonly entries: readonly LedgerEntry[]; /** Of how many. */ readonly of: number };

const MOST = 1_000;
const AT_ONCE = 5_000;

/** @throws LedgerQueryError */
export async function sample(
  { database, shapes }: Reading,
  { count, from, to }: SampleQuery,
): Promise<Sample> {
  if (!Number.isInteger(count) || count < 1 || count > MOST)
    throw new LedgerQueryError(`Ask for 1 to ${MOST} entries`);
  const [row] = await database.all(
    'SELECT SUM(n) AS records FROM ledger_batch WHERE head IS NOT NULL AND t >= ? AND t < ?',
    ...[from, to],
  );
  const records = Number(row?.['records'] ?? 0);
  const entries: LedgerEntry[] = [];
  for await (const { chain, seq, record } of placesOf(database, chosen(count, records), from, to)) {
    const batch = await batchAt(database, chain, seq);
    // Retention may have emptied it meanwhile.
    if (batch === null) continue;
    await shapes.load(shapesIn(batch));
    const entry = entryOf(openBatch(batch), record, shapes, { about: null, keys: null });
    if (entry !== null) entries.push(entry);
  }
  return { entries, of: records };
}

/** Some of the numbers below `records`, in order. */
function chosen(count: number, records: number): readonly number[] {
  if (count >= records) return Array.from({ length: records }, (_, number) => number);
  const numbers = new Set<number>();
  while (numbers.size < count) numbers.add(randomInt(records));
  return [...numbers].sort((one, other) => one - other);
}

/** Where the records stand that have these numbers, counted from the oldest. */
async function* placesOf(
  database: Database,
  numbers: readonly number[],
  from: number,
  to: number,
): AsyncGenerator<{ chain: number; seq: number; record: number }> {
  let [passed, next] = [0, 0];
  let after: readonly number[] = [from - 1, Number.MAX_SAFE_INTEGER, 0];
  while (next < numbers.length) {
    const rows = await database.all(
      `SELECT t, chain, seq, n FROM ledger_batch WHERE head IS NOT NULL AND (t, chain, seq) > (?, ?, ?) AND t < ? ORDER BY t, chain, seq LIMIT ${AT_ONCE}`,
      ...after,
      to,
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    for (const { chain, seq, n } of rows) {
      for (; (numbers[next] ?? Infinity) < passed + Number(n); next += 1) {
        yield { chain: Number(chain), seq: Number(seq), record: (numbers[next] ?? 0) - passed };
      }
      passed += Number(n);
    }
    after = [Number(last['t']), Number(last['chain']), Number(last['seq'])];
  }
}
