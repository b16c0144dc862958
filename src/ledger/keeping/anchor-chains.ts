import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database, Statements } from '../../storage/database.ts';
import { signAnchor, type Anchor, type ChainHead, type ChainState } from '../format/anchor.ts';
import { ZEROS } from '../format/batch.ts';
import type { LedgerKey } from '../format/ledger-key.ts';
import { insertAnchor, lastAnchor } from '../store/anchors.ts';
import { ANCHOR_LOCK } from './locks.ts';

export type AnchorOptions = {
  readonly now: number;
  /** Retention is going to empty what is from before this, in milliseconds since 1970. */
  readonly emptiedBefore?: number;
};

/** What anchoring found: the anchor, if anything has changed, and the chains whose process ended without its word. */
export type AnchorResult = { readonly anchor: Anchor | null; readonly foundOpen: readonly number[] };

/** A process that lives says so each minute; one that has not for this long, in milliseconds, does not live. */
const SILENCE = 180_000;

/** Signs where all chains are that grew or ended since the last anchor. */
export function anchorChains(
  database: Database,
  key: LedgerKey,
  { now, emptiedBefore = 0 }: AnchorOptions,
): Promise<AnchorResult> {
  return database.transaction(async (statements) => {
    const foundOpen = await findOpen(statements, now);
    const heads = await changedHeads(statements);
    const last = await lastAnchor(statements);
    const emptied = Math.max(emptiedBefore, last?.emptiedBefore ?? 0);
    if (heads.length === 0 && emptied === (last?.emptiedBefore ?? 0)) return { anchor: null, foundOpen };
    const anchor = signAnchor(key, {
      seq: (last?.seq ?? 0) + 1,
      // Clocks of replicas differ; anchors do not go back in time.
      t: Math.max(now, last?.t ?? 0),
      emptiedBefore: emptied,
      heads: JSON.stringify(heads),
      prev: last?.hash ?? ZEROS,
    });
    await insertAnchor(statements, anchor);
    for (const { chain, seq, state } of heads) {
      await statements.all(
        'UPDATE ledger_chain SET anchored_seq = ?, anchored_state = ? WHERE chain = ?',
        ...[seq, state, chain],
      );
    }
    return { anchor, foundOpen };
  }, ANCHOR_LOCK);
}

async function findOpen(statements: Statements, now: number): Promise<readonly number[]> {
  const rows = await statements.all(
    "SELECT chain FROM ledger_chain WHERE state = 'OPEN' AND seen_at < ?",
    now - SILENCE,
  );
  const chains = rows.map(({ chain }) => Number(chain));
  for (const chain of chains) {
    await statements.all("UPDATE ledger_chain SET state = 'FOUND_OPEN' WHERE chain = ?", chain);
  }
  return chains;
}

/** A chain that ended and was anchored so is never looked at again. */
async function changedHeads(statements: Statements): Promise<readonly ChainHead[]> {
  const chains = await statements.all(
    'SELECT chain, state, anchored_seq, anchored_state FROM ledger_chain ' +
      "WHERE state = 'OPEN' OR anchored_state IS NULL OR anchored_state <> state ORDER BY chain",
  );
  const heads: ChainHead[] = [];
  for (const { chain, state, anchored_seq: anchoredSeq, anchored_state: anchoredState } of chains) {
    const [last] = await statements.all(
      'SELECT seq, seal FROM ledger_batch WHERE chain = ? ORDER BY seq DESC LIMIT 1',
      Number(chain),
    );
    const seq = Number(last?.['seq'] ?? 0);
    if (seq === Number(anchoredSeq) && state === anchoredState) continue;
    const seal = last === undefined ? '' : Buffer.from(last['seal'] as Uint8Array).toString('hex');
    heads.push({ chain: Number(chain), seq, seal, state: String(state) as ChainState });
  }
  return heads;
}

/** A process says that it lives. A chain that was taken for left is its own again. */
export async function sayAlive(database: Database, chain: number, now: number): Promise<void> {
  await database.all("UPDATE ledger_chain SET seen_at = ?, state = 'OPEN' WHERE chain = ?", now, chain);
}

/** A line for each anchor in a file that the database's administrator should not be able to write: durable when it returns. */
export function copyAnchor(file: string, { seq, t, hash, signature, signer }: Anchor): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  const copy: AnchorCopy = { seq, t, hash: hex(hash), signature: hex(signature), signer };
  const handle = openSync(file, 'a', 0o600);
  try {
    appendFileSync(handle, JSON.stringify(copy) + '\n');
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** An anchor as a line outside the database has it, bytes in hexadecimal. */
export type AnchorCopy = {
  readonly seq: number;
  readonly t: number;
  readonly hash: string;
  readonly signature: string;
  readonly signer: string;
};
