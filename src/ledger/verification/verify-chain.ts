import type { Row, Statements } from '../../storage/database.ts';
import type { ChainHead } from '../format/anchor.ts';
import { ZEROS, type Batch } from '../format/batch.ts';
import type { LedgerKey } from '../format/ledger-key.ts';
import type { Report } from './findings.ts';
import type { Anchored } from './verify-anchors.ts';
import { verifyBatch } from './verify-batch.ts';

export type ChainCount = {
  batches: number;
  records: number;
  emptied: number;
  notAnchored: number;
  keyUnknown: number;
};

const AT_ONCE = 200;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export type ChainOptions = {
  readonly keys: readonly LedgerKey[];
  readonly anchored: Anchored;
  readonly report: Report;
  /** Told the names of the shapes that a batch uses. */
  readonly onShapes: (names: readonly string[], where: string) => void;
  /** Told each batch that is not emptied, for the index. */
  readonly onBatch: (batch: Batch) => void;
};

/** Checks all batches of a chain, every link between them, and that they end where the anchors say. */
export async function verifyChain(
  statements: Statements,
  chain: number,
  options: ChainOptions,
): Promise<ChainCount> {
  const { keys, anchored, report } = options;
  const heads = anchored.heads.get(chain) ?? [];
  const headAt = new Map(heads.map((head) => [head.seq, head]));
  const count: ChainCount = { batches: 0, records: 0, emptied: 0, notAnchored: 0, keyUnknown: 0 };
  const lastAnchored = Math.max(0, ...heads.map(({ seq }) => seq));
  let last: Batch | null = null;
  for await (const batch of batchesOf(statements, chain)) {
    const where = `chain ${chain}, batch ${batch.seq}`;
    const key = keys.find(({ epoch }) => epoch === batch.epoch);
    for (const finding of verifyBatch(batch, key)) report(finding);
    verifyLink(batch, last, anchored, report);
    const head = headAt.get(batch.seq);
    if (head !== undefined && head.seal !== hex(batch.seal)) {
      report({ kind: 'BATCH_CHANGED', where, what: 'an anchor holds another seal' });
    }
    if (batch.content === null) {
      count.emptied += 1;
      if (batch.t >= anchored.emptiedBefore) {
        report({ kind: 'EMPTIED_EARLY', where, what: 'it was emptied before its time' });
      }
    } else {
      options.onBatch(batch);
      const [names = ''] = Buffer.from(batch.content.head).toString().split('\n', 1);
      options.onShapes(names.split(' '), where);
    }
    count.batches += 1;
    count.records += batch.n;
    if (key === undefined) count.keyUnknown += 1;
    if (batch.seq > lastAnchored) count.notAnchored += 1;
    last = batch;
  }
  verifyEnd(chain, last?.seq ?? 0, heads, report);
  return count;
}

function verifyLink(batch: Batch, last: Batch | null, { hashes }: Anchored, report: Report): void {
  const { chain, seq, prev } = batch;
  const where = `chain ${chain}, batch ${seq}`;
  const expected = (last?.seq ?? 0) + 1;
  if (seq > expected) {
    const missing = seq === expected + 1 ? `batch ${expected}` : `batches ${expected} to ${seq - 1}`;
    return report({
      kind: 'BATCH_MISSING',
      where: `chain ${chain}, ${missing}`,
      what: 'removed from among the others',
    });
  }
  if (seq < expected) return report({ kind: 'BATCH_INSERTED', where, what: 'chains begin with batch 1' });
  if (last === null) {
    const fits = hex(prev) === hex(ZEROS) || hashes.has(hex(prev));
    if (!fits) report({ kind: 'ANCHOR_MISSING', where, what: 'it names an anchor that is not there' });
  } else if (hex(last.seal) !== hex(prev)) {
    report({ kind: 'BATCH_CHANGED', where, what: 'it does not follow the one before it' });
  }
}

function verifyEnd(chain: number, last: number, heads: readonly ChainHead[], report: Report): void {
  for (const { seq, state } of heads) {
    if (seq > last) {
      return report({
        kind: 'BATCH_MISSING',
        where: `chain ${chain}, ${seq === last + 1 ? `batch ${seq}` : `batches ${last + 1} to ${seq}`}`,
        what: 'an anchor knows of it',
      });
    }
    if (state === 'CLOSED' && seq < last) {
      return report({
        kind: 'BATCH_INSERTED',
        where: `chain ${chain}, batch ${seq + 1}`,
        what: 'the chain was closed before it',
      });
    }
  }
}

async function* batchesOf(statements: Statements, chain: number): AsyncGenerator<Batch> {
  let seq = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await statements.all(
      `SELECT * FROM ledger_batch WHERE chain = ? AND seq > ? ORDER BY seq LIMIT ${AT_ONCE}`,
      ...[chain, seq],
    );
    for (const row of rows) yield batchOf(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return;
    seq = Number(last['seq']);
  }
}

const bytes = (row: Row, column: string): Uint8Array => (row[column] ?? new Uint8Array()) as Uint8Array;

/** Emptied only where all of it is gone: what somebody took a part of does not fit its leaves. */
function batchOf(row: Row): Batch {
  const isEmptied = ['head', 'subj', 'enc', 'leaves'].every((column) => row[column] === null);
  return {
    chain: Number(row['chain']),
    seq: Number(row['seq']),
    t: Number(row['t']),
    n: Number(row['n']),
    prev: bytes(row, 'prev'),
    seal: bytes(row, 'seal'),
    epoch: String(row['epoch']),
    leavesHash: bytes(row, 'leaves_hash'),
    encHash: bytes(row, 'enc_hash'),
    content: isEmptied
      ? null
      : {
          head: bytes(row, 'head'),
          subj: bytes(row, 'subj'),
          enc: bytes(row, 'enc'),
          leaves: bytes(row, 'leaves'),
        },
  };
}
