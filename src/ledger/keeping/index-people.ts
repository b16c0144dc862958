import type { Database, Row } from '../../storage/database.ts';
import { insertMissingRows } from '../../storage/insert-rows.ts';
import { PSEUDONYM_BYTES } from '../format/ledger-key.ts';

/** So many people go into the index at once, so that a batch that comes meanwhile waits for some milliseconds only. */
const AT_ONCE = 500;
/** So many batches are read at once. */
const BATCHES = 50;

/**
 * Puts the people of some batches of a chain into the index by person: sorted, each person once a batch. A search goes through what is not in it yet.
 *
 * @returns whether there are more
 */
export async function indexSomePeople(database: Database, chain: number): Promise<boolean> {
  const rows = await database.all(
    'SELECT b.seq, b.t, b.subj FROM ledger_batch b JOIN ledger_chain c ON c.chain = b.chain ' +
      `WHERE b.chain = ? AND b.seq > c.indexed_seq ORDER BY b.seq LIMIT ${BATCHES}`,
    chain,
  );
  const some = upTo(rows, AT_ONCE);
  const last = some.at(-1);
  if (last === undefined) return false;
  const people = some.flatMap((row) => indexRows(chain, row));
  people.sort((one, other) => Buffer.compare(one[0], other[0]));
  for (let done = 0; done < people.length; done += AT_ONCE) {
    const slice = people.slice(done, done + AT_ONCE);
    await database.transaction((statements) =>
      insertMissingRows(statements, 'ledger_person (pseudonym, t, chain, seq)', slice),
    );
  }
  // Only now: what is broken off before is done once more.
  await database.all('UPDATE ledger_chain SET indexed_seq = ? WHERE chain = ?', Number(last['seq']), chain);
  return some.length < rows.length || rows.length === BATCHES;
}

/** The first rows with about so many people, one at least. */
function upTo(rows: readonly Row[], most: number): readonly Row[] {
  let people = 0;
  const count = rows.findIndex((row) => (people += bytesOf(row).length / PSEUDONYM_BYTES) > most);
  return count === -1 ? rows : rows.slice(0, Math.max(count, 1));
}

export type IndexRow = readonly [pseudonym: Buffer, t: number, chain: number, seq: number];

/** What the index holds for a batch. */
export function indexRows(chain: number, row: Row): readonly IndexRow[] {
  const pseudonyms = new Map<string, Buffer>();
  const subj = bytesOf(row);
  for (let start = 0; start < subj.length; start += PSEUDONYM_BYTES) {
    const pseudonym = subj.subarray(start, start + PSEUDONYM_BYTES);
    pseudonyms.set(pseudonym.toString('latin1'), pseudonym);
  }
  return Array.from(
    pseudonyms.values(),
    (pseudonym) => [pseudonym, Number(row['t']), chain, Number(row['seq'])] as const,
  );
}

/** Of a batch that retention has emptied nothing is left. */
const bytesOf = (row: Row): Buffer => Buffer.from((row['subj'] ?? new Uint8Array()) as Uint8Array);

/** Chains with batches that are not in the index: this process's own, and those whose process has gone. */
export async function chainsToIndex(database: Database, own: number): Promise<readonly number[]> {
  const rows = await database.all(
    "SELECT c.chain FROM ledger_chain c WHERE (c.chain = ? OR c.state <> 'OPEN') " +
      'AND c.indexed_seq < (SELECT MAX(b.seq) FROM ledger_batch b WHERE b.chain = c.chain) ORDER BY c.chain LIMIT 20',
    own,
  );
  return rows.map(({ chain }) => Number(chain));
}

/** Empties the index and makes it anew. */
export async function rebuildIndex(database: Database): Promise<void> {
  await database.all('UPDATE ledger_chain SET indexed_seq = 0');
  await database.all('DELETE FROM ledger_person');
  const chains = await database.all('SELECT chain FROM ledger_chain ORDER BY chain');
  for (const { chain } of chains) while (await indexSomePeople(database, Number(chain)));
}
