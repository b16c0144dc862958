import { sign, verify } from 'node:crypto';
import { sha256 } from './batch.ts';
import { verifyingKey, type LedgerKey } from './ledger-key.ts';

/** The last batch of a chain when the anchor was made, and whether the chain was still growing, closed, or found without its process. */
export type ChainHead = {
  readonly chain: number;
  /** 0 for a chain that nothing was written to. */
  readonly seq: number;
  /** In hexadecimal; empty where there is no batch. */
  readonly seal: string;
  readonly state: ChainState;
};

export type ChainState = 'OPEN' | 'CLOSED' | 'FOUND_OPEN';

/** Holds all chains fast as they were at one moment. */
export type Anchor = {
  /** From 1, without a gap. */
  readonly seq: number;
  readonly t: number;
  /** Batches from before this may have been emptied, in milliseconds since 1970. */
  readonly emptiedBefore: number;
  /** The chains that grew or ended since the anchor before, as JSON. */
  readonly heads: string;
  /** The hash of the anchor before; zeros for the first. */
  readonly prev: Uint8Array;
  readonly hash: Uint8Array;
  /** Ed25519 over the hash. */
  readonly signature: Uint8Array;
  /** Who signed: a public key in hexadecimal. */
  readonly signer: string;
};

type Unsigned = Pick<Anchor, 'seq' | 't' | 'emptiedBefore' | 'heads' | 'prev'>;

export function signAnchor({ signing, verifying }: LedgerKey, unsigned: Unsigned): Anchor {
  const hash = anchorHash(unsigned);
  return { ...unsigned, hash, signature: sign(null, hash, signing), signer: verifying };
}

/** SHA-256(3 | seq | t | emptiedBefore | prev | heads) */
export function anchorHash({ seq, t, emptiedBefore, heads, prev }: Unsigned): Buffer {
  const numbers = Buffer.alloc(24);
  [seq, t, emptiedBefore].forEach((number, index) => numbers.writeBigInt64BE(BigInt(number), index * 8));
  return sha256(Buffer.concat([ANCHOR, numbers, prev, Buffer.from(heads)]));
}

const ANCHOR = Buffer.of(3);

/** Whether the signer it names has signed it. Whether that is one of ours is another question. */
export function isSigned({ hash, signature, signer }: Anchor): boolean {
  try {
    return verify(null, hash, verifyingKey(signer), signature);
  } catch {
    return false;
  }
}

export const readHeads = ({ heads }: Anchor): readonly ChainHead[] => JSON.parse(heads) as ChainHead[];
