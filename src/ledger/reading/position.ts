/** Where a reader is in the ledger, in the order it was written: the older ones are smaller. */
export type Position = {
  readonly t: number;
  readonly chain: number;
  readonly seq: number;
  readonly record: number;
};

/** Newer than all. */
export const NEWEST: Position = { t: Number.MAX_SAFE_INTEGER, chain: 0, seq: 0, record: 0 };

export const writeCursor = ({ t, chain, seq, record }: Position): string =>
  Buffer.from([t, chain, seq, record].join('.')).toString('base64url');

/** Null for a text that is no cursor of ours. */
export function readCursor(cursor: string): Position | null {
  const [, t, chain, seq, record] =
    /^(\d{1,16})\.(\d{1,16})\.(\d{1,16})\.(\d{1,16})$/.exec(Buffer.from(cursor, 'base64url').toString()) ??
    [];
  if (record === undefined) return null;
  return { t: Number(t), chain: Number(chain), seq: Number(seq), record: Number(record) };
}

type BatchPosition = Omit<Position, 'record'>;

/** For sorting the newest first. */
export const byNewest = (one: BatchPosition, other: BatchPosition): number =>
  other.t - one.t || other.chain - one.chain || other.seq - one.seq;
