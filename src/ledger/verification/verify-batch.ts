import { HASH_BYTES, leavesOf, sealOf, sha256, type Batch } from '../format/batch.ts';
import type { LedgerKey } from '../format/ledger-key.ts';
import type { Finding } from './findings.ts';

/**
 * Checks what a batch says of itself: its seal, and of its content each leaf, which names the record that was changed. The first thing that
 * does not fit is told; a batch that was changed fits nowhere.
 */
export function verifyBatch(batch: Batch, key: LedgerKey | undefined): readonly Finding[] {
  const where = `chain ${batch.chain}, batch ${batch.seq}`;
  const changed = (what: string): readonly Finding[] => [{ kind: 'BATCH_CHANGED', where, what }];
  const { content } = batch;
  if (content !== null) {
    const head = Buffer.from(content.head);
    // Bytes that are not text would come back as other bytes.
    const leaves = Buffer.from(head.toString()).equals(head) ? leavesOf(head.toString(), content.subj) : null;
    if (leaves === null) return changed('its records and its people do not belong together');
    if (!leaves.equals(content.leaves)) return changedRecords(leaves, Buffer.from(content.leaves), where);
    if (leaves.length !== (batch.n + 1) * HASH_BYTES)
      return changed(`it says that it has ${batch.n} records`);
    if (!sha256(content.leaves).equals(batch.leavesHash))
      return changed('its records are not those that were sealed');
    if (!sha256(content.enc).equals(batch.encHash))
      return changed('its encrypted people are not those that were sealed');
  }
  if (key !== undefined && !sealOf(key, batch).equals(batch.seal)) return changed('its seal does not fit');
  return [];
}

function changedRecords(leaves: Buffer, kept: Buffer, where: string): readonly Finding[] {
  const count = leaves.length / HASH_BYTES;
  if (leaves.length !== kept.length) {
    return [
      {
        kind: 'BATCH_CHANGED',
        where,
        what: `it has ${count - 1} records and leaves for ${kept.length / HASH_BYTES - 1}`,
      },
    ];
  }
  return Array.from({ length: count }, (_, index) => index)
    .filter((index) => !slice(leaves, index).equals(slice(kept, index)))
    .map((index) =>
      index === 0
        ? { kind: 'BATCH_CHANGED', where, what: 'its list of shapes was changed' }
        : { kind: 'RECORD_CHANGED', where: `${where}, record ${index}`, what: 'it is not what was written' },
    );
}

const slice = (leaves: Buffer, index: number): Buffer =>
  leaves.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
