import type { Statements, Value } from './database.ts';

/** How many rows one statement inserts: few sizes, so that few statements are prepared. */
const SIZES = [100, 10, 1] as const;

/** Inserts rows that are not there yet, in the order given; `into` is the table with its columns: `ledger_person (pseudonym, t)`. */
export async function insertMissingRows(
  statements: Statements,
  into: string,
  rows: readonly (readonly Value[])[],
): Promise<void> {
  let done = 0;
  while (done < rows.length) {
    const size = SIZES.find((one) => one <= rows.length - done) ?? 1;
    const some = rows.slice(done, done + size);
    const values = some.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ');
    await statements.all(`INSERT INTO ${into} VALUES ${values} ON CONFLICT DO NOTHING`, ...some.flat());
    done += size;
  }
}
