import type { Row, Statements } from '../../storage/database.ts';
import type { Anchor } from '../format/anchor.ts';

const COLUMNS = 'seq, t, emptied_before, heads, prev, hash, signature, signer';

export async function lastAnchor(statements: Statements): Promise<Anchor | null> {
  const [row] = await statements.all(`SELECT ${COLUMNS} FROM ledger_anchor ORDER BY seq DESC LIMIT 1`);
  return row === undefined ? null : anchorOf(row);
}

/** The next ones after a number, in order. */
export async function anchorsAfter(
  statements: Statements,
  seq: number,
  most: number,
): Promise<readonly Anchor[]> {
  const rows = await statements.all(
    `SELECT ${COLUMNS} FROM ledger_anchor WHERE seq > ? ORDER BY seq LIMIT ${most}`,
    seq,
  );
  return rows.map(anchorOf);
}

export async function insertAnchor(statements: Statements, anchor: Anchor): Promise<void> {
  const { seq, t, emptiedBefore, heads, prev, hash, signature, signer } = anchor;
  await statements.all(
    `INSERT INTO ledger_anchor (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[seq, t, emptiedBefore, heads, prev, hash, signature, signer],
  );
}

const anchorOf = (row: Row): Anchor => ({
  seq: Number(row['seq']),
  t: Number(row['t']),
  emptiedBefore: Number(row['emptied_before']),
  heads: String(row['heads']),
  prev: row['prev'] as Uint8Array,
  hash: row['hash'] as Uint8Array,
  signature: row['signature'] as Uint8Array,
  signer: String(row['signer']),
});
