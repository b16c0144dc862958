import { existsSync, readFileSync } from 'node:fs';
import type { Statements } from '../../storage/database.ts';
import { anchorHash, isSigned, readHeads, type Anchor, type ChainHead } from '../format/anchor.ts';
import { ZEROS } from '../format/batch.ts';
import type { LedgerKey } from '../format/ledger-key.ts';
import type { AnchorCopy } from '../keeping/anchor-chains.ts';
import { anchorsAfter } from '../store/anchors.ts';
import type { Report } from './findings.ts';

/** What the anchors hold fast. */
export type Anchored = {
  readonly count: number;
  /** Of each chain its heads, by their numbers, as often as it was anchored. */
  readonly heads: ReadonlyMap<number, readonly ChainHead[]>;
  /** Up to when the ledger was emptied, in milliseconds since 1970. */
  readonly emptiedBefore: number;
  /** What a first batch may name: the hashes of all anchors. */
  readonly hashes: ReadonlySet<string>;
};

const AT_ONCE = 500;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * Checks each anchor, its link to the one before, and that none is missing that stands in the file outside. One of a key that is no longer known
 * is held fast by a later one of a key that is.
 */
export async function verifyAnchors(
  statements: Statements,
  keys: readonly LedgerKey[],
  anchorFile: string | null,
  report: Report,
): Promise<Anchored> {
  const ours = new Set(keys.map(({ verifying }) => verifying));
  const heads = new Map<number, ChainHead[]>();
  const hashes = new Set<string>();
  const bySeq = new Map<number, string>();
  let last: Anchor | null = null;
  let emptiedBefore = 0;
  for (;;) {
    const anchors: readonly Anchor[] = await anchorsAfter(statements, last?.seq ?? 0, AT_ONCE);
    for (const anchor of anchors) {
      verifyAnchor(anchor, last, report);
      for (const head of headsOf(anchor)) heads.set(head.chain, [...(heads.get(head.chain) ?? []), head]);
      hashes.add(hex(anchor.hash));
      bySeq.set(anchor.seq, hex(anchor.hash));
      emptiedBefore = Math.max(emptiedBefore, anchor.emptiedBefore);
      last = anchor;
    }
    if (anchors.length < AT_ONCE) break;
  }
  if (last !== null && !ours.has(last.signer)) {
    report({
      kind: 'ANCHOR_CHANGED',
      where: `anchor ${last.seq}`,
      what: 'the last anchor is signed by a key that was not given',
    });
  }
  if (anchorFile !== null) compareWithFile(anchorFile, bySeq, report);
  return { count: hashes.size, heads, emptiedBefore, hashes };
}

function verifyAnchor(anchor: Anchor, last: Anchor | null, report: Report): void {
  const where = `anchor ${anchor.seq}`;
  const expected = (last?.seq ?? 0) + 1;
  if (anchor.seq !== expected) {
    return report({
      kind: 'ANCHOR_MISSING',
      where: `anchor ${expected}`,
      what: `the next one is ${anchor.seq}`,
    });
  }
  const changed = (what: string): void => report({ kind: 'ANCHOR_CHANGED', where, what });
  if (!anchorHash(anchor).equals(anchor.hash)) return changed('its hash does not fit what it says');
  if (!isSigned(anchor)) return changed('its signature does not fit');
  if (!Buffer.from(last?.hash ?? ZEROS).equals(anchor.prev)) changed('it does not follow the one before it');
}

/** What can't be read has been told as a changed anchor. */
function headsOf(anchor: Anchor): readonly ChainHead[] {
  try {
    return readHeads(anchor);
  } catch {
    return [];
  }
}

function compareWithFile(file: string, bySeq: ReadonlyMap<number, string>, report: Report): void {
  if (!existsSync(file)) return;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const copy = readCopy(line);
    if (copy === null) {
      report({ kind: 'ANCHOR_CHANGED', where: file, what: 'a line of the file outside can not be read' });
      continue;
    }
    const where = `anchor ${copy.seq}`;
    const kept = bySeq.get(copy.seq);
    if (kept === undefined)
      report({ kind: 'ANCHOR_MISSING', where, what: `it stands in ${file} and not in the database` });
    else if (kept !== copy.hash)
      report({ kind: 'ANCHOR_CHANGED', where, what: `another one stands in ${file}` });
  }
}

/** The last line may have been cut off by a crash. */
function readCopy(line: string): AnchorCopy | null {
  try {
    return JSON.parse(line) as AnchorCopy;
  } catch {
    return null;
  }
}
