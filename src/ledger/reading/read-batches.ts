import type { Database, Row } from '../../storage/database.ts';
import { byNewest, type Position } from './position.ts';

/** A batch as a reader needs it. */
export type ReadBatch = {
  readonly chain: number;
  readonly seq: number;
  readonly t: number;
  readonly epoch: string;
  readonly head: string;
  readonly subj: Buffer;
  readonly enc: Uint8Array;
};

/** Where to look: batches that are older than `before`, or the same, but written since `since`. */
export type Stretch = { readonly before: Position; readonly since: number };

/** So many batches are read at once. */
export const BATCHES_AT_ONCE = 100;

const COLUMNS = 'b.chain, b.seq, b.t, b.epoch, b.head, b.subj, b.enc';
const WITHIN = '(b.t, b.chain, b.seq) <= (?, ?, ?) AND b.t >= ? AND b.head IS NOT NULL';
const NEWEST_FIRST = `ORDER BY b.t DESC, b.chain DESC, b.seq DESC LIMIT ${BATCHES_AT_ONCE}`;

const valuesOf = ({ before, since }: Stretch): readonly number[] => [
  before.t,
  before.chain,
  before.seq,
  since,
];

/** The newest first. */
export async function newestBatches(database: Database, stretch: Stretch): Promise<readonly ReadBatch[]> {
  const rows = await database.all(
    `SELECT ${COLUMNS} FROM ledger_batch b WHERE ${WITHIN} ${NEWEST_FIRST}`,
    ...valuesOf(stretch),
  );
  return rows.map(batchOf);
}

/** The newest that tell of one of these people: by the index, and what is not in it yet by looking through it. */
export async function newestBatchesAbout(
  database: Database,
  pseudonyms: readonly Uint8Array[],
  stretch: Stretch,
): Promise<readonly ReadBatch[]> {
  // The index comes last: what goes into it meanwhile is found twice, and never missed.
  const found = [
    ...(await notIndexed(database, pseudonyms, stretch)),
    ...(await indexed(database, pseudonyms, stretch)),
  ];
  const once = new Map(found.map((batch) => [`${batch.chain}.${batch.seq}`, batch]));
  return [...once.values()].sort(byNewest).slice(0, BATCHES_AT_ONCE);
}

async function indexed(
  database: Database,
  pseudonyms: readonly Uint8Array[],
  stretch: Stretch,
): Promise<readonly ReadBatch[]> {
  const rows = await database.all(
    `SELECT ${COLUMNS} FROM (
       SELECT DISTINCT b.t, b.chain, b.seq FROM ledger_person b
       WHERE b.pseudonym IN (${pseudonyms.map(() => '?').join(', ')}) AND (b.t, b.chain, b.seq) <= (?, ?, ?) AND b.t >= ? ${NEWEST_FIRST}
     ) p JOIN ledger_batch b ON b.chain = p.chain AND b.seq = p.seq WHERE b.head IS NOT NULL ${NEWEST_FIRST}`,
    ...pseudonyms,
    ...valuesOf(stretch),
  );
  return rows.map(batchOf);
}

async function notIndexed(
  database: Database,
  pseudonyms: readonly Uint8Array[],
  stretch: Stretch,
): Promise<readonly ReadBatch[]> {
  const contains =
    database.dialect === 'sqlite' ? 'instr(b.subj, ?) > 0' : 'position(?::bytea in b.subj) > 0';
  const chains = await database.all(
    'SELECT c.chain, c.indexed_seq FROM ledger_chain c ' +
      'WHERE c.indexed_seq < (SELECT MAX(b.seq) FROM ledger_batch b WHERE b.chain = c.chain)',
  );
  const found: ReadBatch[] = [];
  for (const { chain, indexed_seq: seq } of chains) {
    const rows = await database.all(
      `SELECT ${COLUMNS} FROM ledger_batch b WHERE b.chain = ? AND b.seq > ? AND ${WITHIN} ` +
        `AND (${pseudonyms.map(() => contains).join(' OR ')}) ${NEWEST_FIRST}`,
      ...[Number(chain), Number(seq)],
      ...valuesOf(stretch),
      ...pseudonyms,
    );
    found.push(...rows.map(batchOf));
  }
  return found;
}

export async function batchAt(database: Database, chain: number, seq: number): Promise<ReadBatch | null> {
  const [row] = await database.all(
    `SELECT ${COLUMNS} FROM ledger_batch b WHERE b.chain = ? AND b.seq = ? AND b.head IS NOT NULL`,
    ...[chain, seq],
  );
  return row === undefined ? null : batchOf(row);
}

const batchOf = (row: Row): ReadBatch => ({
  chain: Number(row['chain']),
  seq: Number(row['seq']),
  t: Number(row['t']),
  epoch: String(row['epoch']),
  head: Buffer.from(row['head'] as Uint8Array).toString(),
  subj: Buffer.from(row['subj'] as Uint8Array),
  enc: row['enc'] as Uint8Array,
});
