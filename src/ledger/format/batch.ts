import { createHmac, hash } from 'node:crypto';
import { PSEUDONYM_BYTES, type LedgerKey } from './ledger-key.ts';
import { peopleIn, readRecordLine } from './record-line.ts';

/**
 * The format of the ledger. Records are written in batches, a batch is one row, and the batches of one start of a process are a chain:
 *
 *   batch    chain, seq, t, n, prev, seal, epoch, leaves_hash, enc_hash, head, subj, enc, leaves
 *   head     a line with the hashes of the shapes that the batch uses, then a line for each of its n records (record-line.ts)
 *   subj     16 bytes for each person told of: HMAC-SHA-256 of the person's reference. People are searched for by these
 *   enc      the references themselves, one AES-256-GCM for the batch under a key of the chain, bound to chain and seq: for extracts only
 *   leaves   32 bytes for each line: SHA-256(0 | line | LF | the pseudonyms of its people). Says which record was changed
 *   seal     HMAC-SHA-256(1 | chain | seq | t | n | prev | epoch | leaves_hash | enc_hash)
 *   prev     the seal of the batch before; of the first one the hash of the last anchor, or zeros where there was none
 *   shape    hash, text: what many records have in common, under its SHA-256 (shape.ts)
 *   anchor   each minute: the last seal of every chain that grew, and the anchor before it, signed (anchor.ts)
 *
 * A seal is keyed, so whoever can write to the database but has no key can't make a batch that fits; the anchors are signed, so whoever has no key
 * can check them too. Retention empties head, subj, enc and leaves, and leaves the two hashes, so that the seal can still be checked. That a
 * batch was emptied too early shows: each anchor says up to when the ledger has been emptied.
 *
 * What can't be seen: the loss of the last batches of a chain since the last anchor, where the process ended without its word.
 */
export type Batch = {
  readonly chain: number;
  /** From 1, without a gap. */
  readonly seq: number;
  /** When it was written, in milliseconds since 1970. */
  readonly t: number;
  /** How many records. */
  readonly n: number;
  readonly prev: Uint8Array;
  readonly seal: Uint8Array;
  /** The key that it was written under. */
  readonly epoch: string;
  readonly leavesHash: Uint8Array;
  readonly encHash: Uint8Array;
  /** Null where retention has emptied it. */
  readonly content: BatchContent | null;
};

export type BatchContent = {
  readonly head: Uint8Array;
  readonly subj: Uint8Array;
  readonly enc: Uint8Array;
  readonly leaves: Uint8Array;
};

export const HASH_BYTES = 32;
export const ZEROS: Uint8Array = new Uint8Array(HASH_BYTES);

export const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer');

/** The leaves of a head: one a line. Null where the lines tell of other people than the pseudonyms there are. */
export function leavesOf(head: string, subj: Uint8Array): Buffer | null {
  const [shapes = '', ...lines] = head.split('\n');
  const leaves = [leafOf(shapes, NOBODY)];
  let position = 0;
  for (const line of lines) {
    const record = readRecordLine(line);
    if (record === null) return null;
    const end = position + peopleIn(record) * PSEUDONYM_BYTES;
    leaves.push(leafOf(line, subj.subarray(position, end)));
    position = end;
  }
  return position === subj.length ? Buffer.concat(leaves) : null;
}

const NOBODY = new Uint8Array();

export const leafOf = (line: string, pseudonyms: Uint8Array): Buffer =>
  sha256(Buffer.concat([LEAF, Buffer.from(line), LINE_END, pseudonyms]));

const LEAF = Buffer.of(0);
const SEAL = Buffer.of(1);
const LINE_END = Buffer.from('\n');

type Sealed = Omit<Batch, 'seal' | 'content'>;

export function sealOf(
  { seals }: LedgerKey,
  { chain, seq, t, n, prev, epoch, leavesHash, encHash }: Sealed,
): Buffer {
  const numbers = Buffer.alloc(32);
  [chain, seq, t, n].forEach((number, index) => numbers.writeBigInt64BE(BigInt(number), index * 8));
  return createHmac('sha256', seals)
    .update(Buffer.concat([SEAL, numbers, prev, Buffer.from(epoch), leavesHash, encHash]))
    .digest();
}
