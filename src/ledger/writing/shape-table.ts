import { createHmac } from 'node:crypto';
import { PSEUDONYM_BYTES, type LedgerKey } from '../format/ledger-key.ts';
import { shapeHash, type Shape } from '../format/shape.ts';

/** A shape that the main thread has sent, under the number that it gave it. */
export type KnownShape = {
  readonly number: number;
  readonly hash: Buffer;
  /** The hash in a text. */
  readonly name: string;
  readonly text: string;
  /** Whose counters are to be moved; null where there is no caller. */
  readonly actor: Buffer | null;
  readonly purpose: string;
};

/** What the ledger's thread knows of shapes. */
export type ShapeTable = {
  define(number: number, text: string): void;
  get(number: number): KnownShape;
  forget(): void;
  /** Whether the database has it, marked as used on that day. */
  isKept(shape: KnownShape, day: string): boolean;
  markKept(shapes: readonly KnownShape[], day: string): void;
};

/** Names of shapes that are in the database; when they are too many some are written once more. */
const MOST_KEPT = 100_000;

export function createShapeTable(key: LedgerKey): ShapeTable {
  const shapes = new Map<number, KnownShape>();
  const keptOn = new Map<string, string>();
  return {
    define(number, text) {
      const hash = shapeHash(text);
      shapes.set(number, { number, hash, name: hash.toString('base64url'), text, ...whoseUse(key, text) });
    },
    get(number) {
      const shape = shapes.get(number);
      if (shape === undefined) throw new Error('A record has a shape that was never sent');
      return shape;
    },
    forget: () => shapes.clear(),
    isKept: ({ name }, day) => keptOn.get(name) === day,
    markKept(kept, day) {
      if (keptOn.size + kept.length > MOST_KEPT) keptOn.clear();
      for (const { name } of kept) keptOn.set(name, day);
    },
  };
}

function whoseUse(key: LedgerKey, text: string): Pick<KnownShape, 'actor' | 'purpose'> {
  const shape = JSON.parse(text) as Shape;
  if (shape.kind !== 'circumstances' || shape.caller === null) return { actor: null, purpose: '' };
  const { issuer, subject } = shape.caller;
  return { actor: actorOf(key, issuer, subject), purpose: shape.purpose?.code ?? '' };
}

/** Under this a caller's use is counted, so that the counters name nobody. */
export const actorOf = ({ pseudonyms }: LedgerKey, issuer: string, subject: string): Buffer =>
  createHmac('sha256', pseudonyms)
    .update(JSON.stringify(['caller', issuer, subject]))
    .digest()
    .subarray(0, PSEUDONYM_BYTES);
